import type { FieldError } from '@footing/kernel';
import { type ActionState, actionStates } from './domain/action';
import { tooLong } from './errors';

/** What somebody writes of an action. */
export interface ActionInput {
  readonly what: string;
  /** The account of somebody of staff; null: in words. */
  readonly ownerId: string | null;
  /** A post or a team; empty where an account is given. */
  readonly ownerWords: string;
  /** YYYY-MM-DD. */
  readonly dueOn: string;
  readonly state: ActionState;
}

export const MOST_ACTION = 500;
const MOST_OWNER = 120;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const notOfStaff: FieldError = { field: 'ownerId', message: 'Choose somebody in this list' };

/** What is wrong with it, at the fields of its form; empty: nothing. */
export function faultsInAction({ what, ownerId, ownerWords, dueOn, state }: ActionInput): FieldError[] {
  return [
    ...(what === '' ? [{ field: 'what', message: 'Say what is to be done' }] : tooLong('what', what, MOST_ACTION)),
    ...(ownerId === null && ownerWords === ''
      ? [{ field: 'ownerId', message: 'Choose who sees to it, or write their post or team' }]
      : []),
    ...(ownerId === null || UUID.test(ownerId) ? [] : [notOfStaff]),
    ...(ownerId !== null && ownerWords !== ''
      ? [{ field: 'ownerWords', message: 'Choose somebody or write a post or team, not both' }]
      : []),
    ...tooLong('ownerWords', ownerWords, MOST_OWNER),
    ...(/^2[01]\d\d-\d\d-\d\d$/.test(dueOn)
      ? []
      : [{ field: 'dueOn-year', message: 'Enter a day between 2000 and 2199' }]),
    ...(actionStates.includes(state) ? [] : [{ field: 'state', message: 'Choose how it stands' }]),
  ];
}
