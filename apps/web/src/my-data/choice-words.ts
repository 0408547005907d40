import type { Choice, EventKind } from '@footing/consent';
import { type Purpose, purposes, type StopVerb } from '@footing/kernel';

const day = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'long', year: 'numeric' },
  timeZone: 'Europe/London',
});

/** "22 November 2026", as calendars in the UK show it. */
export const dayInWords = (at: Date): string => day.format(at);

/** How a choice stands: a word for the eye, and since and until when. */
export interface StandingWords {
  readonly state: 'on' | 'off' | 'changing';
  readonly status: string;
  readonly detail: string;
}

type Standing = Pick<Choice, 'item' | 'standing' | 'verb' | 'since' | 'until'>;

/** @param at now: a yes may have ended since it was given. */
export function standingWords({ item, standing, verb, since, until }: Standing, at: Date): StandingWords {
  if (standing === 'stopping')
    return { state: 'changing', status: 'Stopping.', detail: 'It is not used any more. We are writing it down.' };
  if (standing === 'given') return { state: 'on', ...onWords(verb, since, until) };
  // Where there are many, the word is enough.
  if (standing === 'never')
    return { state: 'off', status: 'Off.', detail: item === '' ? 'You have not said yes.' : '' };
  const hasEnded = until !== null && until <= at;
  const detail = hasEnded ? `Your yes ended on ${dayInWords(until)}.` : since ? `Since ${dayInWords(since)}.` : '';
  return { state: 'off', status: 'Off.', detail };
}

function onWords(verb: StopVerb, since: Date | null, until: Date | null) {
  if (!since) return { status: 'On.', detail: 'You have not objected.' };
  const lasts = until ? ` Until ${dayInWords(until)}; then we ask you again.` : '';
  return {
    status: 'On.',
    detail: `${verb === 'object' ? 'You allowed it on' : 'Since'} ${day.format(since)}.${lasts}`,
  };
}

/** What the one button says: the verb follows from why the law lets us. @param item a group is said to be one's own. */
export const buttonWords = (verb: StopVerb, isOn: boolean, item = ''): string => {
  if (item.startsWith('group:') && !isOn) return 'Yes, this is true for me';
  if (verb === 'object') return isOn ? 'Object' : 'I no longer object';
  return isOn ? 'Withdraw my yes' : 'Say yes';
};

/** How a purpose stands as a whole: "On", "Off", or of how many things how many are on. */
export function glanceWords(choices: readonly (Pick<Choice, 'standing'> & Partial<Pick<Choice, 'item'>>)[]): string {
  const on = choices.filter(({ standing }) => standing === 'given').length;
  if (choices.some(({ item, standing }) => item?.startsWith('story:') && standing === 'never'))
    return 'Waits for your answer';
  if (choices.length < 2) return on === 1 ? 'On' : 'Off';
  return on === 0 ? 'Off' : `${on} of ${choices.length} on`;
}

/** What somebody decided: "You said yes". */
export const decidedWords: Readonly<Record<EventKind, string>> = {
  requested: 'You were asked',
  given: 'You said yes',
  renewed: 'You said yes again',
  refused: 'You said no',
  withdrawn: 'You withdrew your yes',
  expired: 'Your yes came to its end',
  objected: 'You objected',
  'objection-lifted': 'You no longer object',
  invalidated: 'The university ended this',
};

/** The card of a purpose on the page. */
export const idOfPurpose = (purpose: Purpose): string => purpose.replaceAll('.', '-');

/** The paragraphs of a text under a card that has its title already. */
export function paragraphsOf(body: string, title: string): string[] {
  const [first = '', ...rest] = body.split(/\n{2,}/);
  return first.trim() === title ? rest : [first, ...rest];
}

/** What a decision was about; `about` is its item in words, '' for the whole purpose. */
export const subjectOf = (purpose: Purpose, about: string): string =>
  about === '' ? purposes[purpose].title : `${purposes[purpose].title}: ${about}`;
