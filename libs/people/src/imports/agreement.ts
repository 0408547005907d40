import type { FieldError } from '@footing/kernel';

const special = new Set(['sharedExperienceAsked', 'sharedExperienceWanted', 'sharedExperienceOffered']);

/** Whether a column holds special-category data, which may be read only when its owners agreed to that. */
export const needsAgreement = (target: string): boolean => special.has(target);

const SHORTEST = 10;
const LONGEST = 500;

/** What is wrong with the stated way of agreement; nothing when no column needs one. */
export function agreementFaults(targets: readonly string[], agreedHow: string): FieldError[] {
  if (!targets.some(needsAgreement)) return [];
  const length = agreedHow.trim().length;
  if (length < SHORTEST)
    return [{ field: 'agreedHow', message: 'Say how people agreed, for example “Sign-up form 2026, question 7”' }];
  if (length > LONGEST) return [{ field: 'agreedHow', message: `Shorten this to ${LONGEST} characters or fewer` }];
  return [];
}
