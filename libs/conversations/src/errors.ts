import { DomainError, type FieldError } from '@footing/kernel';

export const conversationNotFound = (id: string) => new DomainError('not-found', 'conversation.not-found', id);

/** An opening that is not there, or not for whoever asks. */
export const openingNotFound = (id: string) => new DomainError('not-found', 'break-glass.not-found', id);

/** It is over, or somebody else was first. */
export const openingMovedOn = (id: string) => new DomainError('conflict', 'break-glass.moved-on', id);

/** @throws {DomainError} invalid, where there is anything to put right. */
export function refuse(code: string, fields: readonly FieldError[]): void {
  if (fields.length > 0) throw new DomainError('invalid', code, code, fields);
}
