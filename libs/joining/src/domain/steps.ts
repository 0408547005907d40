/** What one round compares, as far as it decides what to ask. */
export interface AskingRound {
  readonly criteria: readonly {
    readonly kind: string;
    readonly weight: number;
    readonly studentField: string | null;
  }[];
  readonly barriers: readonly { readonly kind: string; readonly studentField: string | null }[];
}

/** What else decides what to ask. */
export interface Asking {
  /** Whether the university asks for shared experience at all. */
  readonly asksExperience: boolean;
  /** Answers that the university, or the student, gave before: nobody is asked for them again. */
  readonly known: Readonly<Record<string, unknown>>;
}

type Use = 'criterion' | 'barrier' | 'page';

interface Step {
  /** The answers it asks for, as matching knows them; empty where they are kept apart. */
  readonly fields: readonly string[];
  /** Kinds of criterion, and of barrier, that read the answers. */
  readonly criteria: readonly string[];
  readonly barriers: readonly string[];
  /** Read on a page or by a barrier that every round has. */
  readonly always?: Exclude<Use, 'criterion'>;
  /** About how long an answer takes on a phone, with reading. */
  readonly seconds: number;
}

const none = { criteria: [], barriers: [] } as const;

/** The questions, one a page, in the order they are asked. */
export const steps = {
  help: { fields: ['helpWanted', 'helpOffered'], criteria: ['help'], barriers: [], seconds: 35 },
  direction: { fields: ['direction'], criteria: ['direction'], barriers: [], seconds: 35 },
  course: { fields: ['course'], criteria: ['recent-path'], barriers: [], seconds: 15 },
  ways: { fields: ['waysOfWorking'], criteria: ['ways-of-working'], barriers: [], seconds: 30 },
  meeting: {
    ...{ fields: ['meetingModes', 'place'], criteria: ['practical'], barriers: ['no-shared-mode'], seconds: 20 },
  },
  times: { fields: ['availability'], criteria: ['practical', 'free-time'], barriers: ['no-shared-time'], seconds: 35 },
  interests: { fields: ['interests'], criteria: ['interests'], barriers: [], seconds: 25 },
  needs: { ...none, fields: [], always: 'page', seconds: 35 },
  experience: { fields: [], criteria: ['shared-experience'], barriers: [], seconds: 50 },
  important: { ...none, fields: ['mostImportant'], seconds: 15 },
  about: { ...none, fields: ['about'], always: 'page', seconds: 75 },
  avoid: { ...none, fields: ['avoid'], always: 'barrier', seconds: 20 },
} as const satisfies Record<string, Step>;

export type StepName = keyof typeof steps;
export const stepNames = Object.keys(steps) as readonly StepName[];

/** Whether a word in an address names a question. */
export const isStep = (word: string): word is StepName => Object.hasOwn(steps, word);

/** The questions that name a criterion of which one can count double, with the criterion. */
export const importantSteps = {
  help: 'help',
  direction: 'direction',
  ways: 'ways-of-working',
  meeting: 'practical',
  times: 'free-time',
  interests: 'interests',
  experience: 'shared-experience',
} as const satisfies Partial<Record<StepName, string>>;

/**
 * The questions of a round: none that no criterion, barrier or page of it reads, and none that is answered already elsewhere.
 * What matters most is asked where there are two things to choose between.
 */
export function stepsOf(round: AskingRound, { asksExperience, known }: Asking): StepName[] {
  const asked = stepNames.filter((name) => name !== 'important' && isUsed(steps[name], round));
  const open = asked.filter(
    (name) => (name !== 'experience' || asksExperience) && (name !== 'course' || known['course'] === undefined),
  );
  const choices = choicesOf(round, open);
  return stepNames.filter((name) => open.includes(name) || (name === 'important' && choices.length > 1));
}

/** Which criteria of a round somebody can say matter most to them, of those they were asked about. */
export function choicesOf({ criteria }: AskingRound, asked: readonly StepName[]): (keyof typeof importantSteps)[] {
  const weighed = new Set(criteria.filter(({ weight }) => weight > 0).map(({ kind }) => kind));
  const named = Object.keys(importantSteps) as (keyof typeof importantSteps)[];
  return named.filter((name) => asked.includes(name) && weighed.has(importantSteps[name]));
}

function isUsed(step: Step, { criteria, barriers }: AskingRound): boolean {
  const reads = (field: string | null) => field !== null && step.fields.includes(field);
  return (
    step.always !== undefined ||
    criteria.some((one) => one.weight > 0 && (step.criteria.includes(one.kind) || reads(one.studentField))) ||
    barriers.some((one) => step.barriers.includes(one.kind) || reads(one.studentField))
  );
}

/** The longest that all questions may take together, with reading what one has written and sending it. */
export const MOST_SECONDS = 8 * 60;
/** The page to begin on, checking the answers and sending them. */
export const SECONDS_AROUND = 60;
