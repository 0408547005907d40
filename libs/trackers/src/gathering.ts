import { underPurpose } from '@footing/database';
import type { Actor } from '@footing/kernel';
import type { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { type Preparation, uploadOf } from './data/preparations.query';
import {
  trackedMeetings,
  trackedObjections,
  type TrackedPerson,
  trackedPeople,
  type TrackedRound,
  trackedRounds,
} from './data/rows.query';
import { STUDENT_NUMBER } from './domain/fields';
import { fieldsToBring, type Profile } from './domain/profile';
import type { PlanningRow } from './domain/planning-file';
import type { Row } from './domain/rules';
import { daysOfYear, yearInWords } from './domain/year';

/** Under this name the planning office's rows are sealed. */
export const SEALED = 'tracker_upload.sealed';

/** What a file would be made of: rows, and beside each whom it is about. */
export interface Gathered {
  readonly rows: readonly Row[];
  /** As long as `rows`; null: a row about nobody. */
  readonly whose: readonly (TrackedPerson | null)[];
  /** Who took part and was shown no text as new as the profile asks for. */
  readonly toldTooOld: number;
  /** Who took part and objected, to the nearest five; null: fewer than ten. */
  readonly objections: number | null;
  /** Fields that the profile asks for and nobody brought. */
  readonly notBrought: readonly string[];
}

/**
 * Reads what a file is made of, under the purpose `tracking`: the database leaves out whoever objects.
 * Cost: linear in people and meetings of the year.
 */
export async function gather(
  tx: EntityManager,
  secrets: Secrets,
  actor: Actor,
  one: Pick<Preparation, 'id' | 'year'>,
  profile: Profile,
): Promise<Gathered> {
  const days = daysOfYear(one.year);
  const rounds = await trackedRounds(tx, actor.institutionId, days);
  return underPurpose(tx, 'tracking', async () => {
    if (profile.file === 'activities') return ofActivities(rounds, one.year);
    const all = await trackedPeople(tx, days);
    const people = all.filter(({ told }) => told >= profile.leastNotice);
    const counts = { toldTooOld: all.length - people.length, objections: await trackedObjections(tx, days) };
    if (profile.file === 'attendance') return { ...counts, ...(await ofAttendance(tx, days, people, rounds)) };
    const brought = await broughtFor(tx, secrets, actor, one.id);
    const notBrought = brought === null ? fieldsToBring(profile) : [];
    return { ...counts, ...ofParticipants(people, brought ?? []), notBrought };
  });
}

/** Null: none came, or it is gone. */
async function broughtFor(
  tx: EntityManager,
  secrets: Secrets,
  actor: Actor,
  id: string,
): Promise<readonly PlanningRow[] | null> {
  const sealed = await uploadOf(tx, actor.institutionId, id);
  if (sealed === null) return null;
  return JSON.parse(await secrets.open(tx, actor, SEALED, null, sealed)) as PlanningRow[];
}

function ofParticipants(people: readonly TrackedPerson[], brought: readonly PlanningRow[]) {
  const byNumber = new Map(brought.map(({ number, values }) => [number.toLowerCase(), values]));
  const rows = people.map((person): Row => {
    const values = byNumber.get((person.number ?? '').toLowerCase()) ?? {};
    return new Map([
      ...Object.entries(values),
      [STUDENT_NUMBER, person.number ?? ''],
      ['first_name', person.firstName],
      ['last_name', person.lastName],
      ['tracking_notice_version', String(person.told)],
      ['tracking_objection', 'N'],
    ]);
  });
  return { rows, whose: people };
}

async function ofAttendance(
  tx: EntityManager,
  days: ReturnType<typeof daysOfYear>,
  people: readonly TrackedPerson[],
  rounds: readonly TrackedRound[],
) {
  const byId = new Map(people.map((person) => [person.id, person]));
  const reverse = new Set(rounds.filter(({ kind }) => kind === 'reverse').map(({ id }) => id));
  const found = (await trackedMeetings(tx, days)).flatMap(({ id, roundId, day, minutes, came }) => {
    const person = byId.get(id);
    if (!person) return [];
    const row: Row = new Map([
      ['activity_id', roundId],
      [STUDENT_NUMBER, person.number ?? ''],
      ['date', day],
      ['contact_minutes', String(came ? minutes : 0)],
      ['attended', came ? 'Y' : 'N'],
      ['role', reverse.has(roundId) ? 'mentor' : 'mentee'],
    ]);
    return [{ person, row }];
  });
  return { rows: found.map(({ row }) => row), whose: found.map(({ person }) => person), notBrought: [] };
}

function ofActivities(rounds: readonly TrackedRound[], year: number): Gathered {
  const rows = rounds.map(
    (round): Row =>
      new Map([
        ['activity_id', round.id],
        ['programme', round.name],
        ['academic_year', yearInWords(year)],
        ['start_date', round.starts],
        ['end_date', round.ends],
        ...codesOf(round),
      ]),
  );
  return { rows, whose: rows.map(() => null), toldTooOld: 0, objections: null, notBrought: [] };
}

/** By which codes the programme of a round is known; what it does not have is empty. */
const codesOf = (round: TrackedRound): readonly (readonly [string, string])[] => {
  const { primaryRisk, risks, plannedHours } = round;
  const others = (risks ?? []).filter((risk) => risk !== primaryRisk);
  return [
    ['moat_type', round.moatType ?? ''],
    ['moat_subtype', round.moatSubType ?? ''],
    ['moat_outcomes', round.outcomes ?? ''],
    ['eorr_risks', [...(primaryRisk === null ? [] : [primaryRisk]), ...others].join(';')],
    ['delivery_mode', round.delivery ?? ''],
    ['planned_hours', plannedHours === null ? '' : String(plannedHours)],
    ['app_target_ref', (round.targetRefs ?? []).join(';')],
  ];
};
