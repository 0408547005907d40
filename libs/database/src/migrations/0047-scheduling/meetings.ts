import { byPurpose } from '../by-purpose';
import { walls } from '../walls';
import { PERSON, ZONE } from './availability';

/** Step, from, to, who: one line each; a test holds them against the table in the code. */
const MOVES = [
  ['offer-others', 'proposed', 'proposed', 'asker other'],
  ['hold', 'proposed', 'held', 'asker other'],
  ['accept', 'proposed held', 'confirmed', 'other'],
  ['decline', 'proposed held', 'declined', 'other'],
  ['expire', 'proposed held', 'expired', 'service'],
  ['cancel', 'proposed held confirmed', 'cancelled', 'asker other staff service'],
  ['reschedule', 'confirmed', 'confirmed', 'asker other'],
  ['re-anchor', 'confirmed', 'confirmed', 'service'],
  ['complete', 'confirmed missed', 'completed', 'asker other service'],
  ['miss', 'confirmed completed', 'missed', 'asker other service'],
] as const;
/** Steps after which an invitation that calendars have is no longer true. */
const UNTRUE: readonly string[] = ['cancel', 'reschedule', 're-anchor'];

const moveRows = MOVES.flatMap(([step, froms, to, whos]) =>
  froms
    .split(' ')
    .flatMap((from) =>
      whos
        .split(' ')
        .map((who) => `('${step}', '${from}', '${to}', '${who}', ${from === 'confirmed' && UNTRUE.includes(step)})`),
    ),
).join(', ');

const STATUS = (table: string) => `status text not null constraint ${table}_status_known
      check (status in ('proposed', 'held', 'confirmed', 'cancelled', 'declined', 'expired', 'completed', 'missed'))`;

/**
 * Meetings, and the people of each. What was agreed on is a wall-clock time in a zone; the instant is worked out of it by the
 * code, never here, and the row says by which time-zone data.
 */
