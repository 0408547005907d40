import type { MigrationInterface, QueryRunner } from 'typeorm';
import { walls } from './walls';

/** Keys that seal what the database must not know. None of them is here in clear. */
export class Secrets1764000014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table institution_key (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        wrapped bytea not null constraint institution_key_wrapped check (octet_length(wrapped) >= 48),
        master_id text not null,
        created_at timestamptz not null default now(),
        retired_at timestamptz,
        primary key (institution_id, id)
      );
      create unique index institution_key_current on institution_key (institution_id) where retired_at is null;

      create table data_key (
        institution_id uuid not null,
        subject_id uuid not null,
        id uuid not null,
        institution_key_id uuid not null,
        wrapped bytea not null constraint data_key_wrapped check (octet_length(wrapped) = 60),
        created_at timestamptz not null default now(),
        primary key (institution_id, subject_id),
        unique (institution_id, id),
        foreign key (institution_id, institution_key_id) references institution_key (institution_id, id)
      );
      create index data_key_wrapping on data_key (institution_id, institution_key_id);

      ${walls('institution_key')}
      ${walls('data_key')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table data_key, institution_key');
  }
}
