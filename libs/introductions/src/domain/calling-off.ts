/** Why somebody calls a short call off, if they say so; the other reads it. `other-way`: they know by now that it would not fit. */
export const callOffReasons = {
  'no-time': 'They have less time than they thought.',
  'came-up': 'Something has come up.',
  'other-way': 'They are looking for something else now.',
} as const;
export type CallOffReason = keyof typeof callOffReasons;

/** Why a call is off: as somebody said, or because one of the two has left, or may not be met alone. */
export type CallEndReason = CallOffReason | '' | 'left' | 'not-alone';

/** '' where nothing was said; null for what is none of these. */
export const callOffReasonIn = (text: string): CallOffReason | '' | null =>
  text === '' ? '' : Object.hasOwn(callOffReasons, text) ? (text as CallOffReason) : null;
