import { DomainError, type FieldError } from '@footing/kernel';

/** There is no such round, or it is none of theirs. */
export const noRound = (id: string) => new DomainError('not-found', 'round.not-found', `round ${id}`);

/** They have not begun to sign up. */
export const notBegun = (id: string) => new DomainError('conflict', 'sign-up.not-begun', `round ${id}`);

/** Sign-up has not opened, or is over. */
export const closed = (id: string) => new DomainError('conflict', 'sign-up.closed', `round ${id}`);

/** The same question was answered elsewhere since the page was shown. */
export const changedElsewhere = (id: string) => new DomainError('conflict', 'sign-up.changed-elsewhere', `round ${id}`);

/** What a form has to put right. */
export const toPutRight = (fields: readonly FieldError[]) =>
  new DomainError('invalid', 'sign-up.to-put-right', 'sign-up', fields);

/** The short module comes before an application. */
export const trainingFirst = (id: string) => new DomainError('conflict', 'sign-up.training-first', `round ${id}`);
