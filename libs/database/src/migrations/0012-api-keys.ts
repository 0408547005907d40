import type { MigrationInterface, QueryRunner } from 'typeorm';
import { behindTheDoor, door, walls } from './walls';

/** Keys with which other systems of a university use the API. */
export class ApiKeys1764000012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table api_key (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        name text not null constraint api_key_name_given check (length(btrim(name)) between 1 and 100),
        scopes text[] not null constraint api_key_some_scope check (cardinality(scopes) between 1 and 20),
        hash bytea not null unique constraint api_key_hash_length check (octet_length(hash) = 32),
        ending text not null,
        made_by uuid,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        last_used_at timestamptz,
        revoked_at timestamptz,
        primary key (institution_id, id),
        foreign key (institution_id, made_by) references account (institution_id, id),
        constraint api_key_expires check (expires_at <= created_at + interval '366 days')
      );
      ${walls('api_key', { may: ['select', 'insert', 'update'] })}
      ${behindTheDoor('api_key', ['select', 'update'])}
      ${door(
        'api_key_open(given bytea)',
        'table (institution_id uuid, id uuid, scopes text[])',
        `begin
          update public.api_key k set last_used_at = now() where k.hash = given and k.revoked_at is null
            and k.expires_at > now() and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute');
          return query select k.institution_id, k.id, k.scopes from public.api_key k
            where k.hash = given and k.revoked_at is null and k.expires_at > now();
        end`,
        'plpgsql',
      )}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function door.api_key_open(bytea); drop table api_key');
  }
}
