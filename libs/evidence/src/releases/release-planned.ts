import type { Profile } from '@footing/statistics';
import type { ReportAsk } from '../measures/report-maker';

/** Tables that somebody gathers to go out together: questions, and no number. */
export interface ReleasePlanned {
  readonly snapshot: number;
  /** Empty: none was typed yet. */
  readonly name: string;
  readonly profile: Exclude<Profile, 'internal'>;
  /** In the order in which they will stand. */
  readonly asks: ReportAsk['asks'];
  /** Whether its figures are being worked out at this moment. */
  readonly isWorking: boolean;
}

/** As the database has it. */
export const MOST_TABLES = 60;

export const nothingPlanned = (snapshot: number): ReleasePlanned => ({
  ...{ snapshot, name: '', profile: 'public', asks: [], isWorking: false },
});

type Question = ReportAsk['asks'][number];

/** A question with its parts in one order, so that the same is the same however it was kept. Lists of nothing say nothing. */
const inOneOrder = (ask: Question): string =>
  JSON.stringify(
    Object.entries(ask)
      .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [
        key,
        typeof value === 'object' && !Array.isArray(value)
          ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
          : value,
      ]),
  );

export const isSameQuestion = (a: Question, b: Question): boolean => inOneOrder(a) === inOneOrder(b);

/** Those that are new after those that stand; each once. */
export const joined = (standing: readonly Question[], more: readonly Question[]): Question[] =>
  more.reduce<Question[]>(
    (all, one) => (all.some((other) => isSameQuestion(other, one)) ? all : [...all, one]),
    [...standing],
  );

/** All but this one. */
export const without = (standing: readonly Question[], gone: Question): Question[] =>
  standing.filter((one) => !isSameQuestion(one, gone));
