import { DomainError, type FieldError } from '@footing/kernel';

/** There is no such round, or it is not open to mentors. */
export const noRound = (id: string) => new DomainError('not-found', 'round.not-found', `round ${id}`);

/** They have not begun to offer anything in the round. */
export const notBegun = (id: string) => new DomainError('conflict', 'offer.not-begun', `round ${id}`);

/** What a form has to put right. */
export const toPutRight = (fields: readonly FieldError[]) =>
  new DomainError('invalid', 'offer.to-put-right', 'offer', fields);

/** A page that nobody can be found without was not answered. */
export const notComplete = (id: string) => new DomainError('conflict', 'offer.not-complete', `round ${id}`);
