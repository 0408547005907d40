import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PERSON } from './0047-scheduling/availability';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

/** What somebody's calendar program answered to an invitation: a note to people, which moves no meeting. */
export class CalendarAnswers1764000055000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table calendar_answer (
        institution_id uuid not null,
        meeting_id uuid not null,
        ${PERSON('calendar_answer')},
        -- Of the invitation that it answers.
        sequence integer not null constraint calendar_answer_sequence_range check (sequence >= 0),
        answer text not null constraint calendar_answer_known check (answer in ('yes', 'no', 'maybe', 'waiting')),
        -- Another time that it proposes; null: none.
        proposed_at timestamptz,
        at timestamptz not null,
        primary key (institution_id, meeting_id, person_id),
        foreign key (institution_id, meeting_id) references meeting (institution_id, id) on delete cascade
      );
      ${walls('calendar_answer')}
      ${byPurpose('calendar_answer', ['matching'])}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table calendar_answer');
  }
}
