import type { MigrationInterface, QueryRunner } from 'typeorm';
import { walls } from './walls';

/** How often people of a programme usually meet, which each of its rounds may say otherwise. */
export class UsualCadence1764000065000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- No row: six times.
      create table usual_cadence (
        institution_id uuid not null,
        programme_id uuid not null,
        target smallint not null constraint usual_cadence_target_range check (target between 1 and 52),
        grace_days smallint not null constraint usual_cadence_grace_range check (grace_days between 0 and 60),
        nudges boolean not null,
        updated_at timestamptz not null,
        primary key (institution_id, programme_id),
        foreign key (institution_id, programme_id) references programme (institution_id, id) on delete cascade
      );
      ${walls('usual_cadence')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table usual_cadence');
  }
}
