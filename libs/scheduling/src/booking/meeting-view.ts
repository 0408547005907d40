import type { Person } from '@footing/consent';
import type { MeetingKind, MeetingRow, OfferedTime } from '../data/meeting.query';
import { type MeetingMover, meetingMoves, type MeetingState, type MeetingStep } from '../domain/meeting-life';

/** A meeting as one of its people sees it. */
export interface MeetingView {
  readonly id: string;
  readonly kind: MeetingKind;
  /** Null for a call before anybody is paired, and for a group. */
  readonly pairingId: string | null;
  readonly state: MeetingState;
  /** To be sent back with every change: whoever saw an older one is told. */
  readonly version: number;
  /** Null while there are only times to choose from. */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  /** What was agreed on: YYYY-MM-DDTHH:MM on the clock of `zone`. */
  readonly localStart: string | null;
  readonly zone: string | null;
  readonly minutes: number;
  readonly mode: 'online' | 'in-person';
  readonly place: string;
  readonly joinUrl: string;
  /** Until when its time is kept for an answer; null: it is not. */
  readonly holdUntil: Date | null;
  readonly isAskedByMe: boolean;
  /** Who changed it last; null: the service, or staff. */
  readonly changedByMe: boolean | null;
  readonly changedAt: Date;
  /** A code of small letters, e.g. why it was cancelled; '' for none. */
  readonly reason: string;
  readonly options: readonly OfferedTime[];
  /** First names of the others. */
  readonly others: readonly string[];
  /** What the asker can do with it at this moment. */
  readonly may: readonly MeetingStep[];
}

const OWN_STEPS: readonly MeetingStep[] = [
  'offer-others',
  'hold',
  'accept',
  'choose',
  'decline',
  'cancel',
  'reschedule',
];

/** Which part somebody has in the next step. */
export const moverOf = (row: Pick<MeetingRow, 'askedBy'>, self: Person): MeetingMover =>
  row.askedBy === self.id ? 'asker' : 'other';

export function viewOf(row: MeetingRow, self: Person, at: Date): MeetingView {
  const { id, kind, pairingId, status: state, version, startsAt, endsAt, localStart, zone } = row;
  const { minutes, mode, place, joinUrl, holdUntil, changedAt, reason, options, people } = row;
  return {
    ...{ id, kind, pairingId, state, version, startsAt, endsAt, localStart, zone, minutes, mode, place, joinUrl },
    ...{ holdUntil, changedAt, reason, options: options.filter((option) => option.startsAt > at) },
    isAskedByMe: row.askedBy === self.id,
    changedByMe: row.changedBy === null ? null : row.changedBy === self.id,
    others: people.filter((one) => one.id !== self.id).map(({ firstName }) => firstName),
    may: ownStepsOf(row, self, at),
  };
}

/** What somebody can do with a meeting at a moment. In a group, whoever is not its mentor goes by what the mentor says, and nothing is held. */
export function ownStepsOf(row: MeetingRow, self: Person, at: Date): MeetingStep[] {
  if (row.status === 'confirmed' && row.startsAt !== null && row.startsAt <= at) return [];
  if (row.holdUntil !== null && row.holdUntil <= at) return [];
  const isGroup = row.kind === 'group';
  const isGuest = isGroup && self.kind === 'student';
  return OWN_STEPS.filter(
    (step) =>
      meetingMoves.some((move) => move.step === step && move.from === row.status && move.who === moverOf(row, self)) &&
      (isGroup ? step !== 'hold' : step !== 'choose') &&
      (!isGuest || (row.askedBy === self.id && step === 'cancel' && row.status === 'proposed')),
  );
}
