import type { LetterAction, LetterToAnybody } from '@footing/messages';
import type { ProgrammeKind } from '@footing/programmes';
import type { PairingState, Side, Step } from '../domain/lifecycle';
import type { Awaited } from '../domain/waits';
import type { LinkStep } from './answer-link';

/** For whom a letter is. No names in it, nor anything that either of the two said: that is behind sign-in. */
export interface Reader {
  readonly side: Side;
  readonly programmeKind: ProgrammeKind;
  readonly firstName: string;
  readonly pairingId: string;
}

/** A letter about a pairing, without the address it goes to. */
export type LetterOfPairing = Omit<LetterToAnybody, 'stop' | 'permission'>;

const WHY = 'you take part in a mentoring scheme here';
const inWords = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
/** "Friday 11 December". @param day YYYY-MM-DD. */
export const dayInWords = (day: string): string => inWords.format(new Date(`${day}T00:00:00Z`)).replace(',', '');

/** The other of the two, as the reader may think of them. */
export function otherOf({ side, programmeKind }: Pick<Reader, 'side' | 'programmeKind'>): string {
  if (programmeKind === 'reverse') return side === 'student' ? 'the person you would mentor' : 'your student mentor';
  return side === 'student' ? 'your mentor' : 'your student';
}

function proposed({ side, programmeKind }: Reader): string {
  if (programmeKind === 'reverse')
    return side === 'student'
      ? 'We think we have found somebody for you to mentor.'
      : 'We think we have found a student to mentor you.';
  if (side === 'student') return 'We think we have found a mentor for you.';
  return programmeKind === 'group'
    ? 'We think we have found a student for your group.'
    : 'We think we have found a student for you to mentor.';
}

const labels: Readonly<Record<LinkStep, string>> = {
  accept: 'Say yes',
  decline: 'Say no',
  'say-met': 'We have met',
  'say-no-answer': 'No answer yet',
  'cannot-now': 'I cannot now',
};

interface Question {
  readonly says: (reader: Reader) => readonly string[];
  readonly links: readonly LinkStep[];
}

const questions: Readonly<Record<Exclude<Awaited, 'return' | 'end'>, Question>> = {
  answers: { says: (reader) => [proposed(reader)], links: ['accept', 'decline'] },
  'other-answer': {
    says: (reader) => [proposed(reader), 'They have said yes. Now it is up to you.'],
    links: ['accept', 'decline'],
  },
  'first-meeting': {
    says: (reader) => [`Have you met ${otherOf(reader)} yet? One tap is enough, and you need not sign in.`],
    links: ['say-met', 'say-no-answer', 'cannot-now'],
  },
  'sign-of-life': {
    says: (reader) => [`We heard that ${otherOf(reader)} has not been able to reach you. Are you still with us?`],
    links: ['say-met', 'cannot-now'],
  },
};

/** What is asked straight from the mail, where anything is. */
export const linksFor = (awaits: Awaited): readonly LinkStep[] =>
  awaits === 'return' || awaits === 'end' ? [] : questions[awaits].links;

/** What is asked, by when, and how. */
export interface QuestionAt {
  readonly awaits: Awaited;
  readonly by: string;
  readonly isReminder: boolean;
  /** Whether it goes to a mentor who has training to do before it can begin. */
  readonly isTrainingFirst?: boolean;
}

/** The letter that asks for what is awaited; null where nothing is asked of anybody. @param addresses of the links, by step. */
export function question(
  reader: Reader,
  { awaits, by, isReminder, isTrainingFirst = false }: QuestionAt,
  addresses: ReadonlyMap<LinkStep, string>,
): LetterOfPairing | null {
  if (awaits === 'return' || awaits === 'end') return null;
  const { says, links } = questions[awaits];
  const taps = links.map((step): LetterAction => ({ label: labels[step], address: addresses.get(step) ?? '/' }));
  return {
    kind: 'pairing-question',
    subject: `${isReminder ? 'A reminder' : 'A question'} from the mentoring scheme: please answer by ${dayInWords(by)}`,
    greeting: reader.firstName,
    paragraphs: [
      ...says(reader),
      ...(isTrainingFirst ? [TRAINING_FIRST] : []),
      `Please answer by ${dayInWords(by)}. ${WHEN_SILENT[awaits]}`,
    ],
    actions: [
      { label: 'See all about it', address: `/my-pairings/${reader.pairingId}` },
      ...taps,
      ...(isTrainingFirst ? [TO_TRAINING] : []),
    ],
    notes: [
      'To see who it is, and why the two of you, you sign in. The other links show one button and need no sign-in.',
    ],
    why: WHY,
  };
}

