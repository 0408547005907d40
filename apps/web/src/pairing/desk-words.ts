import type { Awaited, DeskStep, PairingOnDesk } from '@footing/pairings';
import { waits } from '@footing/pairings';
import { dayInWords } from '../programme/dates-in-words';

/** What staff's buttons say. */
export const deskButtons: Readonly<Record<DeskStep, string>> = {
  'call-off': 'Call it off',
  pause: 'Begin a break',
  resume: 'End the break',
  finish: 'Bring it to its end',
  'end-early': 'End it early',
};

export const deskDone: Readonly<Record<DeskStep, string>> = {
  'call-off': 'Called off. Both are told by mail.',
  pause: 'The break has begun. Both are told by mail.',
  resume: 'The break is over. Both are told by mail.',
  finish: 'It has come to its end. Both are told by mail.',
  'end-early': 'Ended early. Both are told by mail.',
};

const whose: Partial<Record<Awaited, (pairing: Pick<PairingOnDesk, 'acceptedBy' | 'ofSide'>) => string>> = {
  'other-answer': ({ acceptedBy }) => (acceptedBy === 'student' ? 'the mentor’s answer' : 'the student’s answer'),
  'sign-of-life': ({ ofSide }) => `a sign of life from the ${ofSide ?? 'silent one'}`,
};

/** What a pairing waits for, and by when: "both answers, by Friday 11 December 2026". '–' where nothing is awaited. */
export function awaitedInWords(pairing: Pick<PairingOnDesk, 'awaits' | 'acceptedBy' | 'ofSide' | 'by'>): string {
  const { awaits, by } = pairing;
  if (awaits === null || by === null) return '–';
  return `${whose[awaits]?.(pairing) ?? waits[awaits].words}, by ${dayInWords(by)}`;
}
