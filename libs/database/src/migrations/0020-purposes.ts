import type { MigrationInterface, QueryRunner } from 'typeorm';
import { byPurpose } from './by-purpose';

/** As they stand when this runs; a later table says so in its own migration. */
const tables = {
  student: ['identity', 'contact'],
  mentor: ['identity', 'contact'],
  application: ['answers'],
  offer: ['answers'],
  priority_group_member: ['group'],
  signed_off_tier: ['group'],
  import_chunk: ['answers'],
  import_row: ['answers'],
  draft: ['matching'],
  study: ['matching'],
  draft_input: ['answers', 'matching'],
  draft_pair: ['matching'],
  draft_unmatched: ['matching'],
  draft_chance: ['matching'],
  decision: ['matching'],
  pairing: ['matching'],
  import_fault: ['answers'],
  signed_off_list: ['group'],
  account: ['account', 'contact'],
  account_role: ['account'],
  account_totp: ['account'],
  recovery_code: ['account'],
  second_factor_reset: ['account'],
  passkey: ['account'],
  passkey_challenge: ['account'],
  passkey_declined: ['account'],
  sign_in_identity: ['account'],
  sign_in_joining: ['account'],
  sign_in_flow: ['account'],
  sign_in_trial: ['account', 'contact'],
  sign_in_request: ['account', 'contact'],
  portfolio: ['account'],
  portfolio_cover: ['account'],
  portfolio_group: ['account'],
  portfolio_school: ['account'],
  invitation: ['contact'],
  mail: ['contact'],
  'consent.event': ['record'],
  'consent.use_ledger': ['record'],
  'consent.stop_task': ['record'],
  'consent.hand_off': ['record'],
} as const;

/** Rows about people are read for a declared purpose, or not at all. */
export class Purposes1764000020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function consent.may_read(wanted text[]) returns boolean language sql stable
        set search_path = pg_catalog, consent, pg_temp as $may$
        select count(*) = cardinality(wanted) from consent.purpose_category
        where purpose = current_setting('footing.purpose', true) and category = any(wanted) $may$;
      grant execute on function consent.may_read(text[]) to footing_app, footing_matcher;
    `);
    for (const [table, categories] of Object.entries(tables)) await runner.query(byPurpose(table, categories));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(tables)) await runner.query(`drop policy by_purpose on ${table}`);
    await runner.query('drop function consent.may_read(text[])');
  }
}
