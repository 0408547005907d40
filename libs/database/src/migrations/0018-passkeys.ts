import type { MigrationInterface, QueryRunner } from 'typeorm';
import { walls } from './walls';

/** Passkeys: public keys alone, what is asked of them once, and who was offered one. */
export class Passkeys1764000018000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table passkey (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        account_id uuid not null,
        credential_id bytea not null constraint passkey_credential_length check (octet_length(credential_id) between 1 and 1023),
        public_key bytea not null constraint passkey_public_key_length check (octet_length(public_key) between 1 and 2048),
        counter bigint not null default 0 constraint passkey_counter_range check (counter between 0 and 4294967295),
        transports text[] not null default '{}' constraint passkey_transports_few check (cardinality(transports) <= 10),
        backed_up boolean not null,
        name text not null constraint passkey_name_given check (length(btrim(name)) between 1 and 60),
        created_at timestamptz not null default now(),
        last_used_at timestamptz,
        primary key (institution_id, id),
        unique (institution_id, credential_id),
        foreign key (institution_id, account_id) references account (institution_id, id) on delete cascade
      );
      create index passkey_of_account on passkey (institution_id, account_id);

      -- What a passkey is to sign: taken away by whoever uses it, so that of many at once one does.
      create table passkey_challenge (
        institution_id uuid not null references institution (id),
        hash bytea not null constraint passkey_challenge_hash_length check (octet_length(hash) = 32),
        -- For whom a passkey is made; null: to sign in, and nobody is known yet.
        account_id uuid,
        expires_at timestamptz not null default now() + interval '5 minutes',
        primary key (institution_id, hash),
        foreign key (institution_id, account_id) references account (institution_id, id) on delete cascade
      );
      create index passkey_challenge_expires on passkey_challenge (institution_id, expires_at);

      create table passkey_declined (
        institution_id uuid not null,
        account_id uuid not null,
        at timestamptz not null default now(),
        primary key (institution_id, account_id),
        foreign key (institution_id, account_id) references account (institution_id, id) on delete cascade
      );
      ${['passkey', 'passkey_challenge', 'passkey_declined'].map((table) => walls(table)).join('')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table passkey_declined, passkey_challenge, passkey');
  }
}
