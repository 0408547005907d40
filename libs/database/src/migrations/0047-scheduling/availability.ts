import { byPurpose } from '../by-purpose';
import { walls } from '../walls';

/** Whose row it is: a student or a mentor, by the id of their record. */
export const PERSON = (table: string) => `
    person_kind text not null constraint ${table}_person_kind_known check (person_kind in ('student', 'mentor')),
    person_id uuid not null`;
/** A name of a zone as the IANA has it; whether there is such a zone, the code knows. */
export const ZONE = (table: string, column = 'zone') =>
  `${column} text not null constraint ${table}_zone_named check (${column} ~ '^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$')`;

/** When somebody can meet: in wall-clock time, with the zone they are in on each day. Nothing here is an instant but what was imported. */
export const availability = `
  -- From which day on somebody is in which zone. No row: they are where the institution is.
  create table person_zone (
    institution_id uuid not null references institution (id),
    ${PERSON('person_zone')},
    from_day date not null,
    ${ZONE('person_zone')},
    primary key (institution_id, person_id, from_day)
  );
  ${walls('person_zone')}
  ${byPurpose('person_zone', ['answers'])}

  -- How somebody can be met at all; no row: any way, half an hour on the road, meetings of an hour.
  create table meeting_wish (
    institution_id uuid not null references institution (id),
    ${PERSON('meeting_wish')},
    travel_minutes smallint not null default 30 constraint meeting_wish_travel_range check (travel_minutes between 0 and 180),
    -- Where they would rather meet, and the link of a room of their own.
    place text not null default '' constraint meeting_wish_place_short check (length(place) <= 200),
    join_url text not null default '' constraint meeting_wish_link_safe check (join_url = '' or (join_url ~ '^https://' and length(join_url) <= 500)),
    updated_at timestamptz not null,
    primary key (institution_id, person_id)
  );
  ${walls('meeting_wish')}
  ${byPurpose('meeting_wish', ['answers'])}

  create table weekly_rule (
    institution_id uuid not null references institution (id),
    id uuid not null default uuidv7(),
    ${PERSON('weekly_rule')},
    -- 1 is Monday.
    weekday smallint not null constraint weekly_rule_weekday_range check (weekday between 1 and 7),
    from_minute smallint not null,
    to_minute smallint not null,
    mode text not null default 'any' constraint weekly_rule_mode_known check (mode in ('any', 'online', 'in-person')),
    from_day date not null,
    -- The last day; null: until further notice.
    until_day date,
    primary key (institution_id, id),
    constraint weekly_rule_in_a_day check (from_minute >= 0 and to_minute <= 1440 and from_minute < to_minute),
    constraint weekly_rule_days_in_order check (until_day is null or until_day >= from_day),
    constraint weekly_rule_not_twice exclude using gist (institution_id with =, person_id with =, weekday with =,
      int4range(from_minute, to_minute) with &&, daterange(from_day, until_day, '[]') with &&)
  );
  ${walls('weekly_rule')}
  ${byPurpose('weekly_rule', ['answers'])}

  -- A day that is not like the others: it takes the place of the pattern, blocks a time, or adds one.
  create table day_exception (
    institution_id uuid not null references institution (id),
    id uuid not null default uuidv7(),
    ${PERSON('day_exception')},
    day date not null,
    kind text not null constraint day_exception_kind_known check (kind in ('replace', 'block', 'extra')),
    -- Both null: the whole day.
    from_minute smallint,
    to_minute smallint,
    primary key (institution_id, id),
    constraint day_exception_in_a_day check (from_minute >= 0 and to_minute <= 1440 and from_minute < to_minute),
    constraint day_exception_both_or_none check ((from_minute is null) = (to_minute is null) and (kind = 'block' or from_minute is not null)),
    constraint day_exception_not_twice exclude using gist (institution_id with =, person_id with =, day with =, kind with =,
      int4range(coalesce(from_minute, 0), coalesce(to_minute, 1440)) with &&)
  );
  ${walls('day_exception')}
  ${byPurpose('day_exception', ['answers'])}

  -- A calendar of theirs that we look into for busy times only.
  create table busy_calendar (
    institution_id uuid not null references institution (id),
    id uuid not null default uuidv7(),
    ${PERSON('busy_calendar')},
    kind text not null constraint busy_calendar_kind_known check (kind in ('ics', 'caldav')),
    -- Its address, and what it asks for: with the person's key.
    sealed bytea not null,
    added_at timestamptz not null,
    fetched_at timestamptz,
    -- A code of small letters; empty: it went well.
    fault text not null default '' constraint busy_calendar_fault_code check (fault ~ '^[a-z-]{0,40}$'),
    primary key (institution_id, id)
  );
  create index busy_calendar_of on busy_calendar (institution_id, person_id);
  ${walls('busy_calendar')}
  ${byPurpose('busy_calendar', ['answers'])}

  -- When they are busy elsewhere: never with what.
  create table busy_time (
    institution_id uuid not null,
    calendar_id uuid not null,
    ${PERSON('busy_time')},
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    primary key (institution_id, calendar_id, starts_at, ends_at),
    foreign key (institution_id, calendar_id) references busy_calendar (institution_id, id) on delete cascade,
    constraint busy_time_in_order check (starts_at < ends_at)
  );
  create index busy_time_of on busy_time (institution_id, person_id, starts_at);
  ${walls('busy_time')}
  ${byPurpose('busy_time', ['answers'])}`;
