import { reachSql, reachValues, type StudentReach } from '@footing/people';
import type { EntityManager } from 'typeorm';
import type { Cadence, DayRange, Evidence } from '../domain/cadence';
import { differs } from './to-say.query';

/** How often people of a round mean to meet, where the lead has said nothing else. */
export const SIX = { target: 6, graceDays: 10, nudges: true } as const;

/** What a lead says of a round. */
export interface GivenCadence {
  /** Meetings in all, 1 to 52. */
  readonly target: number;
  /** First and last day, YYYY-MM-DD; both null: the round's own days for meetings. */
  readonly from: string | null;
  readonly until: string | null;
  /** Days that a pair may be a meeting behind before anybody hears of it, 0 to 60. */
  readonly graceDays: number;
  /** Whether pairs are nudged at all. */
  readonly nudges: boolean;
}

/** A pairing that is under way, with what it has done. */
export interface PairOnBoard {
  readonly pairingId: string;
  readonly applicationId: string;
  readonly offerId: string;
  readonly studentId: string;
  readonly mentorId: string;
  readonly studentName: string;
  readonly mentorName: string;
  readonly state: 'active' | 'paused';
  readonly cadence: Cadence;
  readonly nudges: boolean;
  readonly evidence: Evidence;
  /** Agreed meetings, by day: the day on the clock on which they were agreed, and the moment, in seconds since 1970. */
  readonly starts: readonly { readonly day: string; readonly second: number }[];
  /** Days of meetings about which people say different things, by day. */
  readonly differ: readonly string[];
  /** How many reflections its people have written for the staff of the programme. */
  readonly written: number;
  /** Days of nudges since the last sign. */
  readonly nudged: readonly string[];
}

type Raw = Omit<PairOnBoard, 'cadence' | 'evidence' | 'starts'> & { readonly starts: readonly string[] } & Pick<
    Cadence,
    'target' | 'from' | 'until' | 'graceDays'
  > &
  Evidence & { readonly free: readonly DayRange[] };

const DAY_OF = (instant: string) => `to_char(${instant}, 'YYYY-MM-DD')`;
const days = (what: string, from: string) => `coalesce((select json_agg(${what} order by ${what}) ${from}), '[]')`;
const THEIRS = `from meeting m join meeting_person w on w.institution_id = m.institution_id and w.meeting_id = m.id
  where m.institution_id = $1 and w.person_id = a.student_id and (m.pairing_id = p.id or m.kind = 'group' and m.offer_id = p.offer_id)`;

