/** The days of a round in which people meet before the final draft, each YYYY-MM-DD and whole. */
export interface IntroductionDays {
  readonly listsOn: string;
  readonly picksBy: string;
  readonly callsBy: string;
  readonly ratingsBy: string;
}

/** Before the lists are out; choosing from them; calls; only saying how calls went; over. */
export type Phase = 'before' | 'picks' | 'calls' | 'ratings' | 'over';

/** Where it stands on a day. @param today YYYY-MM-DD. */
export function phaseOn(today: string, { listsOn, picksBy, callsBy, ratingsBy }: IntroductionDays): Phase {
  if (today < listsOn) return 'before';
  if (today <= picksBy) return 'picks';
  if (today <= callsBy) return 'calls';
  return today <= ratingsBy ? 'ratings' : 'over';
}
