import type { FieldError } from '@footing/kernel';
import { type ActionInput, faultsInAction } from '../practice/action.input';
import { tooLong } from '../practice/errors';

/** What somebody writes of an action of a school. */
export interface SchoolActionInput extends ActionInput {
  /** Which gap it answers. */
  readonly why: string;
  readonly notes: string;
  /** Why it is dropped; not kept of one that is not. */
  readonly droppedWhy: string;
}

/** What is wrong with it, at the fields of its form; empty: nothing. */
export function faultsInSchoolAction(input: SchoolActionInput): FieldError[] {
  const { why, notes, droppedWhy, state } = input;
  return [
    ...faultsInAction(input),
    ...(why === '' ? [{ field: 'why', message: 'Say which gap it answers' }] : tooLong('why', why, 500)),
    ...tooLong('notes', notes, 2000),
    ...(state === 'dropped' && droppedWhy === ''
      ? [{ field: 'droppedWhy', message: 'Say why it is dropped' }]
      : tooLong('droppedWhy', droppedWhy, 500)),
  ];
}
