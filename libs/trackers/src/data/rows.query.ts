import type { EntityManager } from 'typeorm';

/** Somebody who took part in a year and has not objected. */
export interface TrackedPerson {
  readonly id: string;
  /** As the university writes it; null: it is not known. */
  readonly number: string | null;
  readonly firstName: string;
  readonly lastName: string;
  /** The newest version of the text that they were shown; 0: none. */
  readonly told: number;
}

/** A meeting of somebody who took part and has not objected. */
export interface TrackedMeeting {
  readonly id: string;
  readonly number: string | null;
  readonly roundId: string;
  /** `2026-11-03`, in London. */
  readonly day: string;
  readonly minutes: number;
  readonly came: boolean;
}

type Days = readonly [from: string, until: string];

/** Under the purpose `tracking`; the database leaves out whoever objects. */
export const trackedPeople = (tx: EntityManager, days: Days): Promise<TrackedPerson[]> =>
  tx.query<TrackedPerson[]>(
    'select id, number, first_name as "firstName", last_name as "lastName", told from consent.tracked_people($1, $2)',
    [...days],
  );

/** Under the purpose `tracking`; the database leaves out whoever objects. */
export const trackedMeetings = (tx: EntityManager, days: Days): Promise<TrackedMeeting[]> =>
  tx.query<TrackedMeeting[]>(
    `select id, number, round_id as "roundId", to_char(day, 'YYYY-MM-DD') as day, minutes, came from consent.tracked_meetings($1, $2)`,
    [...days],
  );

/** How many took part and objected, to the nearest five; null: fewer than ten. Under the purpose `tracking`. */
export async function trackedObjections(tx: EntityManager, days: Days): Promise<number | null> {
  const [row] = await tx.query<{ count: number | null }[]>('select consent.tracked_objections($1, $2) as count', [
    ...days,
  ]);
  return row?.count ?? null;
}

/** A round whose meetings begin in a year. */
export interface TrackedRound {
  readonly id: string;
  readonly programmeId: string;
  readonly name: string;
  readonly kind: 'career' | 'reverse' | 'group';
  /** `2026-11-03`. */
  readonly starts: string;
  readonly ends: string;
  /** Null: the programme is not coded, or not in this. */
  readonly moatType: string | null;
  readonly moatSubType: string | null;
  readonly outcomes: string | null;
  readonly risks: readonly number[] | null;
  readonly primaryRisk: number | null;
  readonly delivery: string | null;
  readonly plannedHours: number | null;
  readonly targetRefs: readonly string[] | null;
}

export const trackedRounds = (tx: EntityManager, institutionId: string, days: Days): Promise<TrackedRound[]> =>
  tx.query<TrackedRound[]>(
    `select r.id, p.id as "programmeId", p.name || ', ' || r.name as name, p.kind, to_char(r.meetings_start, 'YYYY-MM-DD') as starts,
       to_char(r.meetings_end, 'YYYY-MM-DD') as ends, c.moat_type as "moatType", c.moat_sub_type as "moatSubType", c.outcomes,
       c.risks, c.primary_risk as "primaryRisk", c.delivery, c.planned_hours as "plannedHours", c.target_refs as "targetRefs"
     from round r join programme p on p.institution_id = r.institution_id and p.id = r.programme_id
       left join programme_codes c on c.institution_id = p.institution_id and c.programme_id = p.id
     where r.institution_id = $1 and r.meetings_start >= $2 and r.meetings_start < $3 order by r.meetings_start, p.name, r.id`,
    [institutionId, ...days],
  );

/** Of the institution: its nation, for its bank holidays. */
export async function nationHere(
  tx: EntityManager,
  institutionId: string,
): Promise<'england' | 'scotland' | 'wales' | 'northern-ireland'> {
  const [row] = await tx.query<{ nation: 'england' | 'scotland' | 'wales' | 'northern-ireland' }[]>(
    'select nation::text as nation from institution where id = $1',
    [institutionId],
  );
  return row?.nation ?? 'england';
}
