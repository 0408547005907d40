import { DomainError, type FieldError } from '@footing/kernel';

/** It is not open to them (any more): it has not begun, is over, or was done already. */
export const notNow = (code: `together.${string}`, id: string) => new DomainError('conflict', code, `pairing ${id}`);

export const pairNotFound = (id: string) => new DomainError('not-found', 'pairing.not-found', id);

/** Refuses what was typed, where anything is to be put right. */
export function refuseFaults(code: `together.${string}`, fields: readonly FieldError[]): void {
  if (fields.length > 0) throw new DomainError('invalid', code, code, fields);
}

/** A fault at a field where something is wrong; none otherwise. */
export const fault = (isWrong: boolean, field: string, message: string): FieldError[] =>
  isWrong ? [{ field, message }] : [];
