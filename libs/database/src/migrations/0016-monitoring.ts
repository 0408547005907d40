import type { MigrationInterface, QueryRunner } from 'typeorm';
import { codesSql } from './0016-monitoring/codes';
import { monitoringFunctions } from './0016-monitoring/functions';
import { matcherGrants, matcherLeaves } from './0016-monitoring/matcher-grants';
import { HERE } from './walls';

const tables = `
  create schema monitoring;
  revoke all on schema monitoring from public;
  grant usage, create on schema monitoring to footing_monitor;

  create table monitoring.code (
    kind text not null,
    code text not null,
    part text not null,
    place smallint not null,
    primary key (kind, code)
  );
  create table monitoring.salt (
    institution_id uuid not null primary key references public.institution (id),
    salt bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
  );
  create table monitoring.characteristic (
    institution_id uuid not null references public.institution (id),
    student bytea not null constraint characteristic_student_hashed check (octet_length(student) = 32),
    kind text not null,
    code text not null,
    batch bigint not null,
    primary key (institution_id, student, kind, code, batch),
    foreign key (kind, code) references monitoring.code (kind, code)
  );
  create sequence monitoring.batch;`;

/** In this schema the apps have no right to a table: only to two functions, which run as the role that owns it. */
const behindItsFunctions = ['code', 'salt', 'characteristic'].map(
  (table) => `
  revoke all on monitoring.${table} from public;
  alter table monitoring.${table} owner to footing_monitor;`,
);

const apart = ['salt', 'characteristic'].map(
  (table) => `
  alter table monitoring.${table} enable row level security;
  alter table monitoring.${table} force row level security;
  create policy institutions_apart on monitoring.${table}
    using (institution_id = ${HERE}) with check (institution_id = ${HERE});`,
);

/**
 * Equality monitoring, out of reach of matching and of every page: it goes in, and comes out as counts. A matching run
 * gets exactly the rights it needs, and none here.
 */
export class Monitoring1764000016000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${tables} ${codesSql} ${apart.join('')} ${behindItsFunctions.join('')}`);
    await runner.query(`
      alter sequence monitoring.batch owner to footing_monitor;
      grant usage on schema public to footing_monitor;
      grant select (institution_id, id, university_id) on public.student to footing_monitor;
      grant select (institution_id, round_id, student_id) on public.application to footing_monitor;
      grant references (id) on public.institution to footing_monitor;
    `);
    await runner.query(monitoringFunctions);
    await runner.query(
      `alter schema monitoring owner to footing_monitor; grant usage on schema monitoring to footing_app`,
    );
    await runner.query(matcherGrants);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${matcherLeaves}
      drop schema monitoring cascade;
      revoke all on public.student, public.application, public.institution from footing_monitor;
      revoke usage on schema public from footing_monitor`);
  }
}
