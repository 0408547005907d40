import { type Campaign, type CampaignState, leftOut, type LeftOut, type Reach, toldCount } from '@footing/campaigns';

export const stateWords: Readonly<
  Record<CampaignState, { readonly text: string; readonly tone?: 'done' | 'needs-you' }>
> = {
  draft: { text: 'Not sent yet', tone: 'needs-you' },
  sending: { text: 'Going out' },
  done: { text: 'Sent', tone: 'done' },
  cancelled: { text: 'Called off' },
};

const isWhy = (text: string): text is LeftOut => Object.hasOwn(leftOut, text);

/** "312 people. 14 of them will not get it: 9 have not said yes to such mail, 5 have an address that does not work." */
export function reachWords({ people, reached, leftOut: missed, byGroup }: Reach): string {
  const told = (count: number) => toldCount(count, byGroup);
  if (people === reached) return `It is for ${told(people)} people. All of them would get it.`;
  const reasons = missed.map(({ why, count }) => `${told(count)} ${leftOut[why]}`).join('; ');
  return `It is for ${told(people)} people. Not all of them would get it: ${reasons}. So ${told(reached)} would.`;
}

interface Count {
  readonly state: 'waiting' | 'handed-over' | 'left-out';
  readonly why: string | null;
  readonly count: number;
}

/** How far it has got, in sentences. */
export function progressWords(counts: readonly Count[], { segment }: Pick<Campaign, 'segment'>): string[] {
  const byGroup = segment.groups.length > 0;
  const of = (state: Count['state']) => counts.filter((one) => one.state === state);
  const sum = (rows: readonly Count[]) => rows.reduce((total, { count }) => total + count, 0);
  const why = of('left-out').flatMap((one) =>
    one.why && isWhy(one.why) ? [`${toldCount(one.count, byGroup)} ${leftOut[one.why]}`] : [],
  );
  return [
    `Sent to ${toldCount(sum(of('handed-over')), byGroup)} people; ${toldCount(sum(of('waiting')), byGroup)} still wait.`,
    ...(why.length > 0 ? [`Others did not get it: ${why.join('; ')}.`] : []),
  ];
}

const moment = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'full', timeStyle: 'short' });
export const momentWords = (at: Date): string => moment.format(at);
