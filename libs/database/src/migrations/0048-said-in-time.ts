import type { MigrationInterface, QueryRunner } from 'typeorm';

const kinds = (known: string) => `
  alter table meeting_reminder drop constraint meeting_reminder_kind_known;
  alter table meeting_reminder add constraint meeting_reminder_kind_known check (kind in (${known}));`;

const who = (more: string) => `
  create or replace function attendance_of_its_people() returns trigger language plpgsql as $$
  begin
    if not exists (select from meeting m where m.institution_id = new.institution_id and m.id = new.meeting_id
          and m.status in ('confirmed', 'completed', 'missed') and m.starts_at <= new.at ${more})
        or 2 > (select count(*) from (values (new.person_id), (new.said_by)) who (id)
          where exists (select from meeting_person w where w.institution_id = new.institution_id and w.meeting_id = new.meeting_id and w.person_id = who.id)) then
      raise exception 'nobody says who came to meeting % but its people, once it has begun', new.meeting_id
        using errcode = 'restrict_violation', constraint = 'attendance_of_its_people';
    end if;
    return new;
  end $$;`;

/** Who came is said within two weeks, and put right within them; where people differ each is told once. */
export class SaidInTime1764000048500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(who(`and new.at <= m.ends_at + interval '336 hours'`));
    await runner.query(kinds(`'day-before', 'hour-before', 'who-came', 'words-differ'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from meeting_reminder where kind = 'words-differ'`);
    await runner.query(kinds(`'day-before', 'hour-before', 'who-came'`));
    await runner.query(who(''));
  }
}
