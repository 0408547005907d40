import type { MigrationInterface, QueryRunner } from 'typeorm';
import { HERE } from './walls';

const tables = ['experience_wanted', 'experience_offered'] as const;
const PURPOSE = 'matching.characteristics';
const until = (state: string): string =>
  `case when ${state}.permitted then coalesce(${state}.valid_until, 'infinity') end`;

/**
 * Until when each is permitted stands in its own row, so that reading many costs no look at every decision. It is written
 * where the decision is, in the same transaction; whoever adds a row waits for a decision that is being written.
 */
const carried = `
  ${tables.map((table) => `alter table ${table} add column permitted_until timestamptz(3);`).join('\n')}
  create function consent.carry_standing() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
    begin
      ${tables
        .map(
          (table) => `update ${table} set permitted_until = ${until('new')}
            where institution_id = new.institution_id and subject_id = new.subject_id and item = new.item;`,
        )
        .join('\n')}
      return null;
    end $$;
  create trigger carried after insert or update on consent.state for each row when (new.purpose = '${PURPOSE}')
    execute function consent.carry_standing();
  create function consent.take_standing() returns trigger language plpgsql set search_path = pg_catalog, consent, pg_temp as $$
    declare standing consent.state;
    begin
      select * into standing from consent.state s where s.institution_id = new.institution_id
        and s.subject_id = new.subject_id and s.purpose = '${PURPOSE}' and s.item = new.item for share;
      new.permitted_until := ${until('standing')};
      return new;
    end $$;
  ${tables
    .map(
      (table) => `
      create trigger standing_taken before insert on ${table} for each row execute function consent.take_standing();
      alter table ${table} no force row level security;
      alter table consent.state no force row level security;
      update ${table} e set permitted_until = ${until('s')} from consent.state s where s.institution_id = e.institution_id
        and s.subject_id = e.subject_id and s.purpose = '${PURPOSE}' and s.item = e.item;
      alter table consent.state force row level security;
      alter table ${table} force row level security;`,
    )
    .join('\n')}`;

/** What is being stopped is looked up besides: of that there is little, and it holds before the decision is written. */
const byRow = `permitted_until > statement_timestamp()
  and (subject_id, item) not in (select i.subject_id, i.item from consent.stop_intent i
    where i.institution_id = ${HERE} and i.purpose = '${PURPOSE}')`;
const byDecision = `(subject_id, item) in (
  select s.subject_id, s.item from consent.state s
  where s.institution_id = ${HERE} and s.purpose = '${PURPOSE}' and s.permitted
    and (s.valid_until is null or s.valid_until > clock_timestamp())
    and not exists (select from consent.stop_intent i where i.institution_id = s.institution_id
      and i.subject_id = s.subject_id and i.purpose = s.purpose and i.item = s.item))`;

const shown = (condition: string): string =>
  tables
    .map(
      (table) => `
      drop policy by_person on ${table};
      create policy by_person on ${table} as restrictive for select to footing_app, footing_matcher using (
        case (select current_setting('footing.purpose', true))
          when '${PURPOSE}' then (select enabled from consent.rule_of('${PURPOSE}')) and ${condition}
          when 'own' then subject_id = nullif(current_setting('footing.subject_id', true), '')::uuid
          else false end);`,
    )
    .join('\n');

/** Reading what people share costs about as much as reading anything else. */
export class StandingOfExperiences1764000028000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(carried);
    await runner.query(shown(byRow));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(shown(byDecision));
    await runner.query(`
      drop trigger carried on consent.state;
      ${tables.map((table) => `drop trigger standing_taken on ${table}; alter table ${table} drop column permitted_until;`).join('\n')}
      drop function consent.carry_standing(), consent.take_standing();
    `);
  }
}
