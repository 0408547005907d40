/** How soon somebody is to look, as whoever raises a concern says it. */
export const urgencies = {
  now: 'Somebody may be in danger now',
  soon: 'It cannot wait long',
  whenever: 'It can wait a few days',
} as const;
export type Urgency = keyof typeof urgencies;
export const isUrgency = (text: string): text is Urgency => Object.hasOwn(urgencies, text);

export type ConcernState = 'received' | 'looking' | 'done';

/** What came of a concern, in plain words for whoever raised it. */
export const outcomes = {
  talked: 'We talked with those whom it is about',
  arranged: 'We changed how the mentoring is arranged',
  'passed-on': 'We passed it on to those who have to act',
  'no-action': 'We looked at it, and there was nothing for us to do',
} as const;
export type Outcome = keyof typeof outcomes;
export const isOutcome = (text: string): text is Outcome => Object.hasOwn(outcomes, text);

/** What can stand in the course of a concern. `private` is never shown to whoever raised it. */
export type NoteStep =
  'more' | 'looking' | 'answer' | 'private' | 'done' | 'again' | 'contact-paused' | 'contact-again';

/** What the safeguarding lead can do. */
export const leadSteps = ['look-into', 'answer', 'private', 'contact-again', 'done', 'again'] as const;
export type LeadStep = (typeof leadSteps)[number];
export const isLeadStep = (text: string): text is LeadStep => (leadSteps as readonly string[]).includes(text);

/** What can be done with one now. @param isHeld whether contact is paused on account of it. */
export const leadStepsFrom = (state: ConcernState, isHeld: boolean): readonly LeadStep[] => [
  ...(state === 'received' ? (['look-into'] as const) : []),
  ...(['answer', 'private'] as const),
  ...(isHeld ? (['contact-again'] as const) : []),
  ...(state === 'done' ? (['again'] as const) : (['done'] as const)),
];

/** The longest text that is taken, in letters. */
export const MOST_LETTERS = 5_000;
