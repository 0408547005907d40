/** How a conversation stands for one person. */
export interface Standing {
  readonly state: string;
  /** Whether contact is on hold. */
  readonly isHeld: boolean;
  /** When the pairing ended; null while it goes on. */
  readonly endedAt: Date | null;
  /** Whether the student may be written to one to one; a group is never one to one. */
  readonly mayContact: boolean;
  readonly isGroup: boolean;
}

/** Why somebody cannot write or read now; null: they can. */
export type Closed = 'not-begun' | 'on-hold' | 'over' | 'under-18' | null;

/** For how many days after its end a conversation can still be read here. */
export const DAYS_TO_READ = 30;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Why nothing can be written now; null: something can. */
export function closedFor({ state, isHeld, mayContact, isGroup }: Standing): Closed {
  if (state === 'proposed' || state === 'accepted') return 'not-begun';
  if (isHeld) return 'on-hold';
  if (state !== 'active' && state !== 'paused') return 'over';
  return mayContact || isGroup ? null : 'under-18';
}

/** Whether it can be read here; after that it is only in the copy of everything. */
export const isReadable = ({ state, endedAt }: Standing, at: Date): boolean =>
  state !== 'proposed' &&
  state !== 'accepted' &&
  (endedAt === null || at.getTime() - endedAt.getTime() <= DAYS_TO_READ * DAY_MS);
