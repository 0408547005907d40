import type { OwnPairing, OwnStep } from '@footing/pairings';
import type { Side } from '@footing/pages';

type Seen = Pick<OwnPairing, 'programmeKind' | 'side'>;

/** Who the other is to the reader: "Your mentor". In reverse mentoring the student is the one who mentors. */
export function roleOfOther({ programmeKind, side }: Seen): string {
  if (programmeKind === 'reverse') return side === 'student' ? 'Whom you mentor' : 'Your student mentor';
  return side === 'student' ? 'Your mentor' : 'Your student';
}

export const sideOfOther = ({ side }: Pick<Seen, 'side'>): Side => (side === 'student' ? 'mentor' : 'student');

/** What the page of a pairing is called. */
export function titleOf({ steps, other }: Pick<OwnPairing, 'steps' | 'other'>): string {
  if (steps.includes('accept')) return `Would you like to meet ${other.name}?`;
  return `You and ${other.name}`;
}

/** Steps that need something said first have a page of their own; the others are one button. */
export const asksFirst: readonly OwnStep[] = ['decline', 'pause', 'close'];

/** What the button of each step says. */
export const stepButtons: Readonly<Record<OwnStep, string>> = {
  accept: 'Say yes',
  decline: 'Say no',
  pause: 'Take a break',
  resume: 'Carry on',
  'say-met': 'We have met',
  'say-no-answer': 'No answer yet',
  'cannot-now': 'I cannot now',
  close: 'End it',
};

/** What is said on the page after each step. */
export const stepDone: Readonly<Record<OwnStep, string>> = {
  accept: 'You said yes.',
  decline: 'You said no. Thank you for telling us.',
  pause: 'You are taking a break.',
  resume: 'You carry on.',
  'say-met': 'Good. You told us that you have met.',
  'say-no-answer': 'Thank you. We ask them for a sign of life.',
  'cannot-now': 'You are taking a break of four weeks. You can carry on sooner.',
  close: 'It is ended. Thank you for the time you gave.',
};
