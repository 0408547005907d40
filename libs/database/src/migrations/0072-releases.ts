import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

const tables = `
  -- Tables that go out together, as the gate lets them be shown: nothing here tells of anybody.
  create table evidence.release (
    institution_id uuid not null references public.institution (id),
    number integer not null constraint release_number_positive check (number > 0),
    snapshot integer not null,
    name text not null constraint release_name_given check (length(btrim(name)) between 1 and 200),
    profile text not null constraint release_profile_known check (profile in ('hesa', 'ofs', 'public')),
    asks jsonb not null,
    tables jsonb not null,
    sha256 bytea not null constraint release_hashed check (octet_length(sha256) = 32),
    state text not null default 'proposed' constraint release_state_known check (state in ('proposed', 'signed', 'given-up')),
    proposed_by uuid not null,
    proposed_at timestamptz not null,
    settled_by uuid,
    settled_at timestamptz,
    primary key (institution_id, number),
    foreign key (institution_id, snapshot) references evidence.snapshot (institution_id, number),
    constraint release_settled_whole check ((state = 'proposed') = (settled_by is null) and (settled_by is null) = (settled_at is null)),
    constraint release_signed_by_another check (state <> 'signed' or settled_by <> proposed_by)
  );
  ${walls('evidence.release', { may: ['select', 'insert'] })}
  grant update (state, settled_by, settled_at) on evidence.release to footing_app;

  -- Of whom each figure of a release is, so that two releases cannot be taken from one another.
  create table evidence.release_count (
    institution_id uuid not null,
    release integer not null,
    measure text not null,
    part text not null constraint release_count_part_known check (part in ('n', 'x')),
    -- Which of the crosses of the release its cells are of.
    cross_number smallint not null,
    -- A number for each row, of its pid: the same in every snapshot; and the cell that it stood in.
    people bigint[] not null,
    cells integer[] not null,
    shown jsonb not null,
    primary key (institution_id, release, measure, part, cross_number),
    foreign key (institution_id, release) references evidence.release (institution_id, number),
    constraint release_count_paired check (cardinality(people) = cardinality(cells))
  );
  ${walls('evidence.release_count', { may: ['insert'] })}
  grant select on evidence.release_count to footing_evaluator;
  grant select (institution_id, number, snapshot, profile, tables, state) on evidence.release to footing_evaluator;
  ${byPurpose('evidence.release_count', ['outcome', 'group', 'matching'])}`;

const guards = `
  create function evidence.release_stays() returns trigger language plpgsql as $stays$
    begin
      if tg_op = 'UPDATE' and old.state = 'proposed' and new.state <> 'proposed'
          and to_jsonb(new) - '{state,settled_by,settled_at}'::text[] = to_jsonb(old) - '{state,settled_by,settled_at}'::text[] then
        return new;
      end if;
      raise exception 'a release stays as it was prepared' using errcode = 'restrict_violation', constraint = 'release_stays';
    end $stays$;
  create trigger release_stays before update or delete on evidence.release for each row execute function evidence.release_stays();
  create trigger release_not_emptied before truncate on evidence.release for each statement execute function evidence.release_stays();

  create function evidence.release_count_stays() returns trigger language plpgsql as $stays$
    begin
      if tg_op = 'DELETE' and exists (select from evidence.release r join evidence.snapshot s on s.institution_id = r.institution_id
          and s.number = r.snapshot where r.institution_id = old.institution_id and r.number = old.release and s.forgotten_at is not null) then
        return old;
      end if;
      raise exception 'what a release rests on stays' using errcode = 'restrict_violation', constraint = 'release_stays';
    end $stays$;
  create trigger release_count_stays before update or delete on evidence.release_count for each row
    execute function evidence.release_count_stays();

  -- With the rows of a snapshot goes whose figures were told from it.
  create function evidence.release_counts_go() returns trigger language plpgsql security definer
    set search_path = pg_catalog, evidence, pg_temp as $go$
    begin
      delete from evidence.release_count c using evidence.release r where c.institution_id = new.institution_id
        and r.institution_id = c.institution_id and r.number = c.release and r.snapshot = new.number;
      return null;
    end $go$;
  create trigger release_counts_go after update of forgotten_at on evidence.snapshot for each row
    execute function evidence.release_counts_go();`;

/** What goes out: prepared by one and signed by another, with a record of whom each figure was of. */
export class Releases1764000072000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${tables} ${guards}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger release_counts_go on evidence.snapshot;
      drop table evidence.release_count, evidence.release;
      drop function evidence.release_counts_go(), evidence.release_count_stays(), evidence.release_stays();`);
  }
}
