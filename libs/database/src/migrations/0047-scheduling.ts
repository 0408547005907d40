import type { MigrationInterface, QueryRunner } from 'typeorm';
import { availability } from './0047-scheduling/availability';
import { guards } from './0047-scheduling/guards';
import { meetings } from './0047-scheduling/meetings';
import { placing } from './0047-scheduling/placing';

/** When people can meet, and their meetings: what two or more agreed on, never two at once for anybody. */
export class Scheduling1764000047000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists btree_gist;
      ${availability}
      ${meetings}
      ${guards}
      ${placing}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger meetings_end_with_contact on pairing_step;
      drop trigger meetings_end_with_contact on contact_hold;
      drop function meetings_end_with_contact, meeting_time_is_free, meeting_people_in_turn;
      drop table meeting_option, meeting_event, meeting_person;
      drop function meeting_line;
      drop table meeting, meeting_move;
      drop function meeting_begins, meeting_moves, meeting_needs_contact, meeting_told, meeting_event_is_true, meeting_history_stays,
        meeting_stays, meeting_person_stays, meeting_has_people;
      drop table busy_time, busy_calendar, day_exception, weekly_rule, meeting_wish, person_zone;
      drop extension btree_gist;
    `);
  }
}
