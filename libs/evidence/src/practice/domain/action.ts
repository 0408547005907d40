/** How an action stands. */
export const actionStates = ['to-do', 'under-way', 'done', 'dropped'] as const;
export type ActionState = (typeof actionStates)[number];

/** Something to be done about a gap. */
export interface PracticeAction {
  readonly id: string;
  readonly entryId: string;
  readonly version: number;
  readonly what: string;
  /** Who signs in; null: in words. */
  readonly ownerId: string | null;
  /** The name of whoever signs in, or a post or team in words. */
  readonly owner: string;
  /** YYYY-MM-DD. */
  readonly dueOn: string;
  readonly state: ActionState;
  /** YYYY-MM-DD; null unless it is done. */
  readonly doneOn: string | null;
  readonly isRemoved: boolean;
}

type Standing = Pick<PracticeAction, 'state' | 'dueOn' | 'isRemoved'>;

export const isOpen = ({ state, isRemoved }: Omit<Standing, 'dueOn'>): boolean =>
  !isRemoved && (state === 'to-do' || state === 'under-way');

/** Whether it is open and its day is over. @param today YYYY-MM-DD. */
export const isOverdue = (action: Standing, today: string): boolean => isOpen(action) && action.dueOn < today;
