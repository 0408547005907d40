/** Why somebody cancels or declines, as they choose it; no reason says anything of health or of the other person. */
export const cancelReasons = {
  clash: 'Something else came up at that time',
  unwell: 'I cannot make it that day',
  travel: 'I cannot get there',
  later: 'A later time would suit me better',
  'not-needed': 'We do not need this meeting any more',
  other: 'Another reason',
} as const;
export type CancelReason = keyof typeof cancelReasons;

export const isCancelReason = (text: string): text is CancelReason => Object.hasOwn(cancelReasons, text);
