import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Universities, the people who work in them, and what they divide their students by. */
export class Institutions1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table institution (
        id uuid primary key default uuidv7(),
        slug text not null constraint institution_slug_key unique
          constraint institution_slug_shape check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
        name text not null constraint institution_name_given check (length(btrim(name)) between 1 and 200),
        nation text not null constraint institution_nation_known
          check (nation in ('england', 'scotland', 'wales', 'northern-ireland')),
        contact_email text not null,
        is_demo boolean not null default false,
        created_at timestamptz not null default now()
      );

      create table account (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        name text not null constraint account_name_given check (length(btrim(name)) between 1 and 200),
        email text not null constraint account_email_lower check (email = lower(email)),
        created_at timestamptz not null default now(),
        primary key (institution_id, id),
        unique (institution_id, email)
      );

      create table account_role (
        institution_id uuid not null,
        account_id uuid not null,
        role text not null constraint account_role_known
          check (role in ('programme-lead', 'consultant', 'analyst', 'administrator')),
        primary key (institution_id, account_id, role),
        foreign key (institution_id, account_id) references account (institution_id, id)
      );

      create table school (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        name text not null constraint school_name_given check (length(btrim(name)) between 1 and 200),
        primary key (institution_id, id),
        unique (institution_id, name)
      );

      create table priority_group (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        name text not null constraint priority_group_name_given check (length(btrim(name)) between 1 and 200),
        target text not null default '',
        risks text[] not null default '{}',
        primary key (institution_id, id),
        unique (institution_id, name)
      );

      create table session (
        sid text primary key,
        sess json not null,
        expire timestamptz not null
      );
      create index session_expire on session (expire);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table session, priority_group, school, account_role, account, institution');
  }
}
