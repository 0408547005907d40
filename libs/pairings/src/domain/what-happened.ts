import type { Mover, Side } from './lifecycle';

/** Something that happened to a pairing: who did what, as the database has it ("accept active", "said met"). */
export interface Event {
  readonly what: string;
  readonly who: Mover;
}

const spoken: Readonly<Record<string, string>> = {
  'accept accepted': 'said yes',
  'accept active': 'said yes, and mentoring began',
  'decline declined': 'said no',
  'pause paused': 'asked for a break',
  'resume active': 'carried on after the break',
  'finish finished': 'brought it to its end',
  'end-early ended-early': 'ended it early',
  'call-off withdrawn': 'called it off before it began',
  'said yes': 'said yes; it begins as soon as the mentor’s training and checks are done',
  'said met': 'said that you have met',
  'said no-answer': 'said that there was no answer yet',
  'said cannot-now': 'said that now is not a good time',
};

const byClock: Readonly<Record<string, string>> = {
  'lapse lapsed': 'There was no answer in time, so it was closed.',
  'pause paused': 'Mentoring was paused for now.',
  'resume active': 'The break ended, and mentoring went on.',
  'finish finished': 'Mentoring came to its end.',
};

/** What happened, in a sentence for one of the two; for staff when `side` is null, with the names of both. */
export function happenedInWords(
  { what, who }: Event,
  { side, names }: { readonly side: Side | null; readonly names: Readonly<Record<Side, string>> },
): string {
  if (who === 'clock') return byClock[what] ?? 'The day passed.';
  const name = who === 'staff' ? 'The mentoring team' : who === side ? 'You' : names[who];
  const words = spoken[what] ?? what;
  return `${name} ${side === null ? words.replace('that you have met', 'that they have met') : words}.`;
}
