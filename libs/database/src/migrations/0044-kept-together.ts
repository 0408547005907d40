import type { MigrationInterface, QueryRunner } from 'typeorm';
import { HERE } from './walls';

const OLD = (table: string) => `${table} x using pairing p, round r where x.institution_id = ${HERE}
  and p.institution_id = x.institution_id and p.id = x.pairing_id and r.institution_id = p.institution_id and r.id = p.round_id
  and r.meetings_end < before`;
const COUNT = (table: string) => `select count(*) into found from ${OLD(table).replace(' x using ', ' x, ')}`;

/** Counts what is too old, or lets go of it; whoever asks reads none of it. */
const old = (name: string, table: string, also = '') => `
  create function consent.${name}(before date, go boolean) returns integer language plpgsql security definer
    set search_path = pg_catalog, consent, public, pg_temp as $old$
    declare found integer;
    begin
      if go then
        ${also}
        delete from ${OLD(table)};
        get diagnostics found = row_count;
      else
        ${COUNT(table)};
      end if;
      return found;
    end $old$;
  alter function consent.${name}(date, boolean) owner to footing_consent;
  revoke all on function consent.${name}(date, boolean) from public;
  grant execute on function consent.${name}(date, boolean) to footing_app;`;

/** What two people wrote is read by nobody but them, so what lets go of it in time counts it blindly. */
export class KeptTogether1764000044000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      grant select (institution_id, pairing_id), delete on goal, goal_comment, closing_answer to footing_consent;
      grant select (institution_id, id, round_id) on pairing to footing_consent;
      grant select (institution_id, id, meetings_end) on round to footing_consent;
      grant create on schema consent to footing_consent;
      ${old('old_goals', 'goal', `delete from ${OLD('goal_comment')};`)}
      ${old('old_last_words', 'closing_answer')}
      revoke create on schema consent from footing_consent;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function consent.old_goals(date, boolean), consent.old_last_words(date, boolean);
      revoke select (institution_id, pairing_id), delete on goal, goal_comment, closing_answer from footing_consent;
      revoke select (meetings_end) on round from footing_consent;
    `);
  }
}
