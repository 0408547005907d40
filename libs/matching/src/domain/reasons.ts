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
  explainPair({ pair: { score, parts: parts.map(discreet) }, ...names, audience, reverse });

/** A part as staff may read it: what two people shared in confidence is used for matching, and stays unnamed. */
export function discreet(part: Part): Part {
  if (part.kind !== 'shared-experience') return part;
  return { ...part, evidence: { ...part.evidence, values: [] } };
}
