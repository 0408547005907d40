import type { MigrationInterface, QueryRunner } from 'typeorm';

const kept = ['experience_wanted', 'experience_offered'];

/**
 * Shared experience is kept sealed. What was written before stays readable until the worker, which has the keys, has
 * sealed it. Files that nobody finished are forgotten: they were kept in clear.
 */
export class SealedExperiences1764000017000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of kept)
      await runner.query(`
        alter table ${table} add column sealed bytea, alter column experiences drop not null,
          drop constraint ${table}_some,
          add constraint ${table}_kept_once check ((sealed is null) <> (experiences is null)),
          add constraint ${table}_some check (cardinality(experiences) > 0)`);
    await runner.query(`
      update import set state = 'abandoned', finished_at = now(), run = null
        where state in ('reading', 'mapping', 'checking', 'checked', 'writing');
      delete from import_chunk;
      delete from import_fault;
      delete from import_row;
      alter table import_row drop column cells, drop column extra, add column content bytea not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of kept)
      await runner.query(`
        delete from ${table} where sealed is not null;
        alter table ${table} drop constraint ${table}_kept_once, drop column sealed,
          alter column experiences set not null`);
    await runner.query(`
      delete from import_row;
      alter table import_row drop column content, add column cells jsonb not null, add column extra jsonb not null default '[]'`);
  }
}
