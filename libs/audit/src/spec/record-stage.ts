import { connectionOptions, Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { DataSource } from 'typeorm';
import type { AuditEvent } from '../events';
import { record } from '../record';

export const idOf = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
export const here = idOf(1);
export const consultant: Actor = { institutionId: here, accountId: idOf(2), roles: ['consultant'] };

/** A database with the record in it, and a hand that gets around every guard: that of whoever runs the server. */
export interface RecordStage {
  readonly db: FreshDatabase;
  readonly database: Database;
  look(student: number, event?: AuditEvent): Promise<void>;
  /** Runs SQL as the server's own master, with the guards of the tables put out of the way. */
  tamper(sql: string, values?: unknown[]): Promise<void>;
  drop(): Promise<void>;
}

export async function recordStage(poolSize = 5): Promise<RecordStage> {
  const db = await freshDatabase();
  const source = await new DataSource({ ...connectionOptions(db.url, poolSize) }).initialize();
  const database = new Database(source);
  return {
    db,
    database,
    look: (student, event = 'application.viewed') =>
      database.transaction(consultant, (tx) =>
        record(tx, consultant, { event, subjects: [{ kind: 'student', id: idOf(student) }], fields: ['experiences'] }),
      ),
    tamper: async (sql, values = []) => {
      await db.query(`set session_replication_role = 'replica'`);
      await db.query(sql, values);
      await db.query(`set session_replication_role = 'origin'`);
    },
    drop: async () => {
      await source.destroy();
      await db.drop();
    },
  };
}
