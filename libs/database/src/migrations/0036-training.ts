import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

/** What everybody has who taught the service nothing else: code, for whom, in which kinds of programme, months. */
const SHIPPED = [
  ['students-mentoring', 'student', '{career,group}', null],
  ['students-reverse', 'student', '{reverse}', null],
  ['mentors-inclusive-practice', 'mentor', '{career,group}', 24],
  ['mentors-boundaries', 'mentor', '{career,group}', 24],
  ['mentors-safeguarding', 'mentor', '{}', 12],
  ['mentors-code-of-conduct', 'mentor', '{}', 12],
  ['mentors-being-mentored', 'mentor', '{reverse}', 24],
  ['staff-inclusive-practice', 'staff', '{}', 24],
  ['staff-safeguarding', 'staff', '{}', 12],
] as const;

const MOMENTS = `passed_at timestamptz, passed_version smallint, until timestamptz`;

/** Modules of training, who has passed which, and the checks that an institution asks of its mentors. */
export class Training1764000036000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Modules that come with the service: their words are with the code, what they ask of whom is here.
      create table training_shipped (
        code text primary key,
        audience text not null,
        kinds text[] not null,
        months smallint
      );
      insert into training_shipped values ${SHIPPED.map(
        ([code, audience, kinds, months]) => `('${code}', '${audience}', '${kinds}', ${months})`,
      ).join(', ')};
      revoke all on training_shipped from public;
      grant select on training_shipped to footing_app;

      -- Versions of modules that an institution has made its own; the newest holds, and older ones stay as they were.
      create table training_module (
        institution_id uuid not null references institution (id),
        code text not null constraint training_module_code_bare check (code ~ '^[a-z-]{1,60}$'),
        version smallint not null constraint training_module_version_range check (version between 2 and 9999),
        audience text not null constraint training_module_audience_known check (audience in ('student', 'mentor', 'staff')),
        kinds text[] not null constraint training_module_kinds_known check (kinds <@ '{career,reverse,group}'),
        title text not null constraint training_module_title_given check (length(btrim(title)) between 1 and 120),
        minutes smallint not null constraint training_module_minutes_range check (minutes between 1 and 60),
        content jsonb not null constraint training_module_content_object check (jsonb_typeof(content) = 'object'),
        months smallint constraint training_module_months_range check (months between 1 and 120),
        required boolean not null,
        -- Who passed a version before this one does it again.
        counts_from smallint not null,
        published_at timestamptz not null,
        published_by uuid not null,
        primary key (institution_id, code, version),
        foreign key (institution_id, published_by) references account (institution_id, id),
        constraint training_module_counts_from_range check (counts_from between 1 and version)
      );
      ${walls('training_module', { may: ['select', 'insert'] })}

      create table training_result (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        student_id uuid,
        mentor_id uuid,
        account_id uuid,
        code text not null constraint training_result_code_bare check (code ~ '^[a-z-]{1,60}$'),
        version smallint not null constraint training_result_version_range check (version between 1 and 9999),
        passed_at timestamptz not null,
        -- Null: for good.
        until timestamptz constraint training_result_until_later check (until > passed_at),
        reminded_at timestamptz,
        primary key (institution_id, id),
        foreign key (institution_id, student_id) references student (institution_id, id),
        foreign key (institution_id, mentor_id) references mentor (institution_id, id),
        foreign key (institution_id, account_id) references account (institution_id, id),
        constraint training_result_of_one check (num_nonnulls(student_id, mentor_id, account_id) = 1)
      );
      create index training_result_of_student on training_result (institution_id, student_id, code, passed_at);
      create index training_result_of_mentor on training_result (institution_id, mentor_id, code, passed_at);
      create index training_result_of_account on training_result (institution_id, account_id, code, passed_at);
      ${walls('training_result')}
      ${byPurpose('training_result', ['account'])}

      -- Which modules hold now, each in the version that does.
      create function training_now(here uuid)
        returns table (code text, version smallint, audience text, kinds text[], months smallint, required boolean, counts_from smallint)
        language sql stable set search_path = pg_catalog, public, pg_temp as $now$
        with own as (
          select distinct on (m.code) m.code, m.version, m.audience, m.kinds, m.months, m.required, m.counts_from
          from training_module m where m.institution_id = here order by m.code, m.version desc
        )
        select * from own union all
        select s.code, 1::smallint, s.audience, s.kinds, s.months, true, 1::smallint from training_shipped s
        where not exists (select from own where own.code = s.code)
      $now$;

      -- How somebody stands with the modules that are for them. Kinds: of the programmes that they take part in.
      create function training_standing(here uuid, who text, person uuid, in_kinds text[], at timestamptz)
        returns table (code text, version smallint, required boolean, ${MOMENTS}, standing text)
        language sql stable set search_path = pg_catalog, public, pg_temp as $standing$
        select n.code, n.version, n.required, r.passed_at, r.version, r.until,
          case when r.code is null then 'to-do' when r.version < n.counts_from then 'again'
            when r.until <= at then 'expired' else 'done' end
        from training_now(here) n left join lateral (
          select * from training_result r where r.institution_id = here and r.code = n.code
            and case who when 'student' then r.student_id when 'mentor' then r.mentor_id else r.account_id end = person
          order by r.passed_at desc, r.id desc limit 1
        ) r on true
        where n.audience = who and (n.kinds = '{}' or n.kinds && in_kinds)
      $standing$;

      -- The kinds of programme whose rounds somebody takes part in and that are not over; career where there is none.
      create function training_kinds(here uuid, who text, person uuid, at timestamptz)
        returns text[] language sql stable set search_path = pg_catalog, public, pg_temp as $kinds$
        with taken as (
          select o.round_id from offer o where who = 'mentor' and o.institution_id = here and o.mentor_id = person
          union all
          select a.round_id from application a where who = 'student' and a.institution_id = here and a.student_id = person
          union all
          -- Who signs up passes before sending, so before there is an application.
          select u.round_id from sign_up u where who = 'student' and u.institution_id = here and u.student_id = person
        )
        select coalesce(array_agg(distinct p.kind), '{career}') from taken t
          join round r on r.institution_id = here and r.id = t.round_id and r.meetings_end >= at::date
          join programme p on p.institution_id = here and p.id = r.programme_id
      $kinds$;

      -- Checks that an institution asks of mentors. What came of one is yes or no, and a day: never the paper.
      create table mentor_check_kind (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        name text not null constraint mentor_check_kind_name_given check (length(btrim(name)) between 1 and 120),
        kinds text[] not null default '{}' constraint mentor_check_kind_kinds_known check (kinds <@ '{career,reverse,group}'),
        months smallint constraint mentor_check_kind_months_range check (months between 1 and 120),
        ended_at timestamptz,
        primary key (institution_id, id)
      );
      create unique index mentor_check_kind_once on mentor_check_kind (institution_id, lower(name)) where ended_at is null;
      ${walls('mentor_check_kind', { may: ['select', 'insert', 'update'] })}

      create table mentor_check (
        institution_id uuid not null,
        mentor_id uuid not null,
        kind_id uuid not null,
        passed boolean not null,
        checked_on date not null,
        until date constraint mentor_check_until_later check (until > checked_on),
        set_by uuid not null,
        set_at timestamptz not null,
        primary key (institution_id, mentor_id, kind_id),
        foreign key (institution_id, mentor_id) references mentor (institution_id, id),
        foreign key (institution_id, kind_id) references mentor_check_kind (institution_id, id),
        foreign key (institution_id, set_by) references account (institution_id, id)
      );
      ${walls('mentor_check')}
      ${byPurpose('mentor_check', ['account'])}

      -- The checks that a mentor still lacks, by id; empty where there is none or none is asked for.
      create function checks_missing(here uuid, person uuid, in_kinds text[], at timestamptz)
        returns setof uuid language sql stable set search_path = pg_catalog, public, pg_temp as $missing$
        select k.id from mentor_check_kind k
        where k.institution_id = here and k.ended_at is null and (k.kinds = '{}' or k.kinds && in_kinds)
          and not exists (select from mentor_check c where c.institution_id = here and c.mentor_id = person and c.kind_id = k.id
            and c.passed and c.checked_on <= at::date and (c.until is null or c.until > at::date))
      $missing$;

      -- No mentoring begins before the mentor's training and checks are there and in date, whoever says yes last.
      create function pairing_mentor_ready() returns trigger language plpgsql as $$
      declare
        mentor uuid;
        in_kinds text[];
      begin
        select o.mentor_id, array[g.kind] into mentor, in_kinds from pairing p
          join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
          join round r on r.institution_id = p.institution_id and r.id = p.round_id
          join programme g on g.institution_id = r.institution_id and g.id = r.programme_id
          where p.institution_id = new.institution_id and p.id = new.pairing_id;
        if exists (select from training_standing(new.institution_id, 'mentor', mentor, in_kinds, new.at) t
              where t.required and t.standing <> 'done')
            or exists (select from checks_missing(new.institution_id, mentor, in_kinds, new.at)) then
          raise exception 'the mentor of pairing % may not begin yet', new.pairing_id
            using errcode = 'restrict_violation', constraint = 'pairing_mentor_ready';
        end if;
        return new;
      end $$;
      -- By its name it comes after the question whether the pairing has moved on.
      create trigger pairing_step_mentor_ready before insert on pairing_step for each row
        when (new.step = 'accept' and (new.who = 'mentor' or new.to_state = 'active')) execute function pairing_mentor_ready();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger pairing_step_mentor_ready on pairing_step;
      drop function pairing_mentor_ready();
      drop function checks_missing(uuid, uuid, text[], timestamptz);
      drop table mentor_check, mentor_check_kind;
      drop function training_kinds(uuid, text, uuid, timestamptz);
      drop function training_standing(uuid, text, uuid, text[], timestamptz);
      drop function training_now(uuid);
      drop table training_result, training_module, training_shipped;
    `);
  }
}
