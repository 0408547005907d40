import type { MigrationInterface, QueryRunner } from 'typeorm';
import { draftsGoOn, draftsGoOnNoMore } from './0051-round-fixes/drafts';

/** What people in a round ran into: a change of one person's mind is theirs alone. */
export class RoundFixes1764000051000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(draftsGoOn);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(draftsGoOnNoMore);
  }
}