export const meetings = `
  create table meeting_move (
    step text not null,
    from_status text not null,
    to_status text not null,
    -- Whoever asked, somebody else in it, staff, or the service by itself.
    who text not null,
    tells_calendars boolean not null,
    primary key (step, from_status, who)
  );
  insert into meeting_move values ${moveRows};
  revoke all on meeting_move from public;
  grant select on meeting_move to footing_app;

  create table meeting (
    institution_id uuid not null references institution (id),
    id uuid not null default uuidv7(),
    kind text not null constraint meeting_kind_known check (kind in ('pairing', 'group', 'intro')),
    round_id uuid not null,
    pairing_id uuid,
    application_id uuid,
    offer_id uuid,
    ${STATUS('meeting')},
    version integer not null default 0,
    -- The SEQUENCE that calendars go by.
    sequence integer not null default 0,
    -- Null while it is only proposed: its options say when.
    starts_at timestamptz,
    ends_at timestamptz,
    local_start text constraint meeting_local_start_shape check (local_start ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$'),
    ${ZONE('meeting').replace(' not null', '')},
    -- Version of the time-zone data by which the instant was worked out.
    zone_data text,
    -- With the way there and back; both the same: nothing is.
    blocked_from timestamptz not null default 'epoch',
    blocked_to timestamptz not null default 'epoch',
    minutes smallint not null constraint meeting_minutes_range check (minutes between 10 and 240),
    mode text not null constraint meeting_mode_known check (mode in ('online', 'in-person')),
    place text not null default '' constraint meeting_place_short check (length(place) <= 200),
    join_url text not null default '' constraint meeting_link_safe check (join_url = '' or (join_url ~ '^https://' and length(join_url) <= 500)),
    hold_until timestamptz,
    -- Who of its people asks: somebody else answers.
    asked_by uuid not null,
    -- The last step: 'ask', or one of the table. Of it: who made it ('service' by itself), when, and why in a code of small letters.
    step text not null default 'ask',
    changed_by_kind text not null constraint meeting_changed_by_known check (changed_by_kind in ('student', 'mentor', 'staff', 'service')),
    changed_by uuid,
    changed_at timestamptz not null,
    reason text not null default '' constraint meeting_reason_code check (reason ~ '^[a-z-]{0,40}$'),
    primary key (institution_id, id),
    unique (institution_id, id, status, blocked_from, blocked_to),
    foreign key (institution_id, round_id) references round (institution_id, id),
    foreign key (institution_id, pairing_id) references pairing (institution_id, id),
    foreign key (institution_id, application_id) references application (institution_id, id),
    foreign key (institution_id, offer_id) references offer (institution_id, id),
    constraint meeting_of_something check (case kind when 'pairing' then pairing_id is not null and num_nonnulls(application_id, offer_id) = 0
      when 'group' then offer_id is not null and num_nonnulls(pairing_id, application_id) = 0
      else pairing_id is null and num_nonnulls(application_id, offer_id) = 2 end),
    constraint meeting_when_agreed check (status not in ('held', 'confirmed', 'completed', 'missed')
      or num_nulls(starts_at, ends_at, local_start, zone, zone_data) = 0),
    constraint meeting_when_whole check (num_nulls(starts_at, ends_at, local_start, zone, zone_data) in (0, 5)
      and ends_at = starts_at + minutes * interval '1 minute' and extract(epoch from starts_at)::bigint % 60 = 0),
    constraint meeting_blocks_its_time check (blocked_from <= blocked_to
      and (status not in ('held', 'confirmed') or (blocked_from <= starts_at and blocked_to >= ends_at))),
    constraint meeting_held_until check ((status = 'held') = (hold_until is not null))
  );
  create index meeting_of_pairing on meeting (institution_id, pairing_id) where pairing_id is not null;
  create index meeting_of_offer on meeting (institution_id, offer_id) where offer_id is not null;
  create index meeting_of_application on meeting (institution_id, application_id) where application_id is not null;
  create index meeting_of_round on meeting (institution_id, round_id);
  create index meeting_held on meeting (institution_id, hold_until) where status = 'held';
  create index meeting_upcoming on meeting (institution_id, starts_at) where status = 'confirmed';
  ${walls('meeting')}
  ${byPurpose('meeting', ['matching'])}

  -- The people of a meeting, two or more; each row stands for its time in one person's life, so that no two of one person overlap.
  create table meeting_person (
    institution_id uuid not null,
    meeting_id uuid not null,
    ${PERSON('meeting_person')},
    ${STATUS('meeting_person')},
    blocked_from timestamptz not null,
    blocked_to timestamptz not null,
    primary key (institution_id, meeting_id, person_id),
    constraint meeting_person_as_meeting foreign key (institution_id, meeting_id, status, blocked_from, blocked_to)
      references meeting (institution_id, id, status, blocked_from, blocked_to) on update cascade on delete cascade,
    constraint no_double_booking exclude using gist (institution_id with =, person_id with =, tstzrange(blocked_from, blocked_to) with &&)
      where (status in ('held', 'confirmed'))
  );
  create index meeting_person_of on meeting_person (institution_id, person_id, status);
  ${walls('meeting_person')}
  ${byPurpose('meeting_person', ['matching'])}

  -- Every change of every meeting, as it stood after it: 0, 1, 2 … without a gap.
  create table meeting_event (
    institution_id uuid not null,
    meeting_id uuid not null,
    version integer not null,
    at timestamptz not null,
    line jsonb not null,
    primary key (institution_id, meeting_id, version),
    foreign key (institution_id, meeting_id) references meeting (institution_id, id) on delete cascade
  );
  ${walls('meeting_event', { may: ['select', 'insert'] })}
  ${byPurpose('meeting_event', ['matching'])}

  -- Up to five times to choose from; those of an earlier version stay as they were.
  create table meeting_option (
    institution_id uuid not null,
    meeting_id uuid not null,
    version integer not null,
    number smallint not null constraint meeting_option_number_range check (number between 1 and 5),
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    local_start text not null constraint meeting_option_local_start_shape check (local_start ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$'),
    ${ZONE('meeting_option')},
    primary key (institution_id, meeting_id, version, number),
    foreign key (institution_id, meeting_id, version) references meeting_event (institution_id, meeting_id, version) on delete cascade,
    constraint meeting_option_in_order check (starts_at < ends_at),
    constraint meeting_option_not_twice exclude using gist (institution_id with =, meeting_id with =, version with =,
      tstzrange(starts_at, ends_at) with &&)
  );
  ${walls('meeting_option', { may: ['select', 'insert'] })}
  ${byPurpose('meeting_option', ['matching'])}`;
