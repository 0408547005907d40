import type { BaseCell } from '@footing/statistics';
import type { SnapshotHead } from '../data/snapshots.query';
import type { PopulationCount } from '../domain/population';
import type { Question } from './ask';

/**
 * The base cells of reach, from counts of everybody who could take part: by round, or in and out of one priority group, or all together.
 * A person who could take part in two rounds counts in each.
 */
export function reachCells({ by, cohorts }: Pick<Question, 'by' | 'cohorts'>, head: SnapshotHead): BaseCell[] {
  const counts = populationOf(cohorts, head);
  const everybody = counts.filter(({ group }) => group === null);
  const [one] = by;
  if (one?.kind === 'round') return everybody.map((count) => cell([String(count.round)], [count], []));
  if (!one) return [cell([], everybody, [])];
  const members = counts.filter(({ group }) => group === one.key);
  return [cell(['in'], members, []), cell(['out'], everybody, members)];
}

/** The counts of these academic years. */
export function populationOf(
  cohorts: Question['cohorts'],
  { dimensions, population }: SnapshotHead,
): PopulationCount[] {
  const years = dimensions.find(({ key }) => key === 'cohort')?.codes.map(({ code }) => code) ?? [];
  const wanted = cohorts?.map((place) => years[place]);
  return population.filter(({ cohort }) => !wanted || wanted.includes(cohort));
}

/** These less those, as one cell. */
function cell(at: readonly string[], these: readonly PopulationCount[], those: readonly PopulationCount[]): BaseCell {
  const total = (stage: 'eligible' | 'matched', what: 'n' | 'noiseKey') => {
    const sum = (counts: readonly PopulationCount[]) =>
      counts.reduce((all, { reached }) => all + reached[stage][what], 0);
    return sum(these) - sum(those);
  };
  const key = (stage: 'eligible' | 'matched') => ((total(stage, 'noiseKey') % 256) + 256) % 256;
  return {
    ...{ measure: 'M01', at, n: total('eligible', 'n'), x: total('matched', 'n') },
    ...{ noiseKey: key('eligible'), noiseKeyX: key('matched') },
  };
}
