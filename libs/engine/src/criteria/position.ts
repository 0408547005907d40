import { answerTo, normalise, numberIn } from './answers';
import type { Answer, Answers, Columns } from '../model/input';

/** Where an answer stands: its step in an order, or the number it is. */
export interface Position {
  readonly at: number;
  /** As the person wrote it. */
  readonly spoken: string;
}

/** Reads one field as a position. @returns undefined for no answer, a list of several, or a value not in the order. */
export function positionReader({
  order,
}: Columns): (answers: Answers, field: string | undefined) => Position | undefined {
  const steps = order && new Map(order.map((value, step) => [normalise(value), step]));
  return (answers, field) => {
    const answer = single(answerTo(answers, field));
    if (answer === undefined) return undefined;
    const at = steps ? steps.get(normalise(String(answer))) : numberIn(answer);
    return at === undefined ? undefined : { at, spoken: String(answer).trim() };
  };
}

function single(answer: Answer | undefined): string | number | undefined {
  if (typeof answer === 'string' || typeof answer === 'number') return answer;
  return answer?.length === 1 ? answer[0] : undefined;
}

/** People who stand in the same place compare the same (see counting.ts). */
export const byPosition = { facets: [], studentKind: placeOf, mentorKind: placeOf };

function placeOf({ at }: Position): number {
  return at;
}

/** Whether the mentor stands enough steps above the student. */
export const farEnough = (student: Position, mentor: Position, { atLeast }: Columns): boolean =>
  mentor.at - student.at >= (atLeast ?? 1);
