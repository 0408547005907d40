import type { MigrationInterface, QueryRunner } from 'typeorm';
import { refuse } from './0047-scheduling/guards';

/** Short calls are meetings of their two people: nobody is in two places at once, and a call ends with what it came of. */
export class CallsAreMeetings1764000059000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${TIMES} ${ENDS} ${MEETINGS}`);
    await runner.query(`${needsContact('')} ${GOES} ${WITH_ITS_PEOPLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger introduction_calls_end on application;
      drop trigger introduction_calls_end on offer;
      drop trigger introduction_calls_end on student;
      drop trigger introduction_calls_end on institution;
      drop trigger introduction_call_ends on introduction_call;
      drop trigger introduction_needs_contact on introduction_call;
      drop trigger meeting_of_call on meeting;
      drop function introduction_calls_end(), introduction_call_ends(), meeting_of_call();
      drop index meeting_once_of_call;
      delete from introduction_call_off where side = 'service';
      alter table introduction_call_off drop column call_id, drop column told_at,
        drop constraint introduction_call_off_of_round, drop constraint introduction_call_off_side_known,
        drop constraint introduction_call_off_reason_known,
        add constraint introduction_call_off_side_known check (side in ('student', 'mentor')),
        add constraint introduction_call_off_reason_known check (reason in ('', 'no-time', 'came-up', 'other-way')),
        add foreign key (institution_id, application_id, offer_id)
          references introduction_list (institution_id, application_id, offer_id) on delete cascade;
      alter table introduction_call add column starts_at timestamptz,
        add constraint introduction_call_student_at_once unique (institution_id, application_id, starts_at),
        add constraint introduction_call_mentor_at_once unique (institution_id, offer_id, starts_at);
      ${needsContact('or (new.starts_at is not null and new.starts_at is distinct from old.starts_at)', ', starts_at')}
    `);
  }
}

const TIMES = `
      -- When a call is, its meeting says. A time that was agreed on before is one that both have given: one tap agrees on it again.
      insert into introduction_time (institution_id, call_id, side, number, starts_at)
        select c.institution_id, c.id, w.side, 1, c.starts_at from introduction_call c cross join (values ('student'), ('mentor')) w (side)
        where c.starts_at > now() and c.held_at is null
      on conflict (institution_id, call_id, side, number) do update set starts_at = excluded.starts_at;
      drop trigger introduction_needs_contact on introduction_call;
      alter table introduction_call drop constraint introduction_call_student_at_once,
        drop constraint introduction_call_mentor_at_once, drop column starts_at;`;

const ENDS = `
      -- A line stays also where the shortlist goes: the other is told, and finds on their page that the call is off. It goes with its
      -- round alone: whoever writes it holds the call, and must not wait then for an application that somebody withdraws.
      do $$
      declare
        one text;
      begin
        for one in select conname from pg_constraint where conrelid = 'introduction_call_off'::regclass and contype = 'f' loop
          execute format('alter table introduction_call_off drop constraint %I', one);
        end loop;
      end $$;
      alter table introduction_call_off
        -- What the call was known by; null for those of before.
        add column call_id uuid,
        -- Null: nobody has been told yet.
        add column told_at timestamptz,
        drop constraint introduction_call_off_side_known,
        drop constraint introduction_call_off_reason_known,
        -- 'service': nobody called it off, it may not be or one of the two is not there any more.
        add constraint introduction_call_off_side_known check (side in ('student', 'mentor', 'service')),
        add constraint introduction_call_off_reason_known check (reason in ('', 'no-time', 'came-up', 'other-way', 'left', 'not-alone')),
        add constraint introduction_call_off_of_round foreign key (institution_id, round_id)
          references introduction_round (institution_id, round_id) on delete cascade;
      update introduction_call_off set told_at = called_off_at;
      create index introduction_call_off_to_tell on introduction_call_off (institution_id, called_off_at) where told_at is null;
      create index introduction_call_off_of_call on introduction_call_off (institution_id, call_id);
      grant update (told_at) on introduction_call_off to footing_app;`;

const MEETINGS = `
      -- Two people who may be paired meet only where they have a call to come, and once.
      create unique index meeting_once_of_call on meeting (institution_id, application_id, offer_id)
        where kind = 'intro' and status in ('proposed', 'held', 'confirmed');
      create function meeting_of_call() returns trigger language plpgsql as $$
      begin
        perform from introduction_call c where c.institution_id = new.institution_id and c.application_id = new.application_id
          and c.offer_id = new.offer_id and c.round_id = new.round_id and c.held_at is null for share;
        if not found then
          ${refuse('there is no call to come of these two', 'meeting_of_call')};
        end if;
        return new;
      end $$;
      create trigger meeting_of_call before insert on meeting for each row when (new.kind = 'intro') execute function meeting_of_call();`;

/** @param orTime when a time of the call is asked too. @param column the column that it is in. */
const needsContact = (orTime: string, column = '') => `
      create or replace function introduction_needs_contact() returns trigger language plpgsql as $$
      begin
        if (tg_op = 'INSERT' or new.application_id is distinct from old.application_id ${orTime})
            and not consent.may_contact((select a.student_id from application a
              where a.institution_id = new.institution_id and a.id = new.application_id)) then
          ${refuse('nobody who is looked after is called alone', 'introduction_needs_contact')};
        end if;
        return new;
      end $$;
      create trigger introduction_needs_contact before insert or update of application_id${column} on introduction_call
        for each row execute function introduction_needs_contact();`;

const GOES = `
      -- No call to come goes without a line that has its people told, nor leaves its meeting behind, whoever takes it away.
      create function introduction_call_ends() returns trigger language plpgsql as $$
      declare
        off introduction_call_off;
      begin
        if old.held_at is not null or not exists (select from introduction_round r, application a, offer o
            where r.institution_id = old.institution_id and r.round_id = old.round_id and a.institution_id = old.institution_id
              and a.id = old.application_id and o.institution_id = old.institution_id and o.id = old.offer_id) then
          return old;
        end if;
        insert into introduction_call_off (institution_id, application_id, offer_id, round_id, side, reason, called_off_at, call_id)
          values (old.institution_id, old.application_id, old.offer_id, old.round_id, 'service', 'left', clock_timestamp(), old.id)
        on conflict do nothing;
        select x.* into off from introduction_call_off x where x.institution_id = old.institution_id
          and x.application_id = old.application_id and x.offer_id = old.offer_id;
        update meeting m set step = 'cancel', status = 'cancelled', version = m.version + 1, hold_until = null,
            sequence = m.sequence + (m.status = 'confirmed')::integer, reason = off.reason, changed_at = off.called_off_at,
            changed_by_kind = off.side, changed_by = case off.side
              when 'student' then (select a.student_id from application a where a.institution_id = m.institution_id and a.id = m.application_id)
              when 'mentor' then (select o.mentor_id from offer o where o.institution_id = m.institution_id and o.id = m.offer_id) end
          where m.institution_id = old.institution_id and m.kind = 'intro' and m.application_id = old.application_id
            and m.offer_id = old.offer_id and m.status in ('proposed', 'held', 'confirmed')
            and (m.status <> 'confirmed' or m.starts_at > off.called_off_at);
        return old;
      end $$;
      create trigger introduction_call_ends before delete on introduction_call for each row execute function introduction_call_ends();`;

const WITH_ITS_PEOPLE = `
      -- Calls to come end in the very moment in which one of the two leaves, or may not be met alone any more. Arguments: which side
      -- ends it, and why.
      create function introduction_calls_end() returns trigger language plpgsql as $$
      declare
        here uuid := coalesce(to_jsonb(new) ->> 'institution_id', to_jsonb(new) ->> 'id')::uuid;
        one record;
      begin
        for one in select c.* from introduction_call c join application a on a.institution_id = here and a.id = c.application_id
            where c.institution_id = here and c.held_at is null and case tg_table_name
              when 'application' then c.application_id = new.id
              when 'offer' then c.offer_id = new.id
              when 'student' then a.student_id = new.id and not consent.may_contact(new.id)
              else not consent.may_contact(a.student_id) end
            order by c.offer_id, c.id for update of c loop
          insert into introduction_call_off (institution_id, application_id, offer_id, round_id, side, reason, called_off_at, call_id)
            values (here, one.application_id, one.offer_id, one.round_id, tg_argv[0], tg_argv[1], clock_timestamp(), one.id)
          on conflict do nothing;
          delete from introduction_call c where c.institution_id = here and c.id = one.id;
        end loop;
        return null;
      end $$;
      create trigger introduction_calls_end after update of withdrawn_at on application for each row
        when (new.withdrawn_at is not null and old.withdrawn_at is null) execute function introduction_calls_end('student', 'left');
      create trigger introduction_calls_end after update of places, paused_until on offer for each row
        when (new.places = 0 or new.paused_until > (now() at time zone 'Europe/London')::date)
        execute function introduction_calls_end('mentor', 'left');
      create trigger introduction_calls_end after update of under_18_until on student for each row
        when (new.under_18_until is not null) execute function introduction_calls_end('service', 'not-alone');
      create trigger introduction_calls_end after update of supervised_contact on institution for each row
        when (old.supervised_contact and not new.supervised_contact) execute function introduction_calls_end('service', 'not-alone');`;
