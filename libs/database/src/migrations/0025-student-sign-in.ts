import type { MigrationInterface, QueryRunner } from 'typeorm';
import { door } from './walls';

/**
 * Signing in at an institution's own host: each passkey keeps the host's name it was made at, and an institution's oldest
 * host is the one that links in mail, and the university's sign-in service, are told.
 */
export class StudentSignIn1764000025000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Null: made before this was kept, when all were made at the address in the settings.
      alter table passkey add column rp_id text
        constraint passkey_rp_id_plain check (rp_id = lower(rp_id) and length(rp_id) between 1 and 253);
      alter table institution_host add column given_at timestamptz not null default now();
      ${door(
        'main_host_of(asked uuid)',
        'table (host text)',
        `select h.host from public.institution_host h where h.institution_id = asked order by h.given_at, h.host limit 1`,
      )}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function door.main_host_of(uuid);
      alter table institution_host drop column given_at;
      alter table passkey drop column rp_id;`);
  }
}
