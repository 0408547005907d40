import type { MigrationInterface, QueryRunner } from 'typeorm';

const first = `'help', 'direction', 'ways-of-working', 'shared-experience', 'recent-path', 'practical'`;
const last = `'interests', 'picks', 'ratings'`;
const onColumns = `'equal', 'different', 'overlap', 'closeness', 'steps-apart'`;

const allowedKinds = (once: string) => `
  alter table criterion drop constraint criterion_kind_known;
  alter table criterion add constraint criterion_kind_known check (kind in (${once}, ${onColumns}));
  drop index criterion_kind_once;
  create unique index criterion_kind_once on criterion (institution_id, round_id, kind) where kind in (${once});
`;

/** A round can weigh how much of the week two people are both free, by itself. */
export class FreeTime1764000053000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${allowedKinds(`${first}, 'free-time', ${last}`)}
      -- Whoever keeps a week of hours is matched by it.
      grant select on weekly_rule, person_zone to footing_matcher;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke select on weekly_rule, person_zone from footing_matcher;
      delete from criterion where kind = 'free-time';
      ${allowedKinds(`${first}, ${last}`)}
    `);
  }
}
