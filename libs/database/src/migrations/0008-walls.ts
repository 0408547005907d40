import type { MigrationInterface, QueryRunner } from 'typeorm';
import { behindTheDoor, door, walls } from './walls';

/** Tables whose rows are one institution's, as they stand when the walls go up. */
const apart = [
  ...['account', 'account_role', 'school', 'priority_group', 'programme', 'round', 'round_school', 'round_tier'],
  ...['criterion', 'barrier', 'student', 'mentor', 'application', 'offer', 'priority_group_member'],
  ...['experience_wanted', 'experience_offered', 'import', 'import_chunk', 'import_row', 'import_fault'],
  ...['column_mapping', 'draft', 'draft_input', 'draft_pair', 'draft_unmatched', 'decision', 'pairing'],
  ...['round_floor', 'study', 'draft_chance'],
];

/** Institutions are kept apart by the database itself, and the apps own nothing in it. */
export class Walls1764000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke create on schema public from public;
      grant usage on schema public to footing_app, footing_matcher, footing_auditor, footing_doorkeeper;
      create schema door;
      grant usage on schema door to footing_app;
      grant usage, create on schema door to footing_doorkeeper;
    `);
    for (const table of apart) await runner.query(walls(table));
    await runner.query(walls('institution', { key: 'id', may: ['select', 'insert', 'update'] }));
    await runner.query(behindTheDoor('institution'));
    await runner.query(
      door('institutions()', 'setof public.institution', 'select * from public.institution order by name, id'),
    );
    await runner.query('grant select, insert, update, delete on session to footing_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function door.institutions(); drop policy at_the_door on institution');
    for (const table of [...apart, 'institution'])
      await runner.query(
        `drop policy institutions_apart on ${table}; alter table ${table} disable row level security, no force row level security`,
      );
    await runner.query('drop schema door');
  }
}
