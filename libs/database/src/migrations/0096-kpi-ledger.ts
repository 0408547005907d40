import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

const table = `
  -- Of whom each figure of a reading is, so that readings and releases cannot be taken from one another.
  create table evidence.kpi_count (
    institution_id uuid not null,
    kpi_id uuid not null,
    reading integer not null,
    -- The autumn of the academic year.
    year smallint not null,
    snapshot integer not null,
    measure text not null,
    part text not null constraint kpi_count_part_known check (part in ('n', 'x')),
    -- A number for each row, of its pid: the same in every snapshot; and the cell that it stood in.
    people bigint[] not null,
    cells integer[] not null,
    shown jsonb not null,
    -- The same cells as the gate let them out, by the names of the ledger.
    told jsonb not null,
    primary key (institution_id, kpi_id, reading, year, measure, part),
    foreign key (institution_id, kpi_id, reading) references public.kpi_reading (institution_id, kpi_id, number),
    foreign key (institution_id, snapshot) references evidence.snapshot (institution_id, number),
    constraint kpi_count_paired check (cardinality(people) = cardinality(cells))
  );
  create index kpi_count_of_snapshot on evidence.kpi_count (institution_id, snapshot);
  ${walls('evidence.kpi_count', { may: ['insert'] })}
  grant select on evidence.kpi_count to footing_evaluator;
  ${byPurpose('evidence.kpi_count', ['outcome', 'group', 'matching'])}`;

const guards = `
  create function evidence.kpi_count_stays() returns trigger language plpgsql
    set search_path = pg_catalog, evidence, pg_temp as $stays$
    begin
      if tg_op = 'DELETE' and exists (select from evidence.snapshot s where s.institution_id = old.institution_id
          and s.number = old.snapshot and s.forgotten_at is not null) then
        return old;
      end if;
      raise exception 'what a reading rests on stays' using errcode = 'restrict_violation', constraint = 'kpi_count_stays';
    end $stays$;
  create trigger kpi_count_stays before update or delete on evidence.kpi_count for each row execute function evidence.kpi_count_stays();
  create trigger kpi_count_not_emptied before truncate on evidence.kpi_count for each statement
    execute function evidence.kpi_count_stays();

  -- With the rows of a snapshot goes whose figures were read from it.
  create function evidence.kpi_counts_go() returns trigger language plpgsql security definer
    set search_path = pg_catalog, evidence, pg_temp as $go$
    begin
      delete from evidence.kpi_count c where c.institution_id = new.institution_id and c.snapshot = new.number;
      return null;
    end $go$;
  create trigger kpi_counts_go after update of forgotten_at on evidence.snapshot for each row
    execute function evidence.kpi_counts_go();

  -- Each year of a reading is in the ledger, or stands as it was shown before, or shows nothing.
  create function evidence.kpi_reading_in_ledger() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, evidence, pg_temp as $ledger$
    declare
      one jsonb;
    begin
      for one in select jsonb_array_elements(new.years) loop
        continue when not one ? 'shownIn' and exists (select from evidence.kpi_count c where c.institution_id = new.institution_id
          and c.kpi_id = new.kpi_id and c.reading = new.number and c.snapshot = new.snapshot and c.year = (one ->> 'year')::smallint);
        continue when one -> 'shownIn' = 'null' and one - '{shownIn,year}'::text[]
          = '{"figure": {"code": "c"}, "priority": null, "comparator": null, "unknown": null}';
        continue when exists (select from public.kpi_reading r, jsonb_array_elements(r.years) as before
          where r.institution_id = new.institution_id and r.kpi_id = new.kpi_id and r.number < new.number
            and to_jsonb(r.number) = one -> 'shownIn' and before = one - 'shownIn');
        raise exception 'a year of a reading is not in the ledger'
          using errcode = 'restrict_violation', constraint = 'kpi_reading_in_ledger';
      end loop;
      return null;
    end $ledger$;
  create constraint trigger kpi_reading_in_ledger after insert on public.kpi_reading deferrable initially deferred
    for each row execute function evidence.kpi_reading_in_ledger();`;

/** What is read of KPIs stands in the ledger of what was told of groups. */
export class KpiLedger1764000096000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${table} ${guards}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger kpi_reading_in_ledger on public.kpi_reading;
      drop trigger kpi_counts_go on evidence.snapshot;
      drop table evidence.kpi_count;
      drop function evidence.kpi_reading_in_ledger(), evidence.kpi_counts_go(), evidence.kpi_count_stays();`);
  }
}
