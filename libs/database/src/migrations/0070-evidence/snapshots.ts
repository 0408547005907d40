import { byPurpose } from '../by-purpose';
import { walls } from '../walls';

/** Snapshots, and their rows: whose a row is, only a key outside the database can tell. */
export const snapshots = `
  create table evidence.snapshot (
    institution_id uuid not null references public.institution (id),
    number integer not null constraint snapshot_number_positive check (number > 0),
    name text not null constraint snapshot_name_given check (length(btrim(name)) between 1 and 200),
    taken_at timestamptz not null,
    sha256 bytea not null constraint snapshot_hashed check (octet_length(sha256) = 32),
    row_count integer not null constraint snapshot_rows_counted check (row_count > 0),
    nation text not null,
    -- What its rows are parted by, which scales and groups they tell of, and counts of everybody who could take part.
    dimensions jsonb not null,
    scales jsonb not null,
    population jsonb not null,
    -- Its rows have gone; what was worked out from them still cites it.
    forgotten_at timestamptz,
    primary key (institution_id, number)
  );
  ${walls('evidence.snapshot', { may: ['select', 'insert'] })}
  grant update (forgotten_at) on evidence.snapshot to footing_app;
  grant select on evidence.snapshot to footing_evaluator;

  create table evidence.person (
    institution_id uuid not null,
    snapshot integer not null,
    -- Base 32 of a keyed hash: the same person in every snapshot, and nobody without the key.
    pid text not null constraint person_pid_shape check (pid ~ '^[a-z2-7]{26}$'),
    side text not null constraint person_side_known check (side in ('student', 'mentor')),
    -- Which round of the snapshot: one row a person and round.
    round smallint not null,
    -- For each dimension, the place of their code in it, from 0.
    codes smallint[] not null,
    -- How far they came, a bit a stage.
    stages smallint not null,
    meetings smallint not null,
    minutes integer not null,
    -- Weeks, never days.
    applied_week text constraint person_applied_week_shape check (applied_week ~ '^[0-9]{4}-W[0-9]{2}$'),
    matched_week text constraint person_matched_week_shape check (matched_week ~ '^[0-9]{4}-W[0-9]{2}$'),
    -- Which mentor of the snapshot, by a number that means nothing outside it.
    mentor integer,
    fit integer constraint person_fit_range check (fit between 0 and 65535),
    lasted_days integer constraint person_lasted_from_nought check (lasted_days >= 0),
    has_ended boolean not null,
    -- For each wave: 0 not asked, 1 asked, 2 handed in.
    waves smallint[] not null,
    -- For each scale of the snapshot; null: no score.
    scores double precision[] not null,
    -- For each outcome of the register: 1, 0, or null where it is not known.
    outcomes smallint[] not null,
    -- For the noise of tables that go out: the same of a person in every snapshot.
    mark integer not null,
    primary key (institution_id, snapshot, side, pid, round),
    foreign key (institution_id, snapshot) references evidence.snapshot (institution_id, number)
  );
  ${walls('evidence.person', { may: ['insert'] })}
  -- To show somebody that they are in it.
  grant select (institution_id, snapshot, pid, side, round) on evidence.person to footing_app;
  grant select on evidence.person to footing_evaluator;
  ${byPurpose('evidence.person', ['outcome', 'group', 'matching'])}

  create view evidence.characteristic with (security_invoker = true) as
    select p.institution_id, p.snapshot, p.pid, p.side, p.round, d.one ->> 'key' as key,
      d.one -> 'codes' -> p.codes[d.place]::integer ->> 'code' as code
    from evidence.person p
      join evidence.snapshot s on s.institution_id = p.institution_id and s.number = p.snapshot
      cross join lateral jsonb_array_elements(s.dimensions) with ordinality d (one, place);
  grant select on evidence.characteristic to footing_evaluator;`;
