import { DomainError, type FieldError } from '@footing/kernel';

export const noProfile = (id: string): DomainError => new DomainError('not-found', 'tracker.no-profile', id);
export const noPreparation = (id: string): DomainError => new DomainError('not-found', 'tracker.no-preparation', id);
/** A colleague was first, or somebody objected: what was looked at is not what is there. */
export const changed = (id: string): DomainError => new DomainError('conflict', 'tracker.changed', id);
export const settled = (id: string): DomainError => new DomainError('conflict', 'tracker.settled', id);
export const ownLook = (id: string): DomainError => new DomainError('conflict', 'tracker.own-look', id);
export const wrong = (fields: readonly FieldError[]): DomainError =>
  new DomainError('invalid', 'tracker.wrong', `${fields.length} faults`, fields);
