import { medianDose } from './doses';
import type { Figure, Note, Resting } from './figure';
import { differenceInResponse, gaps } from './gaps';
import { costOfMatch, detectable, lasting } from './pairs';
import { likeEverybody } from './responses';
import { reliability, standardised } from './scales';

const byMeasure: Readonly<Record<string, (of: Resting) => Figure[]>> = {
  M03: medianDose,
  M05: differenceInResponse,
  M06: likeEverybody,
  M09: standardised,
  M10: reliability,
  M19: costOfMatch,
  M20: lasting,
  M22: detectable,
};

/** The figures of a measure, worked out from published cells alone; none for most tables. */
export function figuresOf(of: Resting): { readonly figures: readonly Figure[]; readonly notes: readonly Note[] } {
  const { id } = of.question.measure;
  if (id === 'M14' || id === 'M15') return gaps(of);
  return { figures: byMeasure[id]?.(of) ?? [], notes: [] };
}
