import { walls } from '../walls';

/** What is kept of files for tracking services. */
export const tables = `
  create table tracker_profile (
    institution_id uuid not null references institution (id),
    id uuid not null default uuidv7(),
    tracker text not null constraint tracker_profile_tracker_named check (length(btrim(tracker)) between 1 and 60),
    file text not null constraint tracker_profile_file_known check (file in ('participants', 'activities', 'attendance')),
    name text not null constraint tracker_profile_name_given check (length(btrim(name)) between 1 and 120),
    made_at timestamptz not null,
    primary key (institution_id, id),
    constraint tracker_profile_name_once unique (institution_id, name)
  );
  ${walls('tracker_profile', { may: ['select', 'insert'] })}

  create table tracker_profile_version (
    institution_id uuid not null,
    profile_id uuid not null,
    version integer not null constraint tracker_profile_version_counts check (version > 0),
    content jsonb not null constraint tracker_profile_version_is_profile check (jsonb_typeof(content -> 'columns') = 'array'),
    saved_by uuid not null,
    saved_at timestamptz not null,
    primary key (institution_id, profile_id, version),
    foreign key (institution_id, profile_id) references tracker_profile (institution_id, id)
  );
  ${walls('tracker_profile_version', { may: ['select', 'insert'] })}

  create table tracker_preparation (
    institution_id uuid not null,
    id uuid not null default uuidv7(),
    profile_id uuid not null,
    version integer not null,
    -- The calendar year in which the academic year begins.
    year smallint not null constraint tracker_preparation_year_range check (year between 2000 and 2199),
    -- Columns of the file that came with it which were not read.
    unread text[] not null default '{}',
    made_by uuid not null,
    made_at timestamptz not null,
    looked_by uuid,
    looked_at timestamptz,
    state text not null default 'waiting'
      constraint tracker_preparation_state_known check (state in ('waiting', 'done', 'given-up')),
    primary key (institution_id, id),
    foreign key (institution_id, profile_id, version) references tracker_profile_version (institution_id, profile_id, version),
    constraint tracker_preparation_looked_whole check ((looked_by is null) = (looked_at is null)),
    constraint tracker_preparation_two_people check (looked_by <> made_by)
  );
  ${walls('tracker_preparation', { may: ['select', 'insert'] })}
  grant update (looked_by, looked_at, state) on tracker_preparation to footing_app;

  -- What the planning office adds to one file: sealed, for a day at most, and gone with the file that is made of it.
  create table tracker_upload (
    institution_id uuid not null,
    preparation_id uuid not null,
    sealed bytea not null,
    kept_at timestamptz not null default clock_timestamp(),
    primary key (institution_id, preparation_id),
    foreign key (institution_id, preparation_id) references tracker_preparation (institution_id, id)
  );
  ${walls('tracker_upload', { may: ['select', 'delete'] })}
  grant insert (institution_id, preparation_id, sealed) on tracker_upload to footing_app;
  -- Whatever else is done sees only what is too old, to take it away.
  create policy for_a_day on tracker_upload as restrictive for select to footing_app, footing_matcher using (
    case (select current_setting('footing.purpose', true))
      when 'tracking' then kept_at > clock_timestamp() - interval '1 day'
      when 'service' then kept_at <= clock_timestamp() - interval '1 day'
      else false end);

  create table tracker_export (
    institution_id uuid not null,
    id uuid not null default uuidv7(),
    preparation_id uuid not null,
    profile_id uuid not null,
    version integer not null,
    year smallint not null,
    row_count integer not null constraint tracker_export_rows_counted check (row_count > 0),
    -- Rows that were left out knowingly, as something in them was not right.
    left_out integer not null constraint tracker_export_left_out_counted check (left_out >= 0),
    format text not null constraint tracker_export_format_known check (format in ('csv', 'xlsx')),
    reason text not null constraint tracker_export_reason_given check (length(btrim(reason)) between 1 and 500),
    made_by uuid not null,
    looked_by uuid not null,
    made_at timestamptz not null,
    primary key (institution_id, id),
    constraint tracker_export_once unique (institution_id, preparation_id),
    foreign key (institution_id, preparation_id) references tracker_preparation (institution_id, id),
    foreign key (institution_id, profile_id, version) references tracker_profile_version (institution_id, profile_id, version),
    constraint tracker_export_two_people check (looked_by <> made_by)
  );
  ${walls('tracker_export', { may: ['select', 'insert'] })}

  -- Hashes of the rows that were in the last file of a profile, under a key outside the database.
  create table tracker_line (
    institution_id uuid not null,
    profile_id uuid not null,
    key bytea not null constraint tracker_line_key_hashed check (octet_length(key) = 32),
    cells bytea not null constraint tracker_line_cells_hashed check (octet_length(cells) = 32),
    primary key (institution_id, profile_id, key),
    foreign key (institution_id, profile_id) references tracker_profile (institution_id, id)
  );
  ${walls('tracker_line', { may: ['select', 'insert', 'delete'] })}

  -- Which text a student was shown, and when.
  create table tracker_told (
    institution_id uuid not null,
    student_id uuid not null,
    version integer not null constraint tracker_told_version_counts check (version > 0),
    told_at timestamptz not null,
    primary key (institution_id, student_id, version),
    foreign key (institution_id, student_id) references student (institution_id, id) on delete cascade
  );
  ${walls('tracker_told', { may: ['select', 'insert', 'delete'] })}
  grant select on tracker_told to footing_consent;`;
