import { DomainError, type FieldError } from '@footing/kernel';

export const concernNotFound = (id: string) => new DomainError('not-found', 'concern.not-found', id);

/** Somebody else was first, or it is done already. */
export const concernMovedOn = (id: string) => new DomainError('conflict', 'concern.moved-on', id);

/** @throws {DomainError} invalid, where there is anything to put right. */
export function refuse(code: string, fields: readonly FieldError[]): void {
  if (fields.length > 0) throw new DomainError('invalid', code, code, fields);
}
