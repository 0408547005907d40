import type { MigrationInterface, QueryRunner } from 'typeorm';
import { said } from './0048-after-meetings/said';
import { told } from './0048-after-meetings/told';

/** What follows a meeting: who came, what it was like, what people are told and when, and how often they mean to meet. */
export class AfterMeetings1764000048000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${said} ${told}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table nudge, closed_days, cadence, calendar_feed, meeting_reminder, calendar_message, meeting_told;
      drop function reminder_of_now;
      drop table programme_reflection, reflection, reflection_given, attendance;
      drop function attendance_of_its_people;
    `);
  }
}
