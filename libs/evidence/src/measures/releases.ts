import type { TablePlan } from '@footing/statistics';
import { MOST_COUNTINGS } from '../data/cells.query';
import type { Question } from './ask';
import type { CountedBy, Counting, CountingPlan } from './countings';

/** A question with what has to be counted for it. */
export interface Asked {
  readonly question: Question;
  readonly plan: CountingPlan;
}

/** Questions that are counted in one pass and go out together, so that one cannot be worked out from another. */
export interface ReleasePlan {
  readonly asked: readonly Asked[];
  readonly tables: readonly TablePlan[];
  readonly countings: readonly Counting[];
  readonly by: readonly CountedBy[];
}

/** More crosses than this take the gate longer than a page may. */
const MOST_CROSSES = 6_000;

/**
 * Puts questions together, as many as one cross can hold: in order, each where it is of the same rows and fits. Reach is counted of more
 * people than rows, and goes by itself.
 */
export function releasesOf(asked: readonly Asked[]): ReleasePlan[] {
  const groups: Asked[][] = [];
  for (const one of asked) {
    const fits = groups.find((group) => isOfSameRows(group[0], one) && isSmall([...group, one]));
    if (fits) fits.push(one);
    else groups.push([one]);
  }
  return groups.map(merged);
}

function isOfSameRows(a: Asked | undefined, b: Asked): boolean {
  const rowsOf = ({ side, cohorts, measure }: Question) => JSON.stringify([side, cohorts, measure.id === 'M01']);
  return a !== undefined && rowsOf(a.question) === rowsOf(b.question) && b.question.measure.id !== 'M01';
}

function isSmall(group: readonly Asked[]): boolean {
  const { by, countings } = merged(group);
  const crosses = by.reduce((product, { dimension }) => product * dimension.codes.length, 1);
  return crosses <= MOST_CROSSES && countings.length <= MOST_COUNTINGS;
}

function merged(asked: readonly Asked[]): ReleasePlan {
  const countings = new Map<string, Counting>();
  const by = new Map<string, CountedBy>();
  const nameOf = ({ where, x, value }: Counting) => {
    const same = JSON.stringify([where, x, value]);
    const known = countings.get(same) ?? { measure: `c${countings.size + 1}`, where, x, value };
    countings.set(same, known);
    return known.measure;
  };
  const tables = asked.flatMap(({ plan }, at) => {
    for (const one of plan.by) by.set(one.dimension.key, one);
    return plan.tables.map((table) => {
      const counting = plan.countings.find(({ measure }) => measure === table.measure);
      return { ...table, id: tableOf(at, table.measure), measure: counting ? nameOf(counting) : table.measure };
    });
  });
  return { asked, tables, countings: [...countings.values()], by: [...by.values()] };
}

/** What a table of a question is called in its release. */
export const tableOf = (at: number, measure: string): string => `t${at + 1}.${measure}`;
