import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addTables, dropTables } from './0009-accounts/tables';
import { sessionDoors } from './0009-accounts/session-doors';

/** Accounts in every role, sessions behind the door, and which students each consultant looks after. */
export class Accounts1764000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(addTables);
    for (const door of sessionDoors) await runner.query(door);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(dropTables);
  }
}
