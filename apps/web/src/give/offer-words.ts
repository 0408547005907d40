import type { OfferStep } from '@footing/giving';
import type { ProgrammeKind } from '@footing/programmes';

/** What a page of an offer says. */
export interface OfferWords {
  /** The question itself, as the heading of its page. */
  readonly asks: string;
  /** In a list of answers. */
  readonly short: string;
  readonly hint: string;
  /** Who sees the answer, and what it is for. */
  readonly who: string;
}

const COMPARED =
  'We compare it with what students told us. The careers consultant who checks each pairing sees it, and students see it only if you say so.';

const usual: Readonly<Record<OfferStep, OfferWords>> = {
  help: {
    asks: 'What could you help a student with?',
    short: 'What I can help with',
    hint: 'Choose what you would enjoy. Two or three are plenty.',
    who: COMPARED,
  },
  path: {
    asks: 'What has your path been?',
    short: 'My path',
    hint: 'Leave blank what you like. Students often ask for somebody who began not long ago, or took the same course.',
    who: COMPARED,
  },
  sectors: {
    asks: 'Which work do you know?',
    short: 'Work I know',
    hint: 'Where you work now, and where you have worked.',
    who: COMPARED,
  },
  meeting: {
    asks: 'How and when could you meet?',
    short: 'How and when I can meet',
    hint: 'Choose every way that works for you. You agree the real dates with your student later.',
    who: COMPARED,
  },
  ways: {
    asks: 'How do you like to work with somebody?',
    short: 'How I like to work',
    hint: 'All of this is optional. It helps us to find somebody you get on with.',
    who: COMPARED,
  },
  places: {
    asks: 'How many students do you have room for?',
    short: 'Places',
    hint: 'One is fine. You never get more than you say here, and you can change it or take a break at any time.',
    who: 'The careers service sees it. Students do not.',
  },
};

const reverse: Partial<Readonly<Record<OfferStep, Partial<OfferWords>>>> = {
  help: {
    asks: 'What would you like to understand better?',
    short: 'What I would like to understand',
    hint: 'Two or three things are plenty. Students choose from the same list what they could show you.',
  },
  path: { asks: 'What do you do at the university?', short: 'What I do', hint: 'Leave blank what you like.' },
  ways: { short: 'How I like to work' },
  places: {
    asks: 'How many student mentors would you like to listen to?',
    hint: 'One is fine. You can change it or take a break at any time.',
  },
};

const group: Partial<Readonly<Record<OfferStep, Partial<OfferWords>>>> = {
  help: { asks: 'What could you help a group of students with?' },
  places: {
    asks: 'How many students could be in your group?',
    short: 'Size of my group',
    hint: 'Four to six work well. Your group never gets larger than you say here.',
  },
};

/** What a page says in a programme of this kind. In reverse mentoring the one who offers is the one who is mentored. */
export function offerWords(step: OfferStep, kind: ProgrammeKind): OfferWords {
  const own = kind === 'reverse' ? reverse[step] : kind === 'group' ? group[step] : undefined;
  return { ...usual[step], ...own };
}

/** What the one who offers is asked for, at the top of the first page. */
export const offerTitles: Readonly<Record<ProgrammeKind, string>> = {
  career: 'Be a mentor',
  reverse: 'Be mentored by a student',
  group: 'Mentor a group',
};

/** What the home of somebody who offers is called. @param kinds of the rounds they take part in. */
export function homeTitle(kinds: readonly ProgrammeKind[]): string {
  const only = new Set(kinds);
  if (only.size === 1 && only.has('reverse')) return 'My student mentors';
  return 'My students';
}

/** The place names of fields, as a list of answers shows them. */
export const fieldNames: Readonly<Record<string, string>> = {
  jobTitle: 'Your job',
  employer: 'Where you work',
  course: 'What you studied',
  graduationYear: 'Year you graduated',
  fieldEntryYear: 'Year you began in this kind of work',
};
