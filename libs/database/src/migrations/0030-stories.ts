import type { MigrationInterface, QueryRunner } from 'typeorm';
import { deciding, decidingBefore } from './0030-stories/deciding';
import { tables, tablesGone } from './0030-stories/tables';

/** Somebody's words or picture, as they were asked for: shown only while their owner's yes stands, and never changed. */
export class Stories1764000030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query('grant create on schema consent to footing_consent');
    await runner.query(deciding);
    await runner.query('revoke create on schema consent from footing_consent');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('grant create on schema consent to footing_consent');
    await runner.query(decidingBefore);
    await runner.query('revoke create on schema consent from footing_consent');
    await runner.query('revoke select on story from footing_consent');
    await runner.query(tablesGone);
  }
}
