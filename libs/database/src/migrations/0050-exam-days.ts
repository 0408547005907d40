import type { MigrationInterface, QueryRunner } from 'typeorm';
import { walls } from './walls';

/** Days of exams on which nothing falls due, and when somebody was last asked to do their training. */
export class ExamDays1764000050500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table account add column training_reminded_at timestamptz;

      create table exam_days (
        institution_id uuid not null,
        round_id uuid not null,
        from_day date not null,
        until_day date not null,
        primary key (institution_id, round_id, from_day),
        foreign key (institution_id, round_id) references round (institution_id, id),
        constraint exam_days_in_order check (until_day between from_day and from_day + 60)
      );
      ${walls('exam_days', { may: ['select', 'insert', 'delete'] })}

      -- The first day from this one on that is no day of exams; of days that follow on one another the last counts.
      create function after_exams(here uuid, of_round uuid, day date) returns date language plpgsql stable as $$
      declare
        last_day date;
      begin
        loop
          select max(e.until_day) into last_day from exam_days e
            where e.institution_id = here and e.round_id = of_round and day between e.from_day and e.until_day;
          if last_day is null then return day; end if;
          day := last_day + 1;
        end loop;
      end $$;

      -- Whatever is awaited, by whatever way it came: its last day is none of exams.
      create function deadline_after_exams() returns trigger language plpgsql as $$
      begin
        new."by" := (select after_exams(p.institution_id, p.round_id, new."by") from pairing p
          where p.institution_id = new.institution_id and p.id = new.pairing_id);
        return new;
      end $$;
      create trigger deadline_after_exams before insert or update of "by" on deadline
        for each row when (new.done_at is null) execute function deadline_after_exams();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger deadline_after_exams on deadline;
      drop function deadline_after_exams(), after_exams(uuid, uuid, date);
      drop table exam_days;
      alter table account drop column training_reminded_at;
    `);
  }
}
