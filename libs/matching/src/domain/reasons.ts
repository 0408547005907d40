import { type Audience, explainPair, type Part } from '@footing/engine';

/** What the two people shared in confidence is used for matching; the staff who review it do not read it. */
const PRIVATE = '(kept private)';

/** The two people and the score that is explained. */
export interface Explained {
  readonly score: number;
  readonly parts: readonly Part[];
  readonly studentName: string;
  readonly mentorName: string;
}

/** The reasons of a pair as one of the three audiences reads them, shown to a consultant: shared experiences stay unnamed. */
export const reasonsFor = (audience: Audience, { score, parts, studentName, mentorName }: Explained): string[] =>
  explainPair({ pair: { score, parts: parts.map(discreet) }, studentName, mentorName, audience });

/** A part as staff may read it. */
export function discreet(part: Part): Part {
  if (part.kind !== 'shared-experience' || part.evidence.values.length === 0) return part;
  return { ...part, evidence: { ...part.evidence, values: [PRIVATE] } };
}
