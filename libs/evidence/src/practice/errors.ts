import { DomainError, type FieldError } from '@footing/kernel';

export const notThere = (what: string): DomainError => new DomainError('not-found', 'practice.not-found', what);

/** Somebody else was quicker: what they wrote is not overwritten. */
export const changedMeanwhile = (what: string): DomainError => new DomainError('conflict', 'practice.changed', what);

/** What a finished year says stays. */
export const yearFinished = (what: string): DomainError => new DomainError('conflict', 'practice.finished', what);

export function refuseFaults(what: string, faults: readonly FieldError[]): void {
  if (faults.length > 0) throw new DomainError('invalid', 'practice.faulty', what, faults);
}

/** The message where a text is too long; nothing where it is not. */
export const tooLong = (field: string, text: string, most: number): FieldError[] =>
  text.length > most ? [{ field, message: `Shorten this to ${most} characters: it has ${text.length}` }] : [];
