import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';
import type { Availability, DayException, Span } from '../domain/availability';
import { type RuleKept, rulesInZones, type ZoneFrom, zoneOn } from '../availability/zones-over-time';

/** When one person can meet, and how. */
export interface PersonTimes {
  readonly person: Person;
  readonly availability: Availability;
  /** The zone they are in today. */
  readonly zone: string;
  readonly zones: readonly ZoneFrom[];
  /** Minutes on the road, each way. */
  readonly travelMinutes: number;
  readonly place: string;
  readonly joinUrl: string;
  /** Whether they have said anything of when they can meet. */
  readonly hasSaid: boolean;
}

interface Raw {
  readonly rules: readonly RuleKept[];
  readonly exceptions: readonly Omit<DayException, 'zone'>[];
  readonly zones: readonly ZoneFrom[];
  readonly busy: readonly { readonly from: number; readonly to: number }[];
  readonly taken: readonly { readonly from: number; readonly to: number }[];
  readonly travelMinutes: number | null;
  readonly place: string | null;
  readonly joinUrl: string | null;
}

/** How long people are on the road where they have not said. */
export const TRAVEL_MINUTES = 30;

const MINE = `x.institution_id = $1 and x.person_id = w.id`;
const agg = (what: string, from: string) => `coalesce((select json_agg(json_build_object(${what})) ${from}), '[]')`;

/**
 * When these people can meet within a window, in the order they are given; one statement for all of them.
 * @param leaveOut a meeting whose own time does not count: it is to be moved.
 */
export async function timesOfPeople(
  tx: EntityManager,
  here: string,
  people: readonly Person[],
  { window, today, leaveOut = null, at }: TimesAsked,
): Promise<PersonTimes[]> {
  const rows = await tx.query<Raw[]>(
    `select
       ${agg(`'weekday', x.weekday, 'fromMinute', x.from_minute, 'toMinute', x.to_minute, 'mode', x.mode, 'from', x.from_day::text, 'until', x.until_day::text`, `from weekly_rule x where ${MINE}`)} as rules,
       ${agg(`'day', x.day::text, 'kind', x.kind, 'fromMinute', x.from_minute, 'toMinute', x.to_minute`, `from day_exception x where ${MINE}`)} as exceptions,
       ${agg(`'from', x.from_day::text, 'zone', x.zone`, `from person_zone x where ${MINE}`)} as zones,
       ${agg(`'from', extract(epoch from x.starts_at)::bigint / 60, 'to', (extract(epoch from x.ends_at)::bigint + 59) / 60`, `from busy_time x where ${MINE} and x.starts_at < $5 and x.ends_at > $4`)} as busy,
       ${agg(
         `'from', extract(epoch from x.blocked_from)::bigint / 60, 'to', extract(epoch from x.blocked_to)::bigint / 60`,
         `from meeting_person x join meeting m on m.institution_id = x.institution_id and m.id = x.meeting_id
         where ${MINE} and x.status in ('held', 'confirmed') and x.meeting_id is distinct from $6 and x.blocked_from < $5 and x.blocked_to > $4
           and (m.hold_until is null or m.hold_until > $7)`,
       )} as taken,
       y.travel_minutes as "travelMinutes", y.place, y.join_url as "joinUrl"
     from unnest($2::text[], $3::uuid[]) with ordinality w (kind, id, n)
       left join meeting_wish y on y.institution_id = $1 and y.person_id = w.id
     order by w.n`,
    [
      ...[here, people.map(({ kind }) => kind), people.map(({ id }) => id)],
      ...[new Date(window.from * 60_000), new Date(window.to * 60_000), leaveOut, at],
    ],
  );
  return rows.flatMap((row, n) => {
    const person = people[n];
    return person ? [timesFrom(person, row, today)] : [];
  });
}

/** What is asked for. */
export interface TimesAsked {
  readonly window: Span;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly leaveOut?: string | null;
  readonly at: Date;
}

function timesFrom(person: Person, row: Raw, today: string): PersonTimes {
  const zones = [...row.zones].sort((one, other) => (one.from < other.from ? -1 : 1));
  return {
    ...{ person, zones, zone: zoneOn(zones, today), travelMinutes: row.travelMinutes ?? TRAVEL_MINUTES },
    ...{ place: row.place ?? '', joinUrl: row.joinUrl ?? '', hasSaid: row.rules.length + row.exceptions.length > 0 },
    availability: {
      rules: row.rules.flatMap((rule) => rulesInZones(rule, zones)),
      exceptions: row.exceptions.map((exception) => ({ ...exception, zone: zoneOn(zones, exception.day) })),
      busy: row.busy,
      taken: row.taken,
    },
  };
}

/** Rows of the pattern with their ids, as somebody edits them. */
export interface RuleRow extends RuleKept {
  readonly id: string;
}
export interface ExceptionRow extends Omit<DayException, 'zone'> {
  readonly id: string;
}