const boardSql = (within: string): string => `
    select x.*, ${days('n.day::text', `from nudge n where n.institution_id = $1 and n.pairing_id = x."pairingId" and n.day::text > x."lastSign"`)} as nudged
     from (select p.id as "pairingId", p.application_id as "applicationId", p.offer_id as "offerId", a.student_id as "studentId", o.mentor_id as "mentorId",
       btrim(s.first_name || ' ' || s.last_name) as "studentName", btrim(t.first_name || ' ' || t.last_name) as "mentorName", p.state,
       coalesce(c.target, ${SIX.target}) as target, coalesce(c.from_day, r.meetings_start)::text as "from",
       coalesce(c.until_day, r.meetings_end)::text as until, coalesce(c.grace_days, ${SIX.graceDays}) as "graceDays",
       coalesce(c.nudges, ${SIX.nudges}) as nudges,
       ${days('left(m.local_start, 10)', `${THEIRS} and m.status = 'completed'`)} as held,
       ${days('left(m.local_start, 10)', `${THEIRS} and m.status = 'confirmed'`)} as agreed,
       ${days(`left(m.local_start, 10) || ' ' || extract(epoch from m.starts_at)::bigint`, `${THEIRS} and m.status = 'confirmed'`)} as starts,
       ${days('left(m.local_start, 10)', `${THEIRS} and m.status in ('confirmed', 'completed', 'missed') and ${differs('m')}`)} as differ,
       (select count(*)::int from reflection_given g where g.institution_id = $1 and g.share = 'programme' and g.meeting_id in (select m.id ${THEIRS})
         and (g.person_kind = 'mentor' or g.person_id = a.student_id)) as written,
       coalesce(greatest(
         (select max(${DAY_OF('e.at')}) from meeting_event e where e.institution_id = $1 and e.line ->> 'changed_by' is not null
           and e.meeting_id in (select m.id ${THEIRS})),
         (select max(${DAY_OF('d.at')}) from attendance d where d.institution_id = $1 and d.meeting_id in (select m.id ${THEIRS})),
         (select max(${DAY_OF('d.at')}) from pairing_said d where d.institution_id = $1 and d.pairing_id = p.id and d.what = 'met'),
         (select max(${DAY_OF('d.at')}) from pairing_step d where d.institution_id = $1 and d.pairing_id = p.id and d.who in ('student', 'mentor'))
       ), ${DAY_OF('p.proposed_at')}) as "lastSign",
       coalesce((select json_agg(json_build_object('from', f.from_day::text, 'until', f.until_day)) from (
         select d.at::date as from_day, coalesce((select min(n.at)::date::text from pairing_step n
           where n.institution_id = $1 and n.pairing_id = p.id and n.step = 'resume' and n.number > d.number), '9999-12-31') as until_day
         from pairing_step d where d.institution_id = $1 and d.pairing_id = p.id and d.step = 'pause'
         union all select e.from_day, e.until_day::text from exam_days e where e.institution_id = $1 and e.round_id = p.round_id) f), '[]') as free
     from pairing p
       join application a on a.institution_id = $1 and a.id = p.application_id
       join student s on s.institution_id = $1 and s.id = a.student_id
       join offer o on o.institution_id = $1 and o.id = p.offer_id
       join mentor t on t.institution_id = $1 and t.id = o.mentor_id
       join round r on r.institution_id = $1 and r.id = p.round_id
       left join cadence c on c.institution_id = $1 and c.round_id = p.round_id
     where p.institution_id = $1 and p.state in ('active', 'paused') and ($2::uuid is null or p.round_id = $2)
       and ($3::uuid is null or p.id = $3) ${within}) x
     order by x."studentName", x."pairingId"`;

/** Pairings under way of a round or one alone, within reach; one statement. Days of meetings are those of the clock on which they were agreed. */
export async function pairsOnBoard(
  tx: EntityManager,
  here: string,
  { roundId = null, pairingId = null }: { readonly roundId?: string | null; readonly pairingId?: string | null },
  reach: StudentReach | null,
  off: readonly DayRange[],
): Promise<PairOnBoard[]> {
  const rows = await tx.query<Raw[]>(boardSql(reach ? `and ${reachSql('s', 4)}` : ''), [
    ...[here, roundId, pairingId, ...(reach ? reachValues(reach) : [])],
  ]);
  return rows.map(({ target, from, until, graceDays, held, agreed, lastSign, free, starts, ...row }) => ({
    ...row,
    starts: starts.map((line) => ({ day: line.slice(0, 10), second: Number(line.slice(11)) })),
    cadence: { target, from, until, graceDays, off: [...off, ...free] },
    evidence: { held, agreed, lastSign },
  }));
}

/** Days on which the university is closed, by day. */
export const closedDays = (tx: EntityManager, here: string): Promise<(DayRange & { readonly name: string })[]> =>
  tx.query(
    'select from_day::text as "from", until_day::text as until, name from closed_days where institution_id = $1 order by from_day',
    [here],
  );

export async function cadenceOf(tx: EntityManager, here: string, roundId: string): Promise<GivenCadence> {
  const [row] = await tx.query<GivenCadence[]>(
    `select target, from_day::text as "from", until_day::text as until, grace_days as "graceDays", nudges from cadence
     where institution_id = $1 and round_id = $2`,
    [here, roundId],
  );
  return row ?? { ...SIX, from: null, until: null };
}
