import type { MigrationInterface, QueryRunner } from 'typeorm';
import { walls } from './walls';

/** Nothing of a person has a place in what is kept here, and no count of one or two. */
const FIGURES = `(content - array['format', 'version', 'institution', 'number', 'period', 'profile', 'tables']) = '{}'
  and not jsonb_path_exists(content, '$.tables[*].keyvalue() ? (!(@.key == "measure" || @.key == "definition" || @.key == "asked"
    || @.key == "by" || @.key == "cells"))')
  and not jsonb_path_exists(content, '$.tables[*].cells[*].keyvalue() ? (!(@.key == "group" || @.key == "n" || @.key == "x"
    || @.key == "rate" || @.key == "mean"))')
  and not jsonb_path_exists(content, '$.tables[*].cells[*].n.value ? (@ == 1 || @ == 2)')
  and not jsonb_path_exists(content, '$.tables[*].cells[*].x.value ? (@ == 1 || @ == 2)')
  and not jsonb_path_exists(content, '$.tables[*].cells[*] ? (exists(@.rate.value) && !(@.n.value >= 20))')`;

/** What universities give out of their signed releases, and what comes together from many of them. */
export class Sector1764000088000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sector_setting (
        institution_id uuid not null references institution (id),
        ukprn text constraint sector_setting_ukprn_has_eight check (ukprn ~ '^[0-9]{8}$'),
        -- Whether others may read the name beside its figures; without a row they may not.
        may_be_named boolean not null,
        primary key (institution_id)
      );
      ${walls('sector_setting', { may: ['select', 'insert', 'update'] })}

      -- Files that were made of signed releases, as they were signed.
      create table sector_publication (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        number integer not null constraint sector_publication_number_positive check (number > 0),
        release integer not null,
        period text not null constraint sector_publication_period_year check (period ~ '^2[01][0-9]{2}/[0-9]{2}$'),
        content text not null constraint sector_publication_short check (length(content) between 2 and 1048576),
        sha256 bytea not null constraint sector_publication_hashed check (octet_length(sha256) = 32),
        made_at timestamptz not null,
        primary key (institution_id, id),
        constraint sector_publication_once unique (institution_id, number),
        foreign key (institution_id, release) references evidence.release (institution_id, number)
      );
      ${walls('sector_publication', { may: ['select', 'insert'] })}

      -- Whoever signs files that are put together here, and whether somebody telephoned them about their key.
      create table sector_institution (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        name text not null constraint sector_institution_name_given check (length(btrim(name)) between 1 and 200),
        nation text not null
          constraint sector_institution_nation_known check (nation in ('England', 'Scotland', 'Wales', 'Northern Ireland')),
        ukprn text constraint sector_institution_ukprn_has_eight check (ukprn ~ '^[0-9]{8}$'),
        public_key text not null constraint sector_institution_key_is_bare check (public_key ~ '^[A-Za-z0-9+/]{59}=$'),
        added_at timestamptz not null,
        confirmed_at timestamptz,
        stopped_at timestamptz,
        primary key (institution_id, id),
        constraint sector_institution_key_once unique (institution_id, public_key)
      );
      ${walls('sector_institution', { may: ['select', 'insert'] })}
      grant update (confirmed_at, stopped_at) on sector_institution to footing_app;

      -- Files that came and wait for a yes or a no.
      create table sector_arrival (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        files jsonb not null constraint sector_arrival_is_list check (jsonb_typeof(files) = 'array'),
        sent_at timestamptz not null,
        primary key (institution_id, id)
      );
      ${walls('sector_arrival', { may: ['select', 'insert', 'delete'] })}

      create table sector_release (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        source_id uuid not null,
        number integer not null constraint sector_release_number_positive check (number > 0),
        period text not null constraint sector_release_period_year check (period ~ '^2[01][0-9]{2}/[0-9]{2}$'),
        content jsonb not null constraint sector_release_protected check (${FIGURES}),
        sha256 bytea not null constraint sector_release_hashed check (octet_length(sha256) = 32),
        state text not null default 'current'
          constraint sector_release_state_known check (state in ('current', 'replaced', 'withdrawn')),
        brought_in_at timestamptz not null,
        primary key (institution_id, id),
        constraint sector_release_number_once unique (institution_id, source_id, number),
        foreign key (institution_id, source_id) references sector_institution (institution_id, id),
        constraint sector_release_says_its_own check ((content ->> 'number')::int = number and content ->> 'period' = period)
      );
      create unique index sector_release_one_current on sector_release (institution_id, source_id, period) where state = 'current';
      ${walls('sector_release', { may: ['select', 'insert'] })}
      grant update (state) on sector_release to footing_app;

      create function sector_publication_stays() returns trigger language plpgsql
        set search_path = pg_catalog, public, pg_temp as $$
      begin
        if tg_op = 'INSERT' then
          if not exists (select from evidence.release r where r.institution_id = new.institution_id and r.number = new.release
              and r.state = 'signed') then
            raise exception 'only what two people signed is given out'
              using errcode = 'restrict_violation', constraint = 'sector_publication_signed';
          end if;
          return new;
        end if;
        raise exception 'what was signed stays as it is' using errcode = 'restrict_violation', constraint = 'sector_publication_stays';
      end $$;
      create trigger sector_publication_stays before insert or update or delete on sector_publication for each row
        execute function sector_publication_stays();
      create trigger sector_publication_not_emptied before truncate on sector_publication for each statement
        execute function sector_publication_stays();

      -- A key belongs to one institution for good, is trusted once, and no more after a stop.
      create function sector_institution_stands() returns trigger language plpgsql
        set search_path = pg_catalog, public, pg_temp as $$
      begin
        if tg_op = 'INSERT' then
          if new.confirmed_at is not null or new.stopped_at is not null then
            raise exception 'a key is not trusted at first sight'
              using errcode = 'restrict_violation', constraint = 'sector_institution_not_at_first_sight';
          end if;
          return new;
        end if;
        if tg_op = 'UPDATE' and (new.institution_id, new.id, new.name, new.nation, new.ukprn, new.public_key, new.added_at)
            is not distinct from (old.institution_id, old.id, old.name, old.nation, old.ukprn, old.public_key, old.added_at)
            and (old.confirmed_at is null or new.confirmed_at = old.confirmed_at)
            and (old.stopped_at is null or new.stopped_at = old.stopped_at)
            and not (old.stopped_at is not null and old.confirmed_at is null and new.confirmed_at is not null) then
          return new;
        end if;
        raise exception 'whose key it is stays' using errcode = 'restrict_violation', constraint = 'sector_institution_stands';
      end $$;
      create trigger sector_institution_stands before insert or update or delete on sector_institution for each row
        execute function sector_institution_stands();
      create trigger sector_institution_not_emptied before truncate on sector_institution for each statement
        execute function sector_institution_stands();

      -- Figures come from somebody who is trusted, are newer than all of theirs for that year, and never change.
      create function sector_release_stands() returns trigger language plpgsql
        set search_path = pg_catalog, public, pg_temp as $$
      begin
        if tg_op = 'INSERT' then
          -- Whoever stops trusting them waits for this, or this for them.
          if not exists (select from sector_institution s where s.institution_id = new.institution_id and s.id = new.source_id
              and s.confirmed_at is not null and s.stopped_at is null for share) then
            raise exception 'nobody confirmed the key' using errcode = 'restrict_violation', constraint = 'sector_release_trusted';
          end if;
          if exists (select from sector_release r where r.institution_id = new.institution_id and r.source_id = new.source_id
              and r.period = new.period and r.number >= new.number) then
            raise exception 'it is no newer than what was here'
              using errcode = 'restrict_violation', constraint = 'sector_release_newer';
          end if;
          return new;
        end if;
        if tg_op = 'UPDATE' and to_jsonb(new) - 'state' = to_jsonb(old) - 'state' and old.state = 'current' then
          return new;
        end if;
        raise exception 'figures stay as they came' using errcode = 'restrict_violation', constraint = 'sector_release_stays';
      end $$;
      create trigger sector_release_stands before insert or update or delete on sector_release for each row
        execute function sector_release_stands();
      create trigger sector_release_not_emptied before truncate on sector_release for each statement
        execute function sector_release_stands();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table sector_release, sector_arrival, sector_institution, sector_publication, sector_setting;
      drop function sector_release_stands(), sector_institution_stands(), sector_publication_stays();
    `);
  }
}
