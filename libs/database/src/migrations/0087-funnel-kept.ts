import type { MigrationInterface, QueryRunner } from 'typeorm';
import { walls } from './walls';

/** Figures of who got how far in a round, taken once a week. */
export class FunnelKept1764000087000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table funnel_kept (
        institution_id uuid not null references institution (id),
        round_id uuid not null,
        version integer not null constraint funnel_kept_version_from_one check (version >= 1),
        taken_at timestamptz not null,
        -- {"schools": {id: [[count, noise key], ...]}, "groups": {...}}: exact, by step; nobody's id.
        counted jsonb not null constraint funnel_kept_counted_whole
          check (jsonb_typeof(counted) = 'object' and counted ? 'schools' and counted ? 'groups'),
        -- As the gate let it out.
        shown jsonb not null constraint funnel_kept_shown_object check (jsonb_typeof(shown) = 'object'),
        primary key (institution_id, round_id),
        foreign key (institution_id, round_id) references round (institution_id, id)
      );
      ${walls('funnel_kept', { may: ['select', 'insert'] })}
      grant update (version, taken_at, counted, shown) on funnel_kept to footing_app;

      -- Two looks never differ by few: figures are taken once a week, and each count moves by five or more, or stays.
      create function funnel_kept_follows() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      begin
        if new.version <> old.version + 1 then
          raise exception 'version % does not follow version %', new.version, old.version
            using errcode = 'restrict_violation', constraint = 'funnel_kept_moves_on';
        end if;
        if new.taken_at < old.taken_at + interval '7 days' then
          raise exception 'figures are taken once a week' using errcode = 'restrict_violation', constraint = 'funnel_kept_weekly';
        end if;
        if exists (select from jsonb_each(old.counted) part, jsonb_each(part.value) line,
            jsonb_array_elements(line.value) with ordinality step(cell, place)
            where coalesce(abs((new.counted -> part.key -> line.key -> (step.place::int - 1) ->> 0)::int
              - (step.cell ->> 0)::int) between 1 and 4, true)) then
          raise exception 'a count moves by five or more, or stays'
            using errcode = 'restrict_violation', constraint = 'funnel_kept_moves_by_many';
        end if;
        return new;
      end $$;
      create trigger funnel_kept_follows before update on funnel_kept for each row execute function funnel_kept_follows();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table funnel_kept; drop function funnel_kept_follows();');
  }
}
