import type { Mapping } from '@footing/people';
import type { MatchResult } from './match-files';

/** The settings that were used, as the text of a settings file: everything is said, so that next year can start from it. */
export function savedSettings({ files, round, settings, input }: MatchResult): string {
  const { criteria, barriers, minimumFit, year, sectors } = settings;
  const saved = {
    criteria: criteria.map(({ id: _, ...criterion }) => criterion),
    barriers: barriers.map(({ id: _, ...barrier }) => barrier),
    minimumFit,
    tiers: Object.fromEntries(round.tiers),
    sectors,
    ...(round.sharedExperienceAgreed === null ? {} : { sharedExperienceAgreed: round.sharedExperienceAgreed }),
    year,
    seed: input.seed,
    columns: { students: columnsOf(files.students.mapping), mentors: columnsOf(files.mentors.mapping) },
  };
  return `${JSON.stringify(saved, null, 2)}\n`;
}

const columnsOf = (mapping: Mapping): Record<string, string> =>
  Object.fromEntries(mapping.map(({ header, target }) => [header, target]));