/** The letter to a mentor for whose training, or for whose check, a yes waits. */
export function yesWaits(
  reader: Reader,
  {
    by,
    missing,
    isReminder,
  }: { readonly by: string; readonly missing: 'training' | 'checks'; readonly isReminder: boolean },
): LetterOfPairing {
  const isTheirs = missing === 'training';
  return {
    kind: 'pairing-question',
    subject: isTheirs
      ? `${isReminder ? 'A reminder' : 'One thing'} from the mentoring scheme: your training, by ${dayInWords(by)}`
      : 'News from the mentoring scheme: what we still wait for',
    greeting: reader.firstName,
    paragraphs: isTheirs
      ? [
          `There is a yes that counts, and waits for one thing: your training. It is some short pages, about ten minutes.`,
          `Please finish it by ${dayInWords(by)}. When it is done, nobody needs to answer again.`,
        ]
      : [
          'There is a yes that counts, and waits for a check that the university makes. You need do nothing.',
          'When the check is written down, nobody needs to answer again.',
        ],
    actions: [
      ...(isTheirs ? [TO_TRAINING] : []),
      { label: 'See all about it', address: `/my-pairings/${reader.pairingId}` },
    ],
    why: WHY,
  };
}

const TO_TRAINING: LetterAction = { label: 'Do my training', address: '/me/training' };
const TRAINING_FIRST =
  'There is also some short training to do before your first mentoring, about ten minutes. You can say yes now: it counts, and waits until the training is done.';

const WHEN_SILENT: Readonly<Record<keyof typeof questions, string>> = {
  answers: 'If there is no answer by then, we close this one, with no hard feelings.',
  'other-answer': 'If there is no answer by then, we close this one, with no hard feelings.',
  'first-meeting': 'If we hear nothing, we leave you in peace and trust that all is well.',
  'sign-of-life': 'If we hear nothing, we close this one, and somebody else can have the place.',
};

/** What somebody is told when a pairing has moved; null where they are not. @param byThem whether the reader moved it. */
export function news(
  reader: Reader,
  {
    step,
    state,
    byThem,
    another,
    isHeld = false,
  }: {
    readonly step: Step;
    readonly state: PairingState;
    readonly byThem: boolean;
    readonly another: boolean;
    readonly isHeld?: boolean;
  },
): LetterOfPairing | null {
  const paragraphs = said(reader, { step, state, byThem, another, isHeld });
  if (paragraphs.length === 0) return null;
  return {
    kind: 'pairing-news',
    subject: 'News from the mentoring scheme',
    greeting: reader.firstName,
    paragraphs,
    actions: [{ label: 'See how it stands', address: `/my-pairings/${reader.pairingId}` }],
    why: WHY,
  };
}

function said(reader: Reader, at: Parameters<typeof news>[1]): string[] {
  const other = otherOf(reader);
  switch (at.state) {
    case 'active':
      return at.step === 'resume'
        ? ['The break is over, and your mentoring goes on.']
        : ['You both said yes: your mentoring can begin.'];
    case 'paused':
      if (at.isHeld)
        return [
          'Your mentoring is paused for now. Please do not be in contact until you hear from us. You need do nothing.',
        ];
      return at.byThem ? [] : [`Your mentoring is taking a break. It goes on by itself, and we will tell you when.`];
    case 'finished':
      return ['Your mentoring has come to its end. Thank you for the time you gave each other.'];
    case 'ended-early':
      return [
        ...(at.byThem
          ? ['Your mentoring has ended, as you asked.']
          : ['Your mentoring has ended earlier than planned.']),
        ...nextFor(reader, at.another),
      ];
    case 'declined':
      return at.byThem
        ? ['Thank you for telling us. We have closed this one.', ...nextFor(reader, at.another)]
        : [`It did not work out with ${other} this time. That says nothing about you.`, ...nextFor(reader, at.another)];
    case 'lapsed':
      return [
        'There was no answer in time, so we have closed this one. Nobody thinks the worse of you.',
        ...nextFor(reader, at.another),
      ];
    case 'withdrawn':
      return [
        'The mentoring team called this one off before it began. They can tell you more.',
        ...nextFor(reader, at.another),
      ];
    default:
      return [];
  }
}

const nextFor = ({ side, programmeKind }: Reader, another: boolean): string[] => {
  if (side === 'mentor') return ['Your place is free again. You need do nothing.'];
  if (!another) return [];
  return [
    programmeKind === 'reverse'
      ? 'We are looking for somebody else for you to mentor.'
      : 'We are looking for another mentor for you.',
  ];
};
