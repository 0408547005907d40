import type { PurposeRow } from '@footing/consent';
import { type Basis, bases, type Category, categories, stopVerbOf } from '@footing/kernel';

/** What a basis is called among people who know the law, with what it means for people. */
export const basisNames: Readonly<Record<Basis, string>> = {
  consent: 'Consent',
  'explicit-consent': 'Explicit consent',
  'public-task': 'Public task',
  'legitimate-interests': 'Legitimate interests',
  contract: 'Contract',
  'legal-obligation': 'Legal obligation',
};

const stops = {
  withdraw: 'People say yes first, and can withdraw.',
  object: 'People are not asked, and can object.',
  none: 'People are not asked, and cannot stop it.',
} as const;

/** What a basis means for people, in a sentence. */
export const basisMeans = (basis: Basis): string =>
  `${stops[stopVerbOf(basis)]} They read why we may: “${bases[basis].words}.”`;

/** A kind of data in a list, with a mark where the law or we take special care. */
export const categoryWords = (category: Category): string =>
  `${capital(categories[category].words)}${categories[category].special ? ' (special care)' : ''}`;

/** What people said, in a line: "12 allow it, 3 do not". */
export function saidWords({ basis, permitted, stopped }: Pick<PurposeRow, 'basis' | 'permitted' | 'stopped'>): string {
  if (stopVerbOf(basis) === 'object')
    return stopped === 0
      ? 'Nobody has objected'
      : `${stopped.toLocaleString('en-GB')} ${stopped === 1 ? 'is' : 'are'} left out`;
  if (permitted + stopped === 0) return 'Nobody has said anything yet';
  return `${permitted.toLocaleString('en-GB')} ${permitted === 1 ? 'allows' : 'allow'} it, ${stopped.toLocaleString('en-GB')} ${stopped === 1 ? 'does' : 'do'} not`;
}

/** Which texts are in force. */
export function textWords({ english, welsh }: Pick<PurposeRow, 'english' | 'welsh'>): string {
  const own = english === null ? 'ours' : `version ${english}`;
  return welsh === null ? `English (${own})` : `English (${own}), Welsh (version ${welsh})`;
}

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
