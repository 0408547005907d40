import type { Dimension, TablePlan } from '@footing/statistics';
import type { SnapshotHead } from '../data/snapshots.query';
import { type DimensionView, doseDimension } from '../domain/dimension';
import { bitOf, outcomes, type Stage, waves } from '../domain/stages';
import type { Question } from './ask';
import type { MeasureId } from './catalogue';

/** How rows are counted for a measure: pieces of SQL, made of numbers of ours and of nothing that was typed. */
export interface Counting {
  readonly measure: string;
  /** Who is in it. */
  readonly where: string;
  /** Which of them have the outcome; null: there is none. */
  readonly x: string | null;
  /** What they scored; null: nothing. */
  readonly value: string | null;
}

/** A dimension of a table, and how a row's place in it is found. */
export interface CountedBy {
  readonly dimension: Dimension;
  /** The place of the code, from 0. */
  readonly sql: string;
}

/** What is counted for a question: all of it in one pass over the rows. */
export interface CountingPlan {
  readonly tables: readonly TablePlan[];
  readonly countings: readonly Counting[];
  readonly by: readonly CountedBy[];
}

const reached = (stage: Stage) => `(p.stages & ${bitOf(stage)}) <> 0`;
const score = (place: number) => `p.scores[${place + 1}]`;
const outcome = (key: (typeof outcomes)[number]) => `p.outcomes[${outcomes.indexOf(key) + 1}]`;

/** Months of mentoring, and whether it ended then before its time or was only seen no longer. */
export const LASTED_MONTHS = 7;
const MONTH_DAYS = 30;
const lasted: CountedBy = {
  dimension: {
    key: 'lasted',
    codes: Array.from({ length: 2 * LASTED_MONTHS }, (_, at) => lastedCode(at >> 1, at % 2 === 1)),
    isSensitive: false,
  },
  // Who never began stands in the first, and is counted in none.
  sql: `coalesce(2 * least(p.lasted_days / ${MONTH_DAYS}, ${LASTED_MONTHS - 1}) + p.has_ended::int, 0)`,
};

/** The code of the month in which it ended, from 0, or was last seen. */
export function lastedCode(month: number, hasEnded: boolean): string {
  return `${hasEnded ? 'ended' : 'seen'}-${month}`;
}

/** What has to be counted for a question; not for reach, which counts more people than rows. */
export function countingPlan(question: Question, head: SnapshotHead): CountingPlan {
  const { measure } = question;
  const countings = countingsOf(question, head);
  const by = dimensionsOf(question, head).map((one) => countedBy(one, head));
  const all = measure.id === 'M20' ? [...by, lasted] : by;
  const keys = all.map(({ dimension }) => dimension.key);
  const kind = measure.kind;
  return {
    tables: countings.map((one) => ({ id: one.measure, measure: one.measure, by: keys, kind })),
    countings,
    by: all,
  };
}

/** The dimensions that were asked for, and those that the measure itself parts people by. */
function dimensionsOf({ measure, by, compare, dose }: Question, { dimensions }: SnapshotHead): DimensionView[] {
  const arm = dimensions.filter(({ key }) => key === 'arm');
  const compared = compare ? [compare.of, ...(compare.strata ? [compare.strata] : [])] : [];
  const own: Partial<Record<MeasureId, readonly DimensionView[]>> = {
    ...{ M03: [doseDimension(dose)], M05: arm, M14: compared, M15: compared, M22: arm },
  };
  const more = own[measure.id] ?? [];
  // A figure that compares is of everybody: parts of parts would be too small to compare.
  const rest = more.length > 0 && measure.isFigure ? [] : by.filter((one) => !more.some(({ key }) => key === one.key));
  return [...rest, ...more];
}

export const countedBy = (one: DimensionView, { dimensions }: Pick<SnapshotHead, 'dimensions'>): CountedBy => ({
  dimension: { key: one.key, codes: one.codes.map(({ code }) => code), isSensitive: one.isSensitive },
  sql: `p.codes[${dimensions.findIndex(({ key }) => key === one.key) + 1}]`,
});

function countingsOf(question: Question, head: SnapshotHead): Counting[] {
  const { measure, wave, minimumMeetings } = question;
  const of = (where: string, x: string | null = null, value: string | null = null): Counting[] => [
    { measure: measure.id, where, x, value },
  ];
  const asked = `p.waves[${waves.indexOf(wave) + 1}]`;
  switch (measure.id) {
    case 'M02':
      return of(reached('allocated'), `p.meetings >= ${minimumMeetings}`);
    case 'M04':
    case 'M05':
    case 'M06':
      return of(`${asked} >= 1`, `${asked} = 2`);
    case 'M07':
    case 'M10':
    case 'M08':
    case 'M09':
      return scored(question, head);
    case 'M11':
    case 'M12':
    case 'M13':
    case 'M14':
    case 'M15':
      return of(...withOutcome(question));
    case 'M20':
      return of(`${reached('matched')} and p.lasted_days is not null`);
    case 'M21':
      return of(`${reached('matched')} and p.fit is not null`, null, 'p.fit / 655.35');
    case 'M22':
      return of('true');
    default:
      return of(reached('matched'));
  }
}

function withOutcome({ outcome: key }: Question): [where: string, x: string] {
  const said = outcome(key ?? 'continuation');
  return [`${said} is not null`, `${said} = 1`];
}

/** One scale, or two times of it: then also where people began and where they are, of the same people. */
function scored({ measure, scales: { one, before, after } }: Question, { scales }: SnapshotHead): Counting[] {
  const place = (key: string) => score(scales.findIndex((scale) => scale.key === key));
  if (one) return [{ measure: measure.id, where: `${place(one.key)} is not null`, x: null, value: place(one.key) }];
  const [first, last] = [place(before?.key ?? ''), place(after?.key ?? '')];
  const where = `${first} is not null and ${last} is not null`;
  const change = { measure: measure.id, where, x: null, value: `${last} - ${first}` };
  if (measure.id === 'M08') return [change];
  return [change, { ...change, measure: 'before', value: first }, { ...change, measure: 'after', value: last }];
}
