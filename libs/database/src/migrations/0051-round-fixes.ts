import type { MigrationInterface, QueryRunner } from 'typeorm';
import { yesMayNotWait, yesMayWait } from './0051-round-fixes/waiting-yes';
import { draftsGoOn, draftsGoOnNoMore } from './0051-round-fixes/drafts';

/** What people in a round ran into: a change of one person's mind is theirs alone. */
export class RoundFixes1764000051000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(draftsGoOn);
    await runner.query(yesMayWait);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(yesMayNotWait);
    await runner.query(draftsGoOnNoMore);
  }
}
