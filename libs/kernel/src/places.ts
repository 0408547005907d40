import type { Purpose } from './purposes';

/**
 * Where data of a purpose comes to rest and has to be confirmed stopped, and within how many seconds.
 * `derived`: worked out from it; `queue`: on its way to somebody; `copy`: a file or page that shows it.
 */
export const places = {
  answers: { purpose: 'matching.characteristics', kind: 'copy', seconds: 10, words: 'what you shared for matching' },
  drafts: { purpose: 'matching.characteristics', kind: 'derived', seconds: 10, words: 'suggestions made with it' },
  'core-drafts': { purpose: 'matching.core', kind: 'derived', seconds: 10, words: 'suggestions that you are part of' },
  'declared-drafts': { purpose: 'places.first', kind: 'derived', seconds: 10, words: 'suggestions made with it' },
  'partner-page': { purpose: 'sharing.mentor', kind: 'copy', seconds: 10, words: 'the page your partner sees' },
  calendars: { purpose: 'sharing.calendar', kind: 'copy', seconds: 10, words: 'calendar entries' },
  evidence: { purpose: 'evidence', kind: 'derived', seconds: 10, words: 'counts and tables' },
  'joined-records': { purpose: 'linkage', kind: 'copy', seconds: 10, words: 'records that were joined to yours' },
  'tracker-files': {
    purpose: 'tracking',
    kind: 'copy',
    seconds: 10,
    words: 'files for a tracking service that are being made',
  },
  'follow-up-mail': { purpose: 'follow-up', kind: 'queue', seconds: 10, words: 'messages waiting to be sent' },
  'news-mail': { purpose: 'news', kind: 'queue', seconds: 10, words: 'messages waiting to be sent' },
  stories: { purpose: 'story', kind: 'copy', seconds: 10, words: 'stories on our pages' },
} as const satisfies Record<
  string,
  {
    readonly purpose: Purpose;
    readonly kind: 'derived' | 'queue' | 'copy';
    readonly seconds: number;
    readonly words: string;
  }
>;
export type Place = keyof typeof places;
