import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';
import { walls } from './walls';

/** Columns of the register that tell of special-category data: they need a condition of their own. */
const SPECIAL = `('ethnicity', 'disability', 'sex', 'care-leaver')`;

const tables = `
  -- What the data protection officer lays down before anything of a register is joined to anybody.
  create table linkage_terms (
    institution_id uuid not null primary key references institution (id),
    lawful_basis text not null constraint linkage_basis_given check (length(btrim(lawful_basis)) between 1 and 2000),
    retention_months smallint not null constraint linkage_retention_range check (retention_months between 1 and 120),
    -- Empty: columns of special-category data are not taken.
    special_condition text not null default '' constraint linkage_condition_short check (length(special_condition) <= 2000),
    settled_at timestamptz not null
  );
  ${walls('linkage_terms', { may: ['select', 'insert', 'update'] })}

  -- A file of the register, sealed until somebody who saw what it does says yes to it.
  create table registry_file (
    institution_id uuid not null references institution (id),
    id uuid not null default uuidv7(),
    sha256 bytea not null constraint registry_file_hashed check (octet_length(sha256) = 32),
    columns text[] not null,
    row_count integer not null,
    joined integer,
    content bytea,
    sent_at timestamptz not null,
    settled_at timestamptz,
    state text not null default 'waiting' constraint registry_file_state_known check (state in ('waiting', 'done', 'given-up')),
    primary key (institution_id, id),
    constraint registry_file_content_while_waiting check ((state = 'waiting') = (content is not null)),
    constraint registry_file_settled_once check ((state = 'waiting') = (settled_at is null))
  );
  ${walls('registry_file', { may: ['select', 'insert', 'update', 'delete'] })}

  -- What the register says of a student who says yes to that.
  create table registry_value (
    institution_id uuid not null,
    student_id uuid not null,
    key text not null constraint registry_value_key_bare check (key ~ '^[a-z][a-z0-9-]{0,39}$'),
    code text not null constraint registry_value_code_bare check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    file_id uuid not null,
    primary key (institution_id, student_id, key),
    foreign key (institution_id, student_id) references student (institution_id, id) on delete cascade,
    foreign key (institution_id, file_id) references registry_file (institution_id, id) on delete cascade
  );
  create index registry_value_of_file on registry_value (institution_id, file_id);
  ${walls('registry_value')}
  ${byPurpose('registry_value', ['outcome'])}`;

const says = (
  purpose: string,
  whose: string,
) => `exists (select from consent.state s where s.institution_id = ${whose}.institution_id
    and s.subject_id = ${whose}.student_id and s.purpose = '${purpose}' and s.item = '' and s.permitted
    and (s.valid_until is null or s.valid_until > clock_timestamp()))
  and not exists (select from consent.stop_intent i where i.institution_id = ${whose}.institution_id
    and i.subject_id = ${whose}.student_id and i.purpose = '${purpose}' and i.item = '')`;

const guards = `
  create policy by_person on registry_value as restrictive for select to footing_app, footing_matcher using (
    case (select current_setting('footing.purpose', true))
      when 'own' then student_id::text = (select nullif(current_setting('footing.subject_id', true), ''))
      when 'linkage' then ${says('linkage', 'registry_value')}
      else false end);

  -- Nothing is joined before the officer has said on what it rests, nor to anybody against their will.
  create function registry_value_permitted() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $permitted$
    declare terms record;
    begin
      select * into terms from linkage_terms t where t.institution_id = new.institution_id;
      if not found then
        raise exception 'linkage is not settled at %', new.institution_id using errcode = 'restrict_violation', constraint = 'linkage_settled_first';
      end if;
      if new.key in ${SPECIAL} and btrim(terms.special_condition) = '' then
        raise exception 'no condition for % at %', new.key, new.institution_id using errcode = 'restrict_violation', constraint = 'linkage_special_condition';
      end if;
      if not (${says('linkage', 'new')} and ${says('evidence', 'new')}) then
        raise exception 'somebody at % has not said yes to it', new.institution_id using errcode = 'restrict_violation', constraint = 'linkage_willingly';
      end if;
      return new;
    end $permitted$;
  create trigger registry_value_permitted before insert or update on registry_value for each row execute function registry_value_permitted();

  create function registry_file_permitted() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $permitted$
    begin
      if not exists (select from linkage_terms t where t.institution_id = new.institution_id) then
        raise exception 'linkage is not settled at %', new.institution_id using errcode = 'restrict_violation', constraint = 'linkage_settled_first';
      end if;
      return new;
    end $permitted$;
  create trigger registry_file_permitted before insert on registry_file for each row execute function registry_file_permitted();

  -- Whoever stops is joined to nothing from that moment.
  create function registry_stopped() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $stopped$
    begin
      delete from registry_value v where v.institution_id = new.institution_id and v.student_id = new.subject_id;
      return null;
    end $stopped$;
  create trigger registry_stopped after insert on consent.stop_intent for each row
    when (new.purpose in ('linkage', 'evidence') and new.item = '') execute function registry_stopped();
  create trigger registry_stopped after insert or update on consent.state for each row
    when (new.purpose in ('linkage', 'evidence') and new.item = '' and not new.permitted) execute function registry_stopped();`;

/** What a university's register says of students: apart from the rest, on the officer's terms, and of those alone who say yes. */
export class Registry1764000071000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${tables} ${guards}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger registry_stopped on consent.state;
      drop trigger registry_stopped on consent.stop_intent;
      drop table registry_value, registry_file, linkage_terms;
      drop function registry_stopped(), registry_file_permitted(), registry_value_permitted();`);
  }
}
