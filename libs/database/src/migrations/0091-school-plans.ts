import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

/** Who leads a school, what the school does about gaps, and everything that its plan ever said. */
export class SchoolPlans1764000091000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table school_lead (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        school_id uuid not null,
        -- Null: somebody who has left.
        account_id uuid,
        begun_at timestamptz not null,
        begun_by uuid,
        ended_at timestamptz,
        ended_by uuid,
        primary key (institution_id, id),
        foreign key (institution_id, school_id) references school (institution_id, id),
        foreign key (institution_id, account_id) references account (institution_id, id),
        foreign key (institution_id, begun_by) references account (institution_id, id),
        foreign key (institution_id, ended_by) references account (institution_id, id),
        constraint school_lead_is_somebody check (account_id is not null or ended_at is not null)
      );
      create unique index school_lead_once on school_lead (institution_id, school_id, account_id) where ended_at is null;
      create index school_lead_of_account on school_lead (institution_id, account_id);
      ${walls('school_lead', { may: ['select', 'insert'] })}
      grant update (account_id, ended_at, ended_by) on school_lead to footing_app;

      -- Only staff lead a school, whoever ends it ends it for good, and nobody is put in the place of another. It sees accounts
      -- whatever the purpose is.
      create function school_lead_stands() returns trigger
        language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
      begin
        if tg_op = 'UPDATE' then
          if old.ended_at is not null and new.ended_at is distinct from old.ended_at
              or new.account_id is not null and new.account_id is distinct from old.account_id then
            raise exception 'who led a school stays' using errcode = 'restrict_violation', constraint = 'school_lead_stands';
          end if;
          return new;
        end if;
        if new.account_id is not null and not exists (select from account a
            join account_role r on r.institution_id = a.institution_id and r.account_id = a.id
            where a.institution_id = new.institution_id and a.id = new.account_id and a.disabled_at is null
              and r.role not in ('student', 'mentor')) then
          raise exception 'account % is not of staff', new.account_id
            using errcode = 'restrict_violation', constraint = 'school_lead_is_staff';
        end if;
        return new;
      end $$;
      create trigger school_lead_stands before insert or update on school_lead for each row execute function school_lead_stands();

      create table school_action (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        school_id uuid not null,
        -- The autumn that it begins in: 2026 is 2026/27.
        year smallint not null constraint school_action_year_range check (year between 2000 and 2199),
        version integer not null default 1 constraint school_action_version_from_one check (version >= 1),
        what text not null constraint school_action_what_given check (length(btrim(what)) between 1 and 500),
        -- Which gap it answers.
        why text not null constraint school_action_why_given check (length(btrim(why)) between 1 and 500),
        -- Somebody who signs in, or a post or a team in words.
        owner_id uuid,
        owner_words text constraint school_action_owner_words_given check (length(btrim(owner_words)) between 1 and 120),
        due_on date not null constraint school_action_due_range check (due_on between '2000-01-01' and '2199-12-31'),
        state text not null default 'to-do'
          constraint school_action_state_known check (state in ('to-do', 'under-way', 'done', 'dropped')),
        done_on date,
        notes text not null default '' constraint school_action_notes_short check (length(notes) <= 2000),
        dropped_why text not null default '' constraint school_action_dropped_why_short check (length(dropped_why) <= 500),
        -- The action of the year before that goes on in this one.
        carried_from uuid,
        made_at timestamptz not null,
        made_by uuid,
        changed_at timestamptz not null,
        changed_by uuid,
        primary key (institution_id, id),
        foreign key (institution_id, school_id) references school (institution_id, id),
        foreign key (institution_id, owner_id) references account (institution_id, id),
        foreign key (institution_id, made_by) references account (institution_id, id),
        foreign key (institution_id, changed_by) references account (institution_id, id),
        foreign key (institution_id, carried_from) references school_action (institution_id, id),
        constraint school_action_owner_is_one check (num_nonnulls(owner_id, owner_words) = 1),
        constraint school_action_done_has_day check ((state = 'done') = (done_on is not null)),
        constraint school_action_dropped_says_why check ((state = 'dropped') = (dropped_why <> ''))
      );
      create index school_action_of_school on school_action (institution_id, school_id, year, due_on);
      create index school_action_of_owner on school_action (institution_id, owner_id);
      create unique index school_action_carried_once on school_action (institution_id, carried_from);
      ${walls('school_action', { may: ['select', 'insert'] })}
      grant update (version, what, why, owner_id, owner_words, due_on, state, done_on, notes, dropped_why, changed_at, changed_by)
        on school_action to footing_app;
      ${byPurpose('school_action', ['account'])}
      create trigger school_action_moves_on before update on school_action for each row execute function practice_moves_on();
      create trigger school_action_owner_is_staff before insert or update on school_action for each row
        when (new.owner_id is not null) execute function practice_owner_is_staff();

      -- A plan is written by whoever leads the school, or leads the programmes. Whoever sees to an action says how it stands, and
      -- nothing else. It sees accounts whatever the purpose is.
      create function school_action_by_its_lead() returns trigger
        language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
      begin
        -- A name goes when somebody leaves or after its time, and nothing else with it.
        if tg_op = 'UPDATE' and new.owner_id is null and new.changed_at = old.changed_at
            and new.changed_by is not distinct from old.changed_by
            and (new.what, new.why, new.due_on, new.state, new.done_on, new.notes, new.dropped_why)
              is not distinct from (old.what, old.why, old.due_on, old.state, old.done_on, old.notes, old.dropped_why) then
          return new;
        end if;
        if exists (select from school_lead l where l.institution_id = new.institution_id and l.school_id = new.school_id
              and l.account_id = new.changed_by and l.ended_at is null)
            or exists (select from account_role r where r.institution_id = new.institution_id and r.account_id = new.changed_by
              and r.role = 'programme-lead') then
          return new;
        end if;
        if tg_op = 'UPDATE' and old.owner_id = new.changed_by
            and (new.what, new.why, new.owner_id, new.owner_words, new.due_on, new.notes, new.dropped_why)
              is not distinct from (old.what, old.why, old.owner_id, old.owner_words, old.due_on, old.notes, old.dropped_why) then
          return new;
        end if;
        raise exception 'school % is led by somebody else', new.school_id
          using errcode = 'restrict_violation', constraint = 'school_action_by_its_lead';
      end $$;
      create trigger school_action_by_its_lead before insert or update on school_action for each row
        execute function school_action_by_its_lead();

      -- What goes on is the open action of the year before, of the same school; what it was carried from stays as it was then.
      create function school_action_goes_on() returns trigger
        language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
      begin
        if tg_op = 'INSERT' then
          perform from school_action a where a.institution_id = new.institution_id and a.id = new.carried_from
            and a.school_id = new.school_id and a.year = new.year - 1 and a.state in ('to-do', 'under-way') for update;
          if not found then
            raise exception 'action % does not go on', new.carried_from
              using errcode = 'restrict_violation', constraint = 'school_action_goes_on';
          end if;
        elsif exists (select from school_action a where a.institution_id = new.institution_id and a.carried_from = new.id)
            and (new.what, new.why, new.due_on, new.state, new.done_on, new.notes, new.dropped_why)
              is distinct from (old.what, old.why, old.due_on, old.state, old.done_on, old.notes, old.dropped_why) then
          raise exception 'action % went on into another year', new.id
            using errcode = 'restrict_violation', constraint = 'school_action_carried_stays';
        end if;
        return new;
      end $$;
      create trigger school_action_goes_on before insert on school_action for each row
        when (new.carried_from is not null) execute function school_action_goes_on();
      create trigger school_action_carried_stays before update on school_action for each row execute function school_action_goes_on();

      -- What an action said, each time that it was written. Who saw to it is not in it, only that this changed.
      create table school_action_history (
        institution_id uuid not null references institution (id),
        action_id uuid not null,
        version integer not null,
        what text not null,
        why text not null,
        owner_changed boolean not null,
        due_on date not null,
        state text not null,
        notes text not null,
        dropped_why text not null,
        changed_at timestamptz not null,
        changed_by uuid,
        primary key (institution_id, action_id, version),
        foreign key (institution_id, action_id) references school_action (institution_id, id),
        foreign key (institution_id, changed_by) references account (institution_id, id)
      );
      ${walls('school_action_history', { may: ['select'] })}

      create function school_action_is_kept() returns trigger
        language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
      begin
        insert into school_action_history (institution_id, action_id, version, what, why, owner_changed, due_on, state, notes,
            dropped_why, changed_at, changed_by)
          values (new.institution_id, new.id, new.version, new.what, new.why, tg_op = 'UPDATE'
              and (new.owner_id, new.owner_words) is distinct from (old.owner_id, old.owner_words),
            new.due_on, new.state, new.notes, new.dropped_why, new.changed_at, new.changed_by);
        return null;
      end $$;
      create trigger school_action_is_kept after insert or update on school_action for each row execute function school_action_is_kept();

      -- What was said stays, whoever asks.
      create function school_action_history_stays() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      begin
        raise exception 'what a plan said stays' using errcode = 'restrict_violation', constraint = 'school_action_history_stays';
      end $$;
      create trigger school_action_history_stays before update or delete on school_action_history for each row
        execute function school_action_history_stays();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table school_action_history, school_action, school_lead;
      drop function school_action_history_stays(), school_action_is_kept(), school_action_goes_on(), school_action_by_its_lead(),
        school_lead_stands();
    `);
  }
}
