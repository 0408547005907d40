import type { MigrationInterface, QueryRunner } from 'typeorm';
import { walls } from './walls';

/** What an app says of a line. Its id, its time, its server and its transaction the database says, and nobody else can. */
const SAID = `institution_id, account_id, role, event, purpose, object_id, fields, special, count, request_id, ip_prefix, outcome`;
const LINE_TABLES = ['audit_event', 'audit_subject', 'audit_seal', 'audit_check'];

/**
 * The record of who looked and who changed: only ever added to. It outlives what it is about, so nothing in it is a foreign
 * key; and it holds ids and names of fields, never a value.
 */
export class Audit1764000013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_event (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        -- Which transaction wrote it, on which server: the sealer waits until every older one has ended.
        transaction_id xid8 not null default pg_current_xact_id(),
        server bigint not null default (pg_control_system()).system_identifier,
        at timestamptz not null default clock_timestamp(),
        account_id uuid,
        role text not null constraint audit_event_role_given check (length(role) between 1 and 40),
        event text not null constraint audit_event_event_given check (length(event) between 1 and 80),
        purpose text constraint audit_event_purpose_short check (length(purpose) <= 200),
        object_id text constraint audit_event_object_short check (length(object_id) <= 100),
        fields text[] not null default '{}',
        special boolean not null default false,
        count integer constraint audit_event_count_positive check (count >= 0),
        request_id text constraint audit_event_request_short check (length(request_id) <= 100),
        ip_prefix text constraint audit_event_prefix_short check (length(ip_prefix) <= 50),
        outcome text not null default 'done' constraint audit_event_outcome_known check (outcome in ('done', 'refused')),
        primary key (institution_id, id)
      );
      create index audit_event_in_order on audit_event (institution_id, server, transaction_id, id);
      create index audit_event_by_account on audit_event (institution_id, account_id, id) where account_id is not null;

      create table audit_subject (
        institution_id uuid not null,
        kind text not null constraint audit_subject_kind_known check (kind in ('student', 'mentor', 'account')),
        subject_id uuid not null,
        event_id uuid not null,
        primary key (institution_id, kind, subject_id, event_id)
      );
      create index audit_subject_of_event on audit_subject (institution_id, event_id);

      create table audit_seal (
        institution_id uuid not null,
        number bigint not null constraint audit_seal_number_counts check (number >= 1),
        previous bytea not null constraint audit_seal_previous_length check (octet_length(previous) = 32),
        hash bytea not null constraint audit_seal_hash_length check (octet_length(hash) = 32),
        server bigint not null,
        -- Of its last line; with that line's id it is the place in the record that the chain has come to on that server.
        last_transaction xid8 not null,
        event_ids uuid[] not null constraint audit_seal_some check (cardinality(event_ids) > 0),
        row_hashes bytea not null,
        count integer not null,
        sealed_at timestamptz not null,
        primary key (institution_id, number),
        constraint audit_seal_counted
          check (count = cardinality(event_ids) and octet_length(row_hashes) = 32 * count)
      );

      create table audit_check (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        at timestamptz not null default clock_timestamp(),
        up_to_number bigint not null,
        fault text constraint audit_check_fault_short check (length(fault) <= 500),
        primary key (institution_id, id)
      );

      create function refuse_change_of_record() returns trigger language plpgsql as $refuse$
        begin
          raise exception '% is only ever added to', tg_table_name using errcode = 'insufficient_privilege';
        end $refuse$;
    `);
    for (const table of LINE_TABLES) await runner.query(onlyAddedTo(table));
    await runner.query(`
      grant insert (${SAID}) on audit_event to footing_app, footing_matcher;
      grant insert on audit_subject to footing_app, footing_matcher;
      grant select on audit_event, audit_subject to footing_matcher;
      grant insert on audit_seal to footing_app;
      grant insert (institution_id, up_to_number, fault) on audit_check to footing_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ${LINE_TABLES.join(', ')}; drop function refuse_change_of_record()`);
  }
}

/** Read within the institution; changed by nobody, the owner included; read whole by the auditor, who reads nothing else. */
const onlyAddedTo = (table: string) => `
  ${walls(table, { may: ['select'] })}
  create policy auditor_reads on ${table} for select to footing_auditor using (true);
  grant select on ${table} to footing_auditor;
  create trigger only_added_to before update or delete or truncate on ${table}
    for each statement execute function refuse_change_of_record();`;
