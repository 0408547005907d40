import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calendars name who meets only while everybody named allows it: what was named is known, and told anew without names. */
export class CalendarNames1764000066500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Nothing about the meeting changes, but calendars are told anew what they may say.
      insert into meeting_move values ('reword', 'confirmed', 'confirmed', 'service', true);
      -- On whose yes it says who meets and what about: whoever reads it, and whom it names. Empty: it says nothing.
      alter table calendar_message add column named uuid[] not null default '{}';
      -- The mail that it went out with, while it names somebody.
      alter table calendar_message add column mail_id uuid;
      grant update (mail_id) on calendar_message to footing_app;
      alter table own_calendar_entry add column named uuid[] not null default '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table own_calendar_entry drop column named;
      alter table calendar_message drop column named, drop column mail_id;
      delete from meeting_move where step = 'reword';
    `);
  }
}
