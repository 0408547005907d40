/** The columns that hold sealed words, as they are named when they are sealed. */
export const sealedFields = {
  goal: 'goal.sealed',
  comment: 'goal_comment.sealed',
  closing: 'closing_answer.sealed',
} as const;

export interface GoalWords {
  readonly goal: string;
  readonly firstStep: string;
}

/** Thanks for the other, and answers to the three questions that the other never sees. */
export interface LastWords {
  readonly thanks: string;
  readonly changed: readonly string[];
}

/** Reads what was sealed back; nothing where its key is gone. */
export const goalIn = (sealed: string | null): GoalWords =>
  sealed ? (JSON.parse(sealed) as GoalWords) : { goal: '', firstStep: '' };

/** Reads what was sealed back; nothing where its key is gone. */
export const lastWordsIn = (sealed: string | null): LastWords =>
  sealed ? (JSON.parse(sealed) as LastWords) : { thanks: '', changed: [] };
