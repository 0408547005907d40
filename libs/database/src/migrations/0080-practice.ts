import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

const PARTS = [
  ...['meaning-definition', 'meaning-students', 'meaning-staff'],
  ...['together-plans', 'together-inside', 'together-outside'],
  ...['doing-design', 'doing-reach', 'doing-learning'],
];
const TOPICS = ['meaning', 'together', 'doing'];
const listed = (codes: readonly string[]) => codes.map((code) => `'${code}'`).join(', ');

const movesOn = (table: string) => `create trigger ${table}_moves_on before update on ${table} for each row
  execute function practice_moves_on();`;
const yearStands = (table: string) => `create trigger ${table}_year_stands before insert or update or delete on ${table}
  for each row execute function practice_year_stands();`;

/** How a university looks at what it does for social mobility, year by year: its words, marks, evidence and plan. */
export class Practice1764000080000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Words that a university has made its own. A topic or a part without a row has the words that come with the service.
      create table practice_words (
        institution_id uuid not null references institution (id),
        part text not null constraint practice_words_part_known check (part in (${listed([...TOPICS, ...PARTS])})),
        version integer not null constraint practice_words_version_from_one check (version >= 1),
        title text not null constraint practice_words_title_given check (length(btrim(title)) between 1 and 120),
        about text not null constraint practice_words_about_short check (length(about) <= 1000),
        questions text[] not null constraint practice_words_questions_few check (cardinality(questions) <= 12
          and array_position(questions, null) is null and array_position(questions, '') is null
          and length(array_to_string(questions, '')) <= 3600),
        hidden boolean not null,
        changed_at timestamptz not null,
        changed_by uuid not null,
        primary key (institution_id, part),
        foreign key (institution_id, changed_by) references account (institution_id, id)
      );
      ${walls('practice_words', { may: ['select', 'insert'] })}
      grant update (version, title, about, questions, hidden, changed_at, changed_by) on practice_words to footing_app;

      create table practice_year (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        -- The autumn that it begins in: 2026 is 2026/27.
        year smallint not null constraint practice_year_range check (year between 2000 and 2199),
        begun_at timestamptz not null,
        begun_by uuid,
        finished_at timestamptz,
        finished_by uuid,
        primary key (institution_id, id),
        foreign key (institution_id, begun_by) references account (institution_id, id),
        foreign key (institution_id, finished_by) references account (institution_id, id),
        constraint practice_year_finished_by_somebody check (finished_at is not null or finished_by is null)
      );
      create unique index practice_year_once on practice_year (institution_id, year);
      ${walls('practice_year', { may: ['select', 'insert'] })}
      grant update (finished_at, finished_by) on practice_year to footing_app;

      create table practice_entry (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        year_id uuid not null,
        part text not null constraint practice_entry_part_known check (part in (${listed(PARTS)})),
        version integer not null default 0 constraint practice_entry_version_from_nought check (version >= 0),
        activity text not null default '' constraint practice_entry_activity_short check (length(activity) <= 5000),
        rating smallint constraint practice_entry_rating_range check (rating between 1 and 5),
        gaps text not null default '' constraint practice_entry_gaps_short check (length(gaps) <= 5000),
        changed_at timestamptz,
        changed_by uuid,
        primary key (institution_id, id),
        foreign key (institution_id, year_id) references practice_year (institution_id, id),
        foreign key (institution_id, changed_by) references account (institution_id, id)
      );
      create unique index practice_entry_once on practice_entry (institution_id, year_id, part);
      ${walls('practice_entry', { may: ['select', 'insert'] })}
      grant update (version, activity, rating, gaps, changed_at, changed_by) on practice_entry to footing_app;

      create table practice_evidence (
        institution_id uuid not null references institution (id),
        entry_id uuid not null,
        place smallint not null constraint practice_evidence_place_range check (place between 1 and 20),
        url text constraint practice_evidence_url_secure check (url ~ '^https://[^[:space:]<>"@]+$' and length(url) <= 1000),
        snapshot integer,
        words text not null default '' constraint practice_evidence_words_short check (length(words) <= 200),
        primary key (institution_id, entry_id, place),
        foreign key (institution_id, entry_id) references practice_entry (institution_id, id),
        foreign key (institution_id, snapshot) references evidence.snapshot (institution_id, number),
        constraint practice_evidence_is_one check (num_nonnulls(url, snapshot) = 1)
      );
      ${walls('practice_evidence', { may: ['select', 'insert', 'delete'] })}

      create table practice_action (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        entry_id uuid not null,
        version integer not null default 1 constraint practice_action_version_from_one check (version >= 1),
        what text not null constraint practice_action_what_given check (length(btrim(what)) between 1 and 500),
        -- Somebody who signs in, or a post or a team in words.
        owner_id uuid,
        owner_words text constraint practice_action_owner_words_given check (length(btrim(owner_words)) between 1 and 120),
        due_on date not null constraint practice_action_due_range check (due_on between '2000-01-01' and '2199-12-31'),
        state text not null default 'to-do'
          constraint practice_action_state_known check (state in ('to-do', 'under-way', 'done', 'dropped')),
        done_on date,
        -- Taken away, and can be brought back until it is deleted.
        removed_at timestamptz,
        made_at timestamptz not null,
        made_by uuid,
        changed_at timestamptz not null,
        changed_by uuid,
        primary key (institution_id, id),
        foreign key (institution_id, entry_id) references practice_entry (institution_id, id),
        foreign key (institution_id, owner_id) references account (institution_id, id),
        foreign key (institution_id, made_by) references account (institution_id, id),
        foreign key (institution_id, changed_by) references account (institution_id, id),
        constraint practice_action_owner_is_one check (num_nonnulls(owner_id, owner_words) = 1),
        constraint practice_action_done_has_day check ((state = 'done') = (done_on is not null))
      );
      create index practice_action_of_entry on practice_action (institution_id, entry_id, due_on);
      create index practice_action_of_owner on practice_action (institution_id, owner_id);
      ${walls('practice_action', { may: ['select', 'insert', 'delete'] })}
      grant update (version, what, owner_id, owner_words, due_on, state, done_on, removed_at, changed_at, changed_by)
        on practice_action to footing_app;
      ${byPurpose('practice_action', ['account'])}

      -- Whoever writes says which version they saw: the next one is theirs, and nobody overwrites what they have not read.
      create function practice_moves_on() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      begin
        if new.version <> old.version + 1 then
          raise exception 'version % does not follow version %', new.version, old.version
            using errcode = 'restrict_violation', constraint = 'practice_moves_on';
        end if;
        return new;
      end $$;
      ${['practice_words', 'practice_entry', 'practice_action'].map(movesOn).join('\n')}

      -- What a finished year says stays as it is, so that the next can be compared with it. Its plan goes on.
      create function practice_year_stands() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      declare
        here uuid := coalesce(new.institution_id, old.institution_id);
        of_year uuid;
        finished timestamptz;
      begin
        if tg_table_name = 'practice_entry' then
          of_year := new.year_id;
        elsif tg_op = 'DELETE' then
          select e.year_id into of_year from practice_entry e where e.institution_id = here and e.id = old.entry_id;
        else
          select e.year_id into of_year from practice_entry e where e.institution_id = here and e.id = new.entry_id;
        end if;
        -- Whoever finishes the year waits for this, or this for them.
        select y.finished_at into finished from practice_year y where y.institution_id = here and y.id = of_year for share;
        if finished is not null then
          raise exception 'year % is finished', of_year using errcode = 'restrict_violation', constraint = 'practice_year_stands';
        end if;
        return coalesce(new, old);
      end $$;
      ${['practice_entry', 'practice_evidence'].map(yearStands).join('\n')}

      -- Who signs in as a student or a mentor alone is given nothing to do here. It sees accounts whatever the purpose is.
      create function practice_owner_is_staff() returns trigger
        language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
      begin
        if tg_op = 'UPDATE' and new.owner_id is not distinct from old.owner_id then
          return new;
        end if;
        if not exists (select from account a join account_role r on r.institution_id = a.institution_id and r.account_id = a.id
            where a.institution_id = new.institution_id and a.id = new.owner_id and a.disabled_at is null
              and r.role not in ('student', 'mentor')) then
          raise exception 'account % is not of staff', new.owner_id
            using errcode = 'restrict_violation', constraint = 'practice_owner_is_staff';
        end if;
        return new;
      end $$;
      create trigger practice_action_owner_is_staff before insert or update on practice_action for each row
        when (new.owner_id is not null) execute function practice_owner_is_staff();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table practice_action, practice_evidence, practice_entry, practice_year, practice_words;
      drop function practice_owner_is_staff(), practice_year_stands(), practice_moves_on();
    `);
  }
}
