import type { MigrationInterface, QueryRunner } from 'typeorm';
import { behindTheDoor, door, walls } from './walls';

/** How each university signs its people in, whom they turned out to be, and what keeps an answer from being used twice. */
export class IdentityProviders1764000011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table identity_provider (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        kind text not null constraint identity_provider_kind_known check (kind in ('oidc', 'saml')),
        name text not null constraint identity_provider_name_given check (length(btrim(name)) between 1 and 80),
        -- The issuer (OpenID Connect) or the entity ID (SAML): what its answers must say they come from.
        entity_id text not null constraint identity_provider_entity_given check (length(entity_id) between 1 and 1024),
        enabled boolean not null default false,
        settings jsonb not null,
        secret bytea,
        -- Goes up with every change, so that a process knows when what it remembers is out of date.
        version integer not null default 1,
        created_at timestamptz not null default now(),
        primary key (institution_id, id),
        unique (institution_id, entity_id),
        constraint identity_provider_secret_of_oidc check (kind = 'oidc' or secret is null)
      );

      create table provider_metadata (
        institution_id uuid not null,
        provider_id uuid not null,
        -- The last good copy, and what was read from it.
        document text not null,
        facts jsonb not null,
        valid_until timestamptz,
        fetched_at timestamptz not null,
        tried_at timestamptz not null,
        -- Why the newest attempt was not taken; null when it was.
        fault text,
        primary key (institution_id, provider_id),
        foreign key (institution_id, provider_id) references identity_provider (institution_id, id) on delete cascade
      );

      create table signing_key (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        certificate text not null,
        private_key bytea not null,
        state text not null constraint signing_key_state_known check (state in ('next', 'current', 'old')),
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        primary key (institution_id, id)
      );
      -- One of each at most: two at once is a change of keys, three would be a muddle.
      create unique index signing_key_one_of_each on signing_key (institution_id, state);

      create table sign_in_identity (
        institution_id uuid not null,
        issuer text not null,
        subject text not null constraint sign_in_identity_subject_given check (length(subject) between 1 and 1024),
        account_id uuid not null,
        created_at timestamptz not null default now(),
        last_used_at timestamptz not null default now(),
        primary key (institution_id, issuer, subject),
        foreign key (institution_id, account_id) references account (institution_id, id) on delete cascade
      );
      create index sign_in_identity_of_account on sign_in_identity (institution_id, account_id);

      create table sign_in_flow (
        institution_id uuid not null,
        -- Hash of the secret that travels with the browser: the row alone opens nothing.
        id bytea not null constraint sign_in_flow_hashed check (octet_length(id) = 32),
        provider_id uuid not null,
        purpose text not null constraint sign_in_flow_purpose_known check (purpose in ('sign-in', 'test')),
        account_id uuid,
        request_id text not null,
        binding bytea not null constraint sign_in_flow_bound check (octet_length(binding) = 32),
        onwards text not null,
        expires_at timestamptz not null,
        primary key (institution_id, id),
        foreign key (institution_id, provider_id) references identity_provider (institution_id, id) on delete cascade,
        foreign key (institution_id, account_id) references account (institution_id, id) on delete cascade
      );

      create table saml_seen (
        institution_id uuid not null references institution (id),
        issuer text not null,
        assertion_id text not null,
        forget_at timestamptz not null,
        primary key (institution_id, issuer, assertion_id)
      );

      create table sign_in_trial (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        provider_id uuid not null,
        account_id uuid not null,
        arrived bytea not null,
        forget_at timestamptz not null,
        primary key (institution_id, id),
        foreign key (institution_id, provider_id) references identity_provider (institution_id, id) on delete cascade,
        foreign key (institution_id, account_id) references account (institution_id, id) on delete cascade
      );

      create table sign_in_joining (
        institution_id uuid not null,
        id bytea not null constraint sign_in_joining_hashed check (octet_length(id) = 32),
        account_id uuid not null,
        issuer text not null,
        subject text not null,
        expires_at timestamptz not null,
        primary key (institution_id, id),
        foreign key (institution_id, account_id) references account (institution_id, id) on delete cascade
      );
    `);
    for (const table of tables) await runner.query(walls(table));
    await runner.query(behindTheDoor('identity_provider'));
    await runner.query(
      door(
        'identity_provider_home(given uuid)',
        'table (institution_id uuid)',
        'select institution_id from public.identity_provider where id = given',
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop function door.identity_provider_home(uuid); drop table ${[...tables].reverse().join(', ')}`,
    );
  }
}

const tables = [
  ...['identity_provider', 'provider_metadata', 'signing_key', 'sign_in_identity'],
  ...['sign_in_flow', 'saml_seen', 'sign_in_trial', 'sign_in_joining'],
];
