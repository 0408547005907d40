import { DomainError, type FieldError } from '@footing/kernel';

/** There is nothing of the kind that is theirs. */
export const notFound = (id: string) => new DomainError('not-found', 'introductions.not-found', id);

/** It is not open to them now: not yet, not any more, or done already. */
export const notNow = (id: string) => new DomainError('conflict', 'introductions.not-now', id);

/** Training and checks come first. */
export const trainingFirst = (id: string) => new DomainError('conflict', 'introductions.training-first', `offer ${id}`);

/** Whoever takes nobody new now talks to nobody new either. */
export const offerClosed = (id: string) => new DomainError('conflict', 'introductions.offer-closed', `offer ${id}`);

/** One of the two talks with somebody else at that time. */
export const timeTaken = (id: string) => new DomainError('conflict', 'introductions.time-taken', `call ${id}`);

/** Refuses what was typed, where anything is to be put right. */
export function refuseFaults(code: `introductions.${string}`, fields: readonly FieldError[]): void {
  if (fields.length > 0) throw new DomainError('invalid', code, code, fields);
}

/** A fault at a field where something is wrong; none otherwise. */
export const fault = (isWrong: boolean, field: string, message: string): FieldError[] =>
  isWrong ? [{ field, message }] : [];
