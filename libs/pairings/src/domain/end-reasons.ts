/** Why somebody ends a pairing before its time, in their own words of "I". The other is never told. */
export const endReasons = {
  'got-what-i-needed': 'I have what I came for',
  'no-time': 'I have no time any more',
  'hard-to-reach': 'We could not reach each other',
  'did-not-fit': 'We did not suit each other',
  'other-help': 'I need help with something else, or cannot give what is needed',
  'not-comfortable': 'I did not feel comfortable',
  'rather-not-say': 'I would rather not say',
} as const;
export type EndReason = keyof typeof endReasons;
export const isEndReason = (text: string): text is EndReason => Object.hasOwn(endReasons, text);
