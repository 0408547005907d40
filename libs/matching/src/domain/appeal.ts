import type { GapsBy } from '@footing/engine';
import { FEWEST_TOLD } from './guarded-groups';

/** What an appeal is made from: the forecast of a round. */
interface Foreseen {
  readonly gaps: readonly GapsBy[];
}

/** A letter to alumni that says which mentors are short. */
export interface Appeal {
  readonly subject: string;
  /** Paragraphs of plain text, to be read and changed by whoever sends them. */
  readonly paragraphs: readonly string[];
  /** The kinds it asks for, the greatest need first, at most three; empty when more mentors would serve nobody more. */
  readonly kinds: readonly { readonly by: GapsBy['by']; readonly value: string }[];
}

const MOST_KINDS = 3;

/**
 * A ready-made appeal for the mentors that a forecast says are short. It says what kinds of mentor, never how many students wait
 * nor anything of one: a kind that only students wrote, and fewer than ten of them, stays out.
 */
export function appealFor({ gaps }: Foreseen): Appeal {
  const [most] = gaps
    .map(({ by, gaps: all }) => ({ by, short: all.filter((gap) => isShort(gap) && mayBeSaid(gap)) }))
    .filter(({ short }) => short.length > 0);
  const values = most?.short.slice(0, MOST_KINDS).map(({ value }) => value) ?? [];
  const kinds = most ? values.map((value) => ({ by: most.by, value })) : [];
  const wanted = most ? WANTED[most.by](listed(values)) : 'in all kinds of work';
  return {
    subject: 'Could you spare two hours a month for a student?',
    kinds,
    paragraphs: [
      'Hello,',
      `Our students are looking for mentors. We are short of people ${wanted}. If that is you, we would be glad to hear from you.`,
      'You need no experience as a mentor. It is about two hours a month, over three to six months, online or in person. You say when you have time and how many students you can take. You can pause or stop.',
      'Signing up takes about five minutes. If it is not for you, you may know somebody: please pass this on.',
      'Thank you,',
      'The careers service',
    ],
  };
}

const WANTED: Readonly<Record<GapsBy['by'], (kinds: string) => string>> = {
  direction: (kinds) => `who work in ${kinds}`,
  help: (kinds) => `who can help with ${kinds}`,
  place: (kinds) => `in or near ${kinds}`,
};

type Gap = GapsBy['gaps'][number];

const isShort = ({ servingMentors, couldServe, wantingUnmatched }: Gap): boolean =>
  (servingMentors > 0 && couldServe > 0) || wantingUnmatched > 0;

const mayBeSaid = ({ mentors, wanting }: Gap): boolean => mentors > 0 || wanting >= FEWEST_TOLD;

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
