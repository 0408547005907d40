import { type Basis, type Category, type Purpose, purposes } from '@footing/kernel';

const asking = ['consent', 'explicit-consent'] as const;

/**
 * On what a purpose can rest: what is chosen item by item needs a yes, and what the law takes special care of an explicit one.
 * The database refuses the rest as well.
 */
export function basesFor(purpose: Purpose): readonly Basis[] {
  if (!purposes[purpose].chosen) return [purposes[purpose].basis];
  if (purpose === 'matching.characteristics' || purpose === 'story') return ['explicit-consent'];
  return purposes[purpose].items === 'whole' ? [...asking, 'public-task', 'legitimate-interests'] : asking;
}

/** Whether a yes is needed. */
export const asksFirst = (basis: Basis): boolean => basis === 'consent' || basis === 'explicit-consent';

const needed: Partial<Record<Purpose, readonly Category[]>> = {
  'matching.core': ['identity', 'contact', 'answers', 'matching'],
};

/** Kinds of data that a purpose cannot be kept from: without one of them it would find nobody at all. Empty: it can do without each. */
export const neededFor = (purpose: Purpose): readonly Category[] => needed[purpose] ?? [];
