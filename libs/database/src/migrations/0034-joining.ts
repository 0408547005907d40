import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { HERE, walls } from './walls';

/** Students sign up question by question, say what must work for them, and can take an application back. */
export class Joining1764000034000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Null: it stands. Who took it back can have it again, so the row stays.
      alter table application add column withdrawn_at timestamptz;

      -- Answers on their way: their owner alone reads them, until they are sent.
      create table sign_up (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        round_id uuid not null,
        student_id uuid not null,
        answers jsonb not null default '{}' constraint sign_up_answers_object check (jsonb_typeof(answers) = 'object'),
        -- By step: how often it was saved, and when last.
        steps jsonb not null default '{}' constraint sign_up_steps_object check (jsonb_typeof(steps) = 'object'),
        -- What they would like to share, with the text they were shown, and what must work for them: sealed with their own
        -- key, and emptied when the answers are sent, for then each has its own place.
        experiences bytea,
        needs bytea,
        sent_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        primary key (institution_id, id),
        constraint sign_up_one_a_round unique (institution_id, round_id, student_id),
        foreign key (institution_id, round_id) references round (institution_id, id),
        foreign key (institution_id, student_id) references student (institution_id, id)
      );
      ${walls('sign_up')}
      ${byPurpose('sign_up', ['answers', 'experience', 'needs'])}

      -- Nobody but their owner reads them, so what lets go of old ones counts them blindly.
      grant select (institution_id, round_id), delete on sign_up to footing_consent;
      grant select (institution_id, id, sign_up_closes) on round to footing_consent;
      grant create on schema consent to footing_consent;
      create function consent.old_sign_ups(before date, go boolean) returns integer language plpgsql security definer
        set search_path = pg_catalog, consent, public, pg_temp as $old$
        declare found integer;
        begin
          if go then
            delete from sign_up u using round r where u.institution_id = ${HERE} and r.institution_id = u.institution_id
              and r.id = u.round_id and r.sign_up_closes < before;
            get diagnostics found = row_count;
          else
            select count(*) into found from sign_up u join round r on r.institution_id = u.institution_id and r.id = u.round_id
            where u.institution_id = ${HERE} and r.sign_up_closes < before;
          end if;
          return found;
        end $old$;
      alter function consent.old_sign_ups(date, boolean) owner to footing_consent;
      revoke all on function consent.old_sign_ups(date, boolean) from public;
      grant execute on function consent.old_sign_ups(date, boolean) to footing_app;
      revoke create on schema consent from footing_consent;

      -- What must work for a student when they meet: apart from the answers, where no matching reads it.
      create table access_need (
        institution_id uuid not null,
        application_id uuid not null,
        sealed bytea not null,
        updated_at timestamptz not null default now(),
        primary key (institution_id, application_id),
        foreign key (institution_id, application_id) references application (institution_id, id) on delete cascade
      );
      ${walls('access_need')}
      ${byPurpose('access_need', ['needs'])}

      -- What a programme offers to students who have nobody yet, in its own words.
      create table meanwhile_text (
        institution_id uuid not null,
        programme_id uuid not null,
        body text not null constraint meanwhile_text_short check (length(body) <= 4000),
        updated_at timestamptz not null default now(),
        primary key (institution_id, programme_id),
        foreign key (institution_id, programme_id) references programme (institution_id, id)
      );
      ${walls('meanwhile_text')}

      -- Nobody is brought together with a student who has taken their application back, whatever was approved before.
      create function refuse_withdrawn() returns trigger language plpgsql as $refuse$
        begin
          -- Held: whoever takes it back at this instant is either seen here, or sees the pairing.
          if (select a.withdrawn_at is not null from application a
              where a.institution_id = new.institution_id and a.id = new.application_id for key share) then
            raise exception 'application % was taken back', new.application_id
              using errcode = 'check_violation', constraint = 'pairing_not_withdrawn';
          end if;
          return new;
        end $refuse$;
      create trigger not_withdrawn before insert on pairing for each row execute function refuse_withdrawn();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger not_withdrawn on pairing;
      drop function refuse_withdrawn();
      drop function consent.old_sign_ups(date, boolean);
      revoke select (institution_id, id, sign_up_closes) on round from footing_consent;
      drop table meanwhile_text, access_need, sign_up;
      alter table application drop column withdrawn_at;
    `);
  }
}
