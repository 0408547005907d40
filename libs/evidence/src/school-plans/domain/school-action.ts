import { type ActionState, isOpen, isOverdue } from '../../practice/domain/action';

/** Something that a school does about a gap, in one year. */
export interface SchoolAction {
  readonly id: string;
  readonly schoolId: string;
  /** The autumn. */
  readonly year: number;
  readonly version: number;
  readonly what: string;
  /** Which gap it answers. */
  readonly why: string;
  /** Who signs in; null: in words. */
  readonly ownerId: string | null;
  /** The name of whoever signs in, or a post or team in words. */
  readonly owner: string;
  /** YYYY-MM-DD. */
  readonly dueOn: string;
  readonly state: ActionState;
  /** YYYY-MM-DD; null unless it is done. */
  readonly doneOn: string | null;
  readonly notes: string;
  /** Empty unless it is dropped. */
  readonly droppedWhy: string;
  /** Whether it was taken over from the year before. */
  readonly isFromBefore: boolean;
  /** Whether it goes on in the next year: then it stays here as it was, and is open there. */
  readonly hasGoneOn: boolean;
}

type Standing = Pick<SchoolAction, 'state' | 'hasGoneOn'>;

/** Whether it is still to be done, and not in another year. */
export const isOpenHere = ({ state, hasGoneOn }: Standing): boolean =>
  !hasGoneOn && isOpen({ state, isRemoved: false });

/** Whether it is open and its day is over. @param today YYYY-MM-DD. */
export const isLateHere = (action: Standing & Pick<SchoolAction, 'dueOn'>, today: string): boolean =>
  !action.hasGoneOn && isOverdue({ ...action, isRemoved: false }, today);

/** How the actions of a year stand; each is in one of the first four, and late ones are open too. */
export interface PlanCounts {
  readonly open: number;
  readonly done: number;
  readonly dropped: number;
  readonly goneOn: number;
  readonly late: number;
}

export function countsOf(actions: readonly SchoolAction[], today: string): PlanCounts {
  const many = (holds: (action: SchoolAction) => boolean) => actions.filter(holds).length;
  return {
    open: many(isOpenHere),
    done: many(({ state }) => state === 'done'),
    dropped: many(({ state }) => state === 'dropped'),
    goneOn: many(({ hasGoneOn }) => hasGoneOn),
    late: many((action) => isLateHere(action, today)),
  };
}
