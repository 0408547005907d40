import { DomainError, type FieldError } from '@footing/kernel';

export const noSnapshot = (number: number): DomainError =>
  new DomainError('not-found', 'snapshot.not-found', `snapshot ${number}`);

/** What was asked cannot be answered as it was asked. */
export const wrongAsk = (fields: readonly FieldError[]): DomainError =>
  new DomainError('invalid', 'evidence.wrong', `${fields.length} faults`, fields);

export const notSettled = (institutionId: string): DomainError =>
  new DomainError('conflict', 'linkage.not-settled', institutionId);
