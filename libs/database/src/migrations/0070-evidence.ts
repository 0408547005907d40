import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guards, guardsGone } from './0070-evidence/guards';
import { snapshots } from './0070-evidence/snapshots';

/**
 * What mentoring is judged by: snapshots of those who say yes to being counted, without a name, in a schema of their own. Whoever
 * works with them reads this schema and nothing else; whoever writes them reads none of it back.
 */
export class Evidence1764000070000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create schema evidence; revoke all on schema evidence from public;
      grant usage on schema evidence to footing_app, footing_evaluator; ${snapshots} ${guards}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${guardsGone} drop schema evidence cascade`);
  }
}
