import type { RoundDetail } from '@footing/programmes';

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
