import type { Option, Scale, Words } from '../domain/instrument';

/** English words; other languages are added beside them. */
export const en = (text: string): Words => ({ en: text });

/** Options from codes and English labels. */
export const options = (labels: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(labels).map(([code, label]) => ({ code, label: en(label) }));

/** Five answers from disagreeing to agreeing, in that order. */
export const agreement = options({
  a1: 'Strongly disagree',
  a2: 'Disagree',
  a3: 'Neither agree nor disagree',
  a4: 'Agree',
  a5: 'Strongly agree',
});

/** The usual numbers of the five answers. */
export const agreementCoding: Scale['coding'] = { a1: 1, a2: 2, a3: 3, a4: 4, a5: 5 };

/** What every scale of our own words has. */
export const ownScale = {
  isValidated: false,
  lock: 'wording',
  licence: 'CC0 1.0',
  direction: 'higher',
  isComposite: true,
} as const;

/** Parts that all count the same way round, but for those named. */
export const parts = (keys: readonly string[], reversed: readonly string[] = []): Scale['parts'] =>
  keys.map((key) => ({ key, isReversed: reversed.includes(key) }));
