import type { AttendanceView, NotMetTap, OneTap, ReflectionShare } from '@footing/scheduling';

/** Why looking at these pages leaves no line in the record. */
export const OWN = 'people look at what is their own';

/** "Joan", "Joan and Ben", "Joan, Ben and Tom"; "the others" for nobody known. */
export function namesOf(names: readonly string[]): string {
  const known = names.filter((name) => name !== '');
  const last = known.at(-1);
  if (last === undefined) return 'the others';
  return known.length === 1 ? last : `${known.slice(0, -1).join(', ')} and ${last}`;
}

/** What the buttons and choices of one tap say. @param others who was to come. */
export const tapWords = (others: string): Readonly<Record<OneTap, string>> => ({
  met: 'Yes, we met',
  'they-missed': `I was there. ${others} could not be`,
  'i-missed': 'I could not be there',
  'not-held': 'We put it off, or called it off between us',
});

/** The same where nobody is to be named. */
export const notMetWords: Readonly<Record<NotMetTap, string>> = {
  'they-missed': 'I was there. The other person was not',
  'i-missed': 'I could not be there',
  'not-held': 'We put it off, or called it off between us',
};

type Said = Pick<AttendanceView, 'people'>;
const isThere = (said: string | null): boolean => said === 'attended' || said === 'late';

/** What somebody said, as the tap that says the same; null: nothing yet. */
export function tapOf({ people }: Said): OneTap | null {
  const mine = people.find(({ isMe }) => isMe)?.said ?? null;
  if (mine === null) return null;
  if (isThere(mine)) return people.some(({ isMe, said }) => !isMe && isThere(said)) ? 'met' : 'they-missed';
  return mine === 'excused' ? 'not-held' : 'i-missed';
}

/** "You said that you met." */
export const saidWords = (tap: OneTap, others: string): string =>
  ({
    met: 'You said that you met.',
    'they-missed': `You said that you were there, and ${others} could not be.`,
    'i-missed': 'You said that you could not be there.',
    'not-held': 'You said that it was put off.',
  })[tap];

/** How the answers stand to each other, said kindly. @param others who was to come. */
export function standingWords(
  { agreement, tookPlace, people }: Pick<AttendanceView, 'agreement' | 'tookPlace' | 'people'>,
  others: string,
): string {
  const isGroup = people.length > 2;
  if (agreement === 'disputed')
    return `You say this, and ${isGroup ? 'somebody else says' : `${others} says`} something else.`;
  if (agreement === 'waiting')
    return `${isGroup ? 'Not everybody has' : `${others} has not`} answered yet. You need do nothing more.`;
  const all = isGroup ? 'You all' : 'You both';
  return tookPlace
    ? `${all} say the same: you have met.`
    : `${all} say the same: you did not meet. You can plan another.`;
}

/** Who reads what somebody wrote: said before it is sent. @param others who was to come. */
export const readers = (
  others: string,
  isGroup: boolean,
): Readonly<Record<ReflectionShare, { text: string; hint: string }>> => ({
  private: { text: 'Only me', hint: 'Nobody else reads it' },
  pair: { text: isGroup ? 'Everybody in this meeting' : others, hint: `${others} can read it as soon as you keep it` },
  'pair-when-both': {
    text: isGroup ? 'Everybody who has written too' : `${others}, once we have both written`,
    hint: 'Neither is influenced by what the other wrote',
  },
  programme: {
    text: 'The mentoring team',
    hint: `The programme lead and the careers consultants for this programme read it, and each look is recorded. ${others} ${isGroup ? 'do' : 'does'} not see it`,
  },
});

/** After it was kept. */
export const keptWords = (share: ReflectionShare, others: string): string =>
  ({
    private: 'Kept. Only you can read it.',
    pair: `Kept. ${others} can read it.`,
    'pair-when-both': `Kept. ${others} can read it after writing too.`,
    programme: 'Kept. The mentoring team can read it.',
  })[share];
