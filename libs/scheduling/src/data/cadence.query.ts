import { reachSql, reachValues, type StudentReach } from '@footing/people';
import type { EntityManager } from 'typeorm';
import type { Cadence, DayRange, Evidence } from '../domain/cadence';
import { differs } from './to-say.query';

/** How often people mean to meet, where the lead has said nothing else. */
const SIX = { target: 6, graceDays: 10, nudges: true } as const;

/** What a lead says of a programme: it holds in each of its rounds that says nothing else. */
export interface UsualCadence {
  /** Meetings in all, 1 to 52. */
  readonly target: number;
  /** Days that a pair may be a meeting behind before anybody hears of it, 0 to 60. */
  readonly graceDays: number;
  /** Whether pairs are nudged at all. */
  readonly nudges: boolean;
}

/** What a lead says of a round. */
export interface GivenCadence extends UsualCadence {
  /** First and last day, YYYY-MM-DD; both null: the round's own days for meetings. */
  readonly from: string | null;
  readonly until: string | null;
}

/** What holds in a round. */
export interface RoundCadence extends GivenCadence {
  /** Whether it was said of this round; else it is as in every round of the programme. */
  readonly isOwn: boolean;
  /** What its programme says. */
  readonly usual: UsualCadence;
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
       coalesce(c.target, u.target, ${SIX.target}) as target, coalesce(c.from_day, r.meetings_start)::text as "from",
       coalesce(c.until_day, r.meetings_end)::text as until, coalesce(c.grace_days, u.grace_days, ${SIX.graceDays}) as "graceDays",
       coalesce(c.nudges, u.nudges, ${SIX.nudges}) as nudges,
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
         (select max(${DAY_OF('d.at')}) from meeting_tick d where d.institution_id = $1 and d.person_id = a.student_id and d.meeting_id in (select m.id ${THEIRS})),
         (select max(w.wrote_on)::text from conversation c join conversation_seen w on w.institution_id = $1 and w.conversation_id = c.id
           where c.institution_id = $1 and (c.pairing_id = p.id or c.offer_id = p.offer_id) and w.subject_id in (a.student_id, o.mentor_id)),
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
       left join usual_cadence u on u.institution_id = $1 and u.programme_id = r.programme_id
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

/** What holds in a round; what is nobody's yet, six meetings. */
export async function cadenceOf(tx: EntityManager, here: string, roundId: string): Promise<RoundCadence> {
  const [own] = await tx.query<GivenCadence[]>(
    `select target, from_day::text as "from", until_day::text as until, grace_days as "graceDays", nudges from cadence
     where institution_id = $1 and round_id = $2`,
    [here, roundId],
  );
  const [usual = SIX] = await tx.query<UsualCadence[]>(
    `select u.target, u.grace_days as "graceDays", u.nudges from usual_cadence u join round r on r.institution_id = $1
       and r.programme_id = u.programme_id where u.institution_id = $1 and r.id = $2`,
    [here, roundId],
  );
  return { ...(own ?? { ...usual, from: null, until: null }), isOwn: own !== undefined, usual };
}

export async function usualCadenceOf(tx: EntityManager, here: string, programmeId: string): Promise<UsualCadence> {
  const [row] = await tx.query<UsualCadence[]>(
    'select target, grace_days as "graceDays", nudges from usual_cadence where institution_id = $1 and programme_id = $2',
    [here, programmeId],
  );
  return row ?? SIX;
}

/** @throws the constraint `cadence_institution_id_round_id_fkey` where there is no such round. */
export async function saveCadence(
  tx: EntityManager,
  here: string,
  roundId: string,
  { target, from, until, graceDays, nudges }: GivenCadence,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into cadence (institution_id, round_id, target, from_day, until_day, grace_days, nudges, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (institution_id, round_id) do update set target = excluded.target,
       from_day = excluded.from_day, until_day = excluded.until_day, grace_days = excluded.grace_days, nudges = excluded.nudges,
       updated_at = excluded.updated_at`,
    [here, roundId, target, from, until, graceDays, nudges, at],
  );
}

/** @throws the constraint `usual_cadence_institution_id_programme_id_fkey` where there is no such programme. */
export async function saveUsualCadence(
  tx: EntityManager,
  here: string,
  programmeId: string,
  { target, graceDays, nudges }: UsualCadence,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into usual_cadence (institution_id, programme_id, target, grace_days, nudges, updated_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (institution_id, programme_id) do update set target = excluded.target, grace_days = excluded.grace_days,
       nudges = excluded.nudges, updated_at = excluded.updated_at`,
    [here, programmeId, target, graceDays, nudges, at],
  );
}
