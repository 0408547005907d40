import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

/** The day on which a student qualifies, where it is known of them by themselves: their last survey counts from it. */
export class Qualification1764000075000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- No row: the day that the round's wave says for everybody.
      create table qualification_day (
        institution_id uuid not null,
        student_id uuid not null,
        on_day date not null constraint qualification_day_sensible check (on_day between '2000-01-01' and '2099-12-31'),
        changed_at timestamptz not null,
        primary key (institution_id, student_id),
        foreign key (institution_id, student_id) references student (institution_id, id) on delete cascade
      );
      ${walls('qualification_day')}
      ${byPurpose('qualification_day', ['matching'])}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table qualification_day');
  }
}
