import { criterionKinds, type RoundDetail } from '@footing/programmes';

interface OwnColumn {
  readonly key: string;
  readonly label: string;
}

/** What both sides' files say and neither a criterion nor a barrier looks at, by name. */
export function uncompared(
  { criteria, barriers }: Pick<RoundDetail, 'criteria' | 'barriers'>,
  students: readonly OwnColumn[],
  mentors: readonly OwnColumn[],
): string[] {
  const both = students.filter(({ key }) => mentors.some((theirs) => theirs.key === key));
  const compared = new Set([...criteria, ...barriers].flatMap((rule) => [rule.studentField, rule.mentorField]));
  return both.filter(({ key }) => !compared.has(key)).map(({ label }) => label);
}

/** What people said of one another, and the kind of criterion that counts it. */
const kindOf = { choices: 'picks', ratings: 'ratings' } as const;
export const saidOfOneAnother = Object.keys(kindOf) as readonly (keyof typeof kindOf)[];

interface UsedKinds {
  readonly criteria: readonly { readonly kind: string }[];
}

/** What people said of one another and no criterion counts, by the criterion's name. @param given keys of answers. */
export const uncounted = ({ criteria }: UsedKinds, given: readonly string[]): string[] =>
  saidOfOneAnother
    .filter((key) => given.includes(key) && !criteria.some(({ kind }) => kind === kindOf[key]))
    .map((key) => criterionKinds[kindOf[key]].name);
