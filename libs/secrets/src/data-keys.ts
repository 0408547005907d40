import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Key } from './envelope';
import { unwrapKey, wrapKey } from './wrapping';
import { InstitutionKeys } from './institution-keys';

interface Row {
  readonly id: string;
  readonly subject_id: string;
  readonly institution_key_id: string;
  readonly wrapped: Buffer;
}

const COLUMNS = 'id, subject_id, institution_key_id, wrapped';
const contextOf = (institutionId: string, subjectId: string) => `data|${institutionId}|${subjectId}`;

/** A key for each person, and one for the institution's own secrets. Without it nothing of theirs can be read again. */
@Injectable()
export class DataKeys {
  constructor(private readonly institutionKeys: InstitutionKeys) {}

  /** The keys of these people; whoever has none is left out. */
  async find(tx: EntityManager, institutionId: string, subjectIds: readonly string[]): Promise<Map<string, Key>> {
    const rows = await tx.query<Row[]>(
      `select ${COLUMNS} from data_key where institution_id = $1 and subject_id = any($2::uuid[])`,
      [institutionId, [...new Set(subjectIds)]],
    );
    return this.unwrapped(tx, institutionId, rows);
  }

  /** The keys of these people, made for whoever has none. Two that make one at once end with one and the same. */
  async findOrMake(tx: EntityManager, institutionId: string, subjectIds: readonly string[]): Promise<Map<string, Key>> {
    const there = await this.find(tx, institutionId, subjectIds);
    const missing = [...new Set(subjectIds)].filter((id) => !there.has(id)).sort();
    if (missing.length === 0) return there;
    const outer = await this.institutionKeys.current(tx, institutionId);
    const wrapped = missing.map((id) =>
      wrapKey(outer.bytes, randomBytes(12), randomBytes(32), contextOf(institutionId, id)),
    );
    await tx.query(
      `insert into data_key (institution_id, subject_id, id, institution_key_id, wrapped)
       select $1, given.subject_id, given.id, $5, given.wrapped
       from unnest($2::uuid[], $3::uuid[], $4::bytea[]) as given (subject_id, id, wrapped)
       on conflict (institution_id, subject_id) do nothing`,
      [institutionId, missing, missing.map(() => randomUUID()), wrapped, outer.id],
    );
    return new Map([...there, ...(await this.find(tx, institutionId, missing))]);
  }

  /** Destroys a person's key: whatever was sealed for them stays sealed for ever. */
  async shred(tx: EntityManager, institutionId: string, subjectId: string): Promise<void> {
    await tx.query('delete from data_key where institution_id = $1 and subject_id = $2', [institutionId, subjectId]);
  }

  /**
   * Wraps some keys with the institution's current key that are wrapped with one before it.
   * @returns how many; 0 when all are done.
   */
  async rewrapSome(tx: EntityManager, institutionId: string, most: number): Promise<number> {
    const outer = await this.institutionKeys.current(tx, institutionId);
    const rows = await tx.query<Row[]>(
      `select ${COLUMNS} from data_key where institution_id = $1 and institution_key_id <> $2
       order by subject_id limit $3 for update skip locked`,
      [institutionId, outer.id, most],
    );
    const keys = await this.unwrapped(tx, institutionId, rows);
    for (const { subject_id } of rows) {
      const inner = keys.get(subject_id)?.bytes ?? Buffer.alloc(0);
      const wrapped = wrapKey(outer.bytes, randomBytes(12), inner, contextOf(institutionId, subject_id));
      await tx.query(
        'update data_key set institution_key_id = $3, wrapped = $4 where institution_id = $1 and subject_id = $2',
        [institutionId, subject_id, outer.id, wrapped],
      );
    }
    return rows.length;
  }

  private async unwrapped(tx: EntityManager, institutionId: string, rows: readonly Row[]): Promise<Map<string, Key>> {
    const keys = new Map<string, Key>();
    for (const { id, subject_id, institution_key_id, wrapped } of rows) {
      const outer = await this.institutionKeys.byId(tx, institutionId, institution_key_id);
      keys.set(subject_id, { id, bytes: unwrapKey(outer.bytes, wrapped, contextOf(institutionId, subject_id)) });
    }
    return keys;
  }
}
