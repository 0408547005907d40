import type { MigrationInterface, QueryRunner } from 'typeorm';
import { walls } from './walls';

const RISKS = Array.from({ length: 12 }, (_, at) => at + 1);

const lists = `
  -- Lists of kinds of activity, as the university brought them in: each stays as it came.
  create table moat_list (
    institution_id uuid not null references institution (id),
    number integer not null constraint moat_list_number_positive check (number > 0),
    brought_at timestamptz not null,
    -- Null: it waits to be looked at.
    used_at timestamptz,
    primary key (institution_id, number),
    constraint moat_list_used_after check (used_at >= brought_at)
  );
  ${walls('moat_list', { may: ['select', 'insert'] })}
  grant update (used_at) on moat_list to footing_app;

  create table moat_code (
    institution_id uuid not null,
    list integer not null,
    place smallint not null constraint moat_code_place_positive check (place > 0),
    type text not null constraint moat_code_type_given check (length(btrim(type)) between 1 and 120),
    -- Empty: the type as a whole.
    sub_type text not null constraint moat_code_sub_type_short check (length(sub_type) <= 120),
    definition text not null constraint moat_code_definition_short check (length(definition) <= 1000),
    primary key (institution_id, list, type, sub_type),
    foreign key (institution_id, list) references moat_list (institution_id, number)
  );
  ${walls('moat_code', { may: ['select', 'insert'] })}`;

const codes = `
  -- What a programme is for a regulator: which risks it meets, what kind of activity it is, which targets it serves.
  create table programme_codes (
    institution_id uuid not null,
    programme_id uuid not null,
    risks smallint[] not null constraint programme_codes_risks_known
      check (array_position(risks, null) is null and cardinality(risks) = ${RISKS.map((risk) => `(${risk} = any (risks))::int`).join(' + ')}),
    primary_risk smallint constraint programme_codes_first_is_one_of_them
      check (case when primary_risk is null then cardinality(risks) = 0 else coalesce(primary_risk = any (risks), false) end),
    target_refs text[] not null constraint programme_codes_targets_in_form check (cardinality(target_refs) <= 12
      and array_position(target_refs, null) is null
      and array_to_string(target_refs, ' ') ~ '^([A-Z]{2,5}_[0-9]{1,3}( [A-Z]{2,5}_[0-9]{1,3})*)?$'),
    planned_hours smallint constraint programme_codes_hours_sane check (planned_hours between 1 and 500),
    delivery text constraint programme_codes_delivery_known check (delivery in ('online', 'in-person', 'both')),
    moat_list integer,
    moat_type text,
    moat_sub_type text,
    outcomes text not null constraint programme_codes_outcomes_short check (length(outcomes) <= 1000),
    changed_at timestamptz not null,
    primary key (institution_id, programme_id),
    foreign key (institution_id, programme_id) references programme (institution_id, id) on delete cascade,
    foreign key (institution_id, moat_list, moat_type, moat_sub_type) references moat_code (institution_id, list, type, sub_type),
    constraint programme_codes_kind_whole
      check ((moat_list is null) = (moat_type is null) and (moat_type is null) = (moat_sub_type is null))
  );
  ${walls('programme_codes')}`;

const guards = `
  create function moat_list_stays() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $stays$
    begin
      if tg_table_name = 'moat_code' and tg_op = 'INSERT' then
        if exists (select from moat_list l where l.institution_id = new.institution_id and l.number = new.list
            and l.used_at is not null) then
          raise exception 'the list is in use' using errcode = 'restrict_violation', constraint = 'moat_list_stays';
        end if;
        return new;
      end if;
      if tg_table_name = 'moat_list' and tg_op = 'UPDATE' then
        if old.used_at is null and (new.institution_id, new.number, new.brought_at) = (old.institution_id, old.number, old.brought_at)
        then
          return new;
        end if;
      end if;
      raise exception 'a list stays as it came' using errcode = 'restrict_violation', constraint = 'moat_list_stays';
    end $stays$;
  create trigger moat_list_stays before update or delete on moat_list for each row execute function moat_list_stays();
  create trigger moat_code_stays before insert or update or delete on moat_code for each row execute function moat_list_stays();

  create function programme_codes_list_in_use() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $use$
    begin
      if new.moat_list is not null and not exists (select from moat_list l where l.institution_id = new.institution_id
          and l.number = new.moat_list and l.used_at is not null) then
        raise exception 'the list waits to be looked at' using errcode = 'restrict_violation',
          constraint = 'programme_codes_list_in_use';
      end if;
      return new;
    end $use$;
  create trigger programme_codes_list_in_use before insert or update on programme_codes for each row
    execute function programme_codes_list_in_use();`;

/** Codes by which regulators and evaluators know a programme. */
export class ProgrammeCodes1764000090000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${lists}${codes}${guards}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table programme_codes, moat_code, moat_list;
      drop function moat_list_stays(), programme_codes_list_in_use();`);
  }
}
