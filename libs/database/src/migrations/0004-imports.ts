import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A file on its way in: kept as it came, read into rows, checked, and written once when somebody confirms. */
export class Imports1764000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table import (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        round_id uuid not null,
        kind text not null constraint import_kind_known check (kind in ('students', 'mentors')),
        state text not null constraint import_state_known check (state in (
          'reading', 'refused', 'mapping', 'checking', 'checked', 'writing', 'done', 'abandoned', 'failed')),
        file_name text not null constraint import_file_name_short check (length(file_name) <= 255),
        file_size integer not null,
        refusal text,
        notes text[] not null default '{}',
        headers text[] not null default '{}',
        mapping jsonb,
        remembered boolean not null default false,
        agreed_how text,
        create_missing_schools boolean not null default false,
        run uuid,
        attempts smallint not null default 0,
        row_count integer not null default 0,
        done_count integer not null default 0,
        counts jsonb not null default '{}',
        created_by uuid,
        created_at timestamptz not null default now(),
        confirmed_by uuid,
        confirmed_at timestamptz,
        finished_at timestamptz,
        primary key (institution_id, id),
        foreign key (institution_id, round_id) references round (institution_id, id),
        foreign key (institution_id, created_by) references account (institution_id, id),
        foreign key (institution_id, confirmed_by) references account (institution_id, id),
        -- Nothing is written until somebody confirms, and what is done stays done.
        constraint import_written_when_confirmed check (state not in ('writing', 'done') or confirmed_at is not null),
        constraint import_refused_with_reason check ((state = 'refused') = (refusal is not null))
      );
      create index import_of_round on import (institution_id, round_id, created_at);

      create table import_chunk (
        institution_id uuid not null,
        import_id uuid not null,
        position integer not null,
        bytes bytea not null,
        primary key (institution_id, import_id, position),
        foreign key (institution_id, import_id) references import (institution_id, id) on delete cascade
      );

      create table import_row (
        institution_id uuid not null,
        import_id uuid not null,
        row_number integer not null,
        cells jsonb not null,
        extra jsonb not null default '[]',
        outcome text constraint import_row_outcome_known check (outcome in ('new', 'changed', 'same', 'fault')),
        reading jsonb,
        primary key (institution_id, import_id, row_number),
        foreign key (institution_id, import_id) references import (institution_id, id) on delete cascade
      );

      create table import_fault (
        institution_id uuid not null,
        import_id uuid not null,
        id uuid not null default uuidv7(),
        row_number integer not null,
        column_name text not null,
        value text not null,
        code text not null,
        message text not null,
        primary key (institution_id, import_id, id),
        foreign key (institution_id, import_id) references import (institution_id, id) on delete cascade
      );
      create index import_fault_in_order on import_fault (institution_id, import_id, row_number);

      create table column_mapping (
        institution_id uuid not null references institution (id),
        kind text not null constraint column_mapping_kind_known check (kind in ('students', 'mentors')),
        headers_key text not null,
        mapping jsonb not null,
        updated_at timestamptz not null default now(),
        primary key (institution_id, kind, headers_key)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table column_mapping, import_fault, import_row, import_chunk, import');
  }
}
