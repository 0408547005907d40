import type { Mapping } from '@footing/people';
import type { ChoicesFile } from './choices-file';
import type { MatchResult } from './match-files';

/** The settings that were used, as the text of a settings file: everything is said, so that next year can start from it. */
export function savedSettings({ files, round, settings, input }: MatchResult): string {
  const { criteria, barriers, minimumFit, year, sectors } = settings;
  const saved = {
    criteria: criteria.map(withoutId),
    barriers: barriers.map(withoutId),
    minimumFit,
    tiers: Object.fromEntries(round.tiers),
    sectors,
    ...choicesOf(round),
    ...(round.sharedExperienceAgreed === null ? {} : { sharedExperienceAgreed: round.sharedExperienceAgreed }),
    year,
    seed: input.seed,
    columns: { students: columnsOf(files.students.mapping), mentors: columnsOf(files.mentors.mapping) },
  };
  return `${JSON.stringify(saved, null, 2)}\n`;
}

function choicesOf(round: ChoicesFile): object {
  const { aim, ignoreTiers, fairness: kind, groupColumn, floors } = round;
  const { retention, mentorsView, lotteryStrength, reverse } = round;
  const column = groupColumn === null ? {} : { column: groupColumn };
  const places = kind === 'floors' ? { places: Object.fromEntries(floors) } : {};
  const fairness = { kind, ...column, ...places };
  return { aim, ignoreTiers, fairness, retention, mentorsView, lotteryStrength, reverse };
}

const columnsOf = (mapping: Mapping): Record<string, string> =>
  Object.fromEntries(mapping.map(({ header, target }) => [header, target]));

const withoutId = (rule: object): object => Object.fromEntries(Object.entries(rule).filter(([name]) => name !== 'id'));
