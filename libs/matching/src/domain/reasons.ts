import { type Audience, explainPair, type Part } from '@footing/engine';

/** The two people and the score that is explained. */
export interface Explained {
  readonly score: number;
  readonly parts: readonly Part[];
  readonly studentName: string;
  readonly mentorName: string;
  /** Whether students mentor the others in the round. */
  readonly reverse?: boolean | undefined;
}

/** The reasons of a pair as one of the three audiences reads them, shown to a consultant: shared experiences stay unnamed. */
export const reasonsFor = (audience: Audience, { score, parts, reverse = false, ...names }: Explained): string[] =>
  explainPair({ pair: { score, parts: discreetParts(parts) }, ...names, audience, reverse });

/**
 * Parts as staff may read them, and as they are kept: what two people shared in confidence stays unnamed, and what they said of
 * their short call is told in one with whom they asked for, so that no rating stands in a fit by itself. It can still be
 * guessed at, and people are told so: see `docs/decisions/0024-a-rating-can-be-guessed.md`.
 */
export function discreetParts(parts: readonly Part[]): Part[] {
  const told = parts.map(discreet);
  const picked = told.find(({ kind }) => kind === 'picks');
  const rated = told.find(({ kind }) => kind === 'ratings');
  if (!picked || !rated) return told;
  return told.filter((part) => part !== rated).map((part) => (part === picked ? inOne(picked, rated) : part));
}

/** The two as one part, which weighs and gives what both do. */
function inOne(picked: Part, rated: Part): Part {
  const weight = picked.weight + rated.weight;
  const fit = weight === 0 ? 0 : (picked.fit * picked.weight + rated.fit * rated.weight) / weight;
  return { ...picked, weight, fit, points: picked.points + rated.points };
}

/** What two people shared in confidence is used for matching, and stays unnamed. */
function discreet(part: Part): Part {
  if (part.kind !== 'shared-experience') return part;
  return { ...part, evidence: { ...part.evidence, values: [] } };
}
