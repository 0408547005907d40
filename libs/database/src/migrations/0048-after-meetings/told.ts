import { PERSON } from '../0047-scheduling/availability';
import { byPurpose } from '../by-purpose';
import { walls } from '../walls';

const OF_MEETING = 'foreign key (institution_id, meeting_id) references meeting (institution_id, id) on delete cascade';

/** What people were told, each thing once; and how often they are to meet. */
export const told = `
  -- Whoever was told of which version of a meeting.
  create table meeting_told (
    institution_id uuid not null,
    meeting_id uuid not null,
    version integer not null,
    ${PERSON('meeting_told')},
    at timestamptz not null,
    primary key (institution_id, meeting_id, person_id, version),
    ${OF_MEETING}
  );
  ${walls('meeting_told', { may: ['select', 'insert'] })}
  ${byPurpose('meeting_told', ['matching'])}

  -- Messages to calendars as they were sent, so that one that is sent again is the same to the byte.
  create table calendar_message (
    institution_id uuid not null,
    meeting_id uuid not null,
    ${PERSON('calendar_message')},
    sequence integer not null,
    method text not null constraint calendar_message_method_known check (method in ('REQUEST', 'CANCEL')),
    sealed bytea not null,
    made_at timestamptz not null,
    primary key (institution_id, meeting_id, person_id, sequence, method),
    ${OF_MEETING}
  );
  ${walls('calendar_message', { may: ['select', 'insert', 'delete'] })}
  ${byPurpose('calendar_message', ['matching', 'contact'])}

  -- One a person, kind and version of the meeting, and none of a version that is past.
  create table meeting_reminder (
    institution_id uuid not null,
    meeting_id uuid not null,
    ${PERSON('meeting_reminder')},
    kind text not null constraint meeting_reminder_kind_known check (kind in ('day-before', 'hour-before', 'who-came')),
    version integer not null,
    at timestamptz not null,
    primary key (institution_id, meeting_id, person_id, kind, version),
    ${OF_MEETING}
  );
  ${walls('meeting_reminder', { may: ['select', 'insert'] })}
  ${byPurpose('meeting_reminder', ['matching'])}
  create function reminder_of_now() returns trigger language plpgsql as $$
  begin
    if not exists (select from meeting m where m.institution_id = new.institution_id and m.id = new.meeting_id
        and m.version = new.version and m.status = 'confirmed' for share) then
      raise exception 'meeting % is not as the reminder has it', new.meeting_id using errcode = 'restrict_violation', constraint = 'reminder_of_now';
    end if;
    return new;
  end $$;
  create trigger reminder_of_now before insert on meeting_reminder for each row execute function reminder_of_now();

  -- Somebody's own feed of their meetings: its address is known by its hash alone.
  create table calendar_feed (
    institution_id uuid not null references institution (id),
    ${PERSON('calendar_feed')},
    token_hash bytea not null constraint calendar_feed_token_hashed check (octet_length(token_hash) = 32),
    made_at timestamptz not null,
    primary key (institution_id, person_id),
    unique (institution_id, token_hash)
  );
  ${walls('calendar_feed')}
  ${byPurpose('calendar_feed', ['account'])}

  -- How often people of a round mean to meet; no row: six times, in the round's own time.
  create table cadence (
    institution_id uuid not null,
    round_id uuid not null,
    target smallint not null constraint cadence_target_range check (target between 1 and 52),
    -- Both null: the round's days for meetings.
    from_day date,
    until_day date,
    grace_days smallint not null constraint cadence_grace_range check (grace_days between 0 and 60),
    nudges boolean not null default true,
    updated_at timestamptz not null,
    primary key (institution_id, round_id),
    foreign key (institution_id, round_id) references round (institution_id, id),
    constraint cadence_days_both_or_none check ((from_day is null) = (until_day is null) and until_day >= from_day)
  );
  ${walls('cadence')}

  -- Days on which the university is closed: nobody is nudged, and nothing is expected.
  create table closed_days (
    institution_id uuid not null references institution (id),
    from_day date not null,
    until_day date not null,
    name text not null constraint closed_days_named check (length(btrim(name)) between 1 and 80),
    primary key (institution_id, from_day),
    constraint closed_days_in_order check (from_day <= until_day),
    constraint closed_days_apart exclude using gist (institution_id with =, daterange(from_day, until_day, '[]') with &&)
  );
  ${walls('closed_days')}

  -- Who was nudged: at most one in ten days, of a pair and of a person.
  create table nudge (
    institution_id uuid not null,
    pairing_id uuid not null,
    day date not null,
    rung text not null constraint nudge_rung_known check (rung in ('one', 'other', 'consultant')),
    person_kind text constraint nudge_person_kind_known check (person_kind in ('student', 'mentor')),
    -- Null: it is on the consultant's board.
    person_id uuid,
    at timestamptz not null,
    primary key (institution_id, pairing_id, day),
    foreign key (institution_id, pairing_id) references pairing (institution_id, id),
    constraint nudge_of_somebody check ((rung = 'consultant') = (person_id is null) and (person_id is null) = (person_kind is null)),
    constraint nudge_of_pair_apart exclude using gist (institution_id with =, pairing_id with =, daterange(day, day + 10) with &&),
    constraint nudge_of_person_apart exclude using gist (institution_id with =, person_id with =, daterange(day, day + 10) with &&)
  );
  ${walls('nudge', { may: ['select', 'insert', 'delete'] })}
  ${byPurpose('nudge', ['matching'])}`;
