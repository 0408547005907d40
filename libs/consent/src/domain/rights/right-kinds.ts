/** What somebody can ask about their data: a copy, a correction, a stop, an end of it, or to look into what we did. */
export type RightKind = 'copy' | 'correct' | 'object' | 'erase' | 'complain';
export const rightKinds: readonly RightKind[] = ['copy', 'correct', 'object', 'erase', 'complain'];

export type RightState = 'received' | 'in-hand' | 'waiting' | 'done' | 'refused';

/** How a request ended. */
export type RightOutcome =
  'given' | 'corrected' | 'stopped' | 'erased' | 'kept-without-name' | 'put-right' | 'explained' | 'refused';

/** Why the law lets something be kept or refused. */
export const grounds = {
  'public-task': 'it is needed for the university’s work for its students, which the law gives it',
  'legal-obligation': 'the law asks the university to keep it',
  research: 'it is needed for research or statistics, which could not be done without it',
  'legal-claims': 'it may be needed for a legal claim',
  expression: 'somebody else’s right to speak or to know weighs more',
  'correct-as-it-is': 'we checked it, and what we hold is right',
  'about-others': 'it is also about somebody else, who has rights too',
  'not-shown-who': 'we could not be sure that it was you who asked',
  excessive: 'the same was asked again and again, or asked only to cause trouble',
} as const;
export type RightGround = keyof typeof grounds;

interface RightWords {
  /** On a list or as a title. */
  readonly title: string;
  /** What will happen, for the person: whole sentences. */
  readonly what: string;
  readonly outcomes: readonly RightOutcome[];
  /** For what reasons it may be refused. */
  readonly refusable: readonly RightGround[];
}

/** Each kind of request, with what can become of it. */
export const rights: Readonly<Record<RightKind, RightWords>> = {
  copy: {
    title: 'A copy of my data',
    what: 'You get everything we hold about you, as a page to read and as files for other programs.',
    outcomes: ['given', 'refused'],
    refusable: ['not-shown-who', 'excessive', 'about-others'],
  },
  correct: {
    title: 'Correct something',
    what: 'A person checks what you say. If it is wrong or incomplete we put it right, and tell those we passed it to.',
    outcomes: ['corrected', 'refused'],
    refusable: ['correct-as-it-is', 'not-shown-who', 'excessive'],
  },
  object: {
    title: 'Stop using my data for something',
    what: 'A person looks at your reasons. We stop, unless there is a very strong reason in law to go on.',
    outcomes: ['stopped', 'refused'],
    refusable: ['public-task', 'legal-obligation', 'legal-claims', 'research', 'not-shown-who', 'excessive'],
  },
  erase: {
    title: 'Erase my data',
    what:
      'One of three things happens, and we say which. We erase it all. Or we take your name off and keep only what ' +
      'shows whether mentoring works, and say why. Or the law lets us keep it, and we say why.',
    outcomes: ['erased', 'kept-without-name', 'refused'],
    refusable: [
      ...(['public-task', 'legal-obligation', 'research', 'legal-claims', 'expression'] as const),
      ...(['not-shown-who', 'excessive'] as const),
    ],
  },
  complain: {
    title: 'Complain',
    what:
      'Somebody who was not part of what happened looks into it. We tell you within 30 days that we have it, keep you ' +
      'informed, and tell you what we found.',
    outcomes: ['put-right', 'explained', 'refused'],
    refusable: ['about-others', 'not-shown-who', 'excessive'],
  },
};

/** Why something of an erased person may be kept without their name. */
export const groundsToKeep: readonly RightGround[] = ['public-task', 'legal-obligation', 'research', 'legal-claims'];

/** How a request ended, for the person. */
export const outcomeWords: Readonly<Record<RightOutcome, string>> = {
  given: 'You have your copy.',
  corrected: 'We put it right.',
  stopped: 'We stopped.',
  erased: 'We erased it.',
  'kept-without-name': 'We took your name off and kept the rest.',
  'put-right': 'You were right, and we put it right.',
  explained: 'We looked into it and explained what happened.',
  refused: 'We said no.',
};

/** Whether a text, from a form or an address, names a kind. */
export const isRightKind = (text: unknown): text is RightKind => rightKinds.some((kind) => kind === text);
