import type { MigrationInterface, QueryRunner } from 'typeorm';
import { walls } from './walls';

/** What a university set itself to reach, what it set year by year, and each time that it was looked at. */
export class Kpis1764000083000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table kpi (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        version integer not null default 1 constraint kpi_version_from_one check (version >= 1),
        name text not null constraint kpi_name_given check (length(btrim(name)) between 1 and 160),
        -- Of the catalogue: a gap in an outcome, or a rate.
        measure text not null constraint kpi_measure_known check (measure in ('M02', 'M12', 'M13', 'M14')),
        outcome text constraint kpi_outcome_known
          check (outcome in ('continuation', 'completion', 'good-degree', 'progression')),
        -- A dimension of the evidence base, whose figure it is, and with whom that is compared; none: with all others who are known.
        characteristic text constraint kpi_characteristic_short check (length(characteristic) between 1 and 80),
        priority text constraint kpi_priority_short check (length(priority) between 1 and 80),
        comparator text constraint kpi_comparator_short check (length(comparator) between 1 and 80),
        population text not null constraint kpi_population_known check (population in ('participants', 'applicants')),
        -- What counts as the characteristic, in words: an income, a rank.
        threshold text not null default '' constraint kpi_threshold_short check (length(threshold) <= 300),
        reference text not null default '' constraint kpi_reference_short check (length(reference) <= 60),
        source_note text not null default '' constraint kpi_source_note_short check (length(source_note) <= 1000),
        champion_id uuid,
        owner_id uuid,
        state text not null default 'draft' constraint kpi_state_known check (state in ('draft', 'agreed', 'retired')),
        agreed_at timestamptz,
        agreed_by uuid,
        retired_at timestamptz,
        retired_by uuid,
        made_at timestamptz not null,
        made_by uuid,
        changed_at timestamptz not null,
        changed_by uuid,
        primary key (institution_id, id),
        foreign key (institution_id, champion_id) references account (institution_id, id),
        foreign key (institution_id, owner_id) references account (institution_id, id),
        foreign key (institution_id, agreed_by) references account (institution_id, id),
        foreign key (institution_id, retired_by) references account (institution_id, id),
        foreign key (institution_id, made_by) references account (institution_id, id),
        foreign key (institution_id, changed_by) references account (institution_id, id),
        constraint kpi_outcome_where_needed check ((measure in ('M12', 'M14')) = (outcome is not null)
          and (measure <> 'M12' or outcome <> 'good-degree')),
        constraint kpi_group_whole check ((characteristic is null) = (priority is null)
          and (comparator is null or (priority is not null and comparator <> priority)) and (measure <> 'M14' or priority is not null)
          and (measure = 'M14' or comparator is null)),
        constraint kpi_agreed_has_day check ((state = 'draft') = (agreed_at is null)),
        constraint kpi_retired_has_day check ((state = 'retired') = (retired_at is not null))
      );
      create index kpi_of_champion on kpi (institution_id, champion_id);
      create index kpi_of_owner on kpi (institution_id, owner_id);
      ${walls('kpi', { may: ['select', 'insert'] })}
      grant update (version, name, measure, outcome, characteristic, priority, comparator, population, threshold, reference, source_note,
        champion_id, owner_id, state, agreed_at, agreed_by, retired_at, retired_by, changed_at, changed_by) on kpi to footing_app;

      -- From when it is agreed, what is measured of whom stays: figures of different things are never put on one line.
      create function kpi_stands() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      begin
        if new.version <> old.version + 1 then
          raise exception 'version % does not follow version %', new.version, old.version
            using errcode = 'restrict_violation', constraint = 'kpi_moves_on';
        end if;
        if old.state <> 'draft' and (new.state = 'draft'
            or (new.measure, new.population) is distinct from (old.measure, old.population)
            or (new.outcome, new.characteristic, new.priority, new.comparator)
              is distinct from (old.outcome, old.characteristic, old.priority, old.comparator)
            or new.agreed_at is distinct from old.agreed_at or new.agreed_by is distinct from old.agreed_by) then
          raise exception 'what was agreed stays' using errcode = 'restrict_violation', constraint = 'kpi_stands';
        end if;
        return new;
      end $$;
      create trigger kpi_stands before update on kpi for each row execute function kpi_stands();

      create function kpi_people_are_staff() returns trigger
        language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
      declare
        one uuid;
      begin
        foreach one in array array_remove(array[new.champion_id, new.owner_id], null) loop
          if tg_op = 'UPDATE' and (one = old.champion_id or one = old.owner_id) then
            continue;
          end if;
          if not exists (select from account a join account_role r on r.institution_id = a.institution_id and r.account_id = a.id
              where a.institution_id = new.institution_id and a.id = one and a.disabled_at is null
                and r.role not in ('student', 'mentor')) then
            raise exception 'account % is not of staff', one
              using errcode = 'restrict_violation', constraint = 'kpi_people_are_staff';
          end if;
        end loop;
        return new;
      end $$;
      create trigger kpi_people_are_staff before insert or update on kpi for each row execute function kpi_people_are_staff();

      create table kpi_reading (
        institution_id uuid not null references institution (id),
        kpi_id uuid not null,
        number integer not null,
        snapshot integer not null,
        -- Of the snapshot: the figures cite it.
        sha256 bytea not null,
        -- By year, as the gate let it out for everybody; never a count of people.
        years jsonb not null constraint kpi_reading_years_listed
          check (jsonb_typeof(years) = 'array' and length(years::text) <= 100000
            and not jsonb_path_exists(years, '$[*] ? (exists(@.n) || exists(@.x))')),
        taken_at timestamptz not null,
        taken_by uuid,
        primary key (institution_id, kpi_id, number),
        foreign key (institution_id, kpi_id) references kpi (institution_id, id),
        foreign key (institution_id, snapshot) references evidence.snapshot (institution_id, number),
        foreign key (institution_id, taken_by) references account (institution_id, id)
      );
      create unique index kpi_reading_once on kpi_reading (institution_id, kpi_id, snapshot);
      ${walls('kpi_reading', { may: ['select', 'insert'] })}

      create table kpi_point (
        institution_id uuid not null references institution (id),
        kpi_id uuid not null,
        kind text not null constraint kpi_point_kind_known check (kind in ('baseline', 'milestone', 'target')),
        -- The autumn of the academic year.
        year smallint not null constraint kpi_point_year_range check (year between 2000 and 2199),
        number integer not null,
        -- Percentage points, or per cent; null: it was taken away.
        value numeric(4, 1) constraint kpi_point_value_range check (value between -100 and 100),
        -- Where it is out of our own figures.
        reading integer,
        why text not null default '' constraint kpi_point_why_short check (length(why) <= 500),
        set_at timestamptz not null,
        set_by uuid,
        primary key (institution_id, kpi_id, kind, year, number),
        foreign key (institution_id, kpi_id) references kpi (institution_id, id),
        foreign key (institution_id, kpi_id, reading) references kpi_reading (institution_id, kpi_id, number),
        foreign key (institution_id, set_by) references account (institution_id, id),
        constraint kpi_point_reading_is_baseline check (reading is null or kind = 'baseline')
      );
      ${walls('kpi_point', { may: ['select', 'insert'] })}

      -- What was set and what was read stays; what comes after comes beside it.
      create function kpi_line_stays() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      begin
        raise exception 'a line of % stays as it was written', tg_table_name
          using errcode = 'restrict_violation', constraint = tg_table_name || '_stays';
      end $$;
      create trigger kpi_point_stays before update or delete on kpi_point for each row execute function kpi_line_stays();
      create trigger kpi_point_not_emptied before truncate on kpi_point for each statement execute function kpi_line_stays();
      create trigger kpi_reading_stays before update or delete on kpi_reading for each row execute function kpi_line_stays();
      create trigger kpi_reading_not_emptied before truncate on kpi_reading for each statement execute function kpi_line_stays();

      create function kpi_point_follows() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      declare
        stands text;
      begin
        -- Whoever agrees or retires it waits for this, or this for them.
        select k.state into stands from kpi k where k.institution_id = new.institution_id and k.id = new.kpi_id for share;
        if stands = 'retired' then
          raise exception 'it is retired' using errcode = 'restrict_violation', constraint = 'kpi_point_not_when_retired';
        end if;
        if new.number <> 1 + coalesce((select max(p.number) from kpi_point p where p.institution_id = new.institution_id
            and p.kpi_id = new.kpi_id and p.kind = new.kind and p.year = new.year), 0) then
          raise exception 'what is set follows what was set' using errcode = 'unique_violation', constraint = 'kpi_point_follows';
        end if;
        if stands = 'agreed' and length(btrim(new.why)) = 0 then
          raise exception 'what was agreed is changed for a reason' using errcode = 'restrict_violation', constraint = 'kpi_point_has_why';
        end if;
        return new;
      end $$;
      create trigger kpi_point_follows before insert on kpi_point for each row execute function kpi_point_follows();

      create function kpi_reading_follows() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      begin
        if not exists (select from kpi k where k.institution_id = new.institution_id and k.id = new.kpi_id and k.state = 'agreed' for share) then
          raise exception 'only what is agreed is read' using errcode = 'restrict_violation', constraint = 'kpi_reading_when_agreed';
        end if;
        if new.number <> 1 + coalesce((select max(r.number) from kpi_reading r where r.institution_id = new.institution_id
            and r.kpi_id = new.kpi_id), 0) then
          raise exception 'readings follow one another' using errcode = 'unique_violation', constraint = 'kpi_reading_follows';
        end if;
        if not exists (select from evidence.snapshot s where s.institution_id = new.institution_id and s.number = new.snapshot
            and s.sha256 = new.sha256) then
          raise exception 'a reading cites its snapshot' using errcode = 'restrict_violation', constraint = 'kpi_reading_cites';
        end if;
        return new;
      end $$;
      create trigger kpi_reading_follows before insert on kpi_reading for each row execute function kpi_reading_follows();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table kpi_point, kpi_reading, kpi;
      drop function kpi_reading_follows(), kpi_point_follows(), kpi_line_stays(), kpi_people_are_staff(), kpi_stands();
    `);
  }
}
