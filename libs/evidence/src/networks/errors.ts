import { DomainError, type FieldError } from '@footing/kernel';

export const noNetwork = (what: string): DomainError => new DomainError('not-found', 'network.not-found', what);
export const networkChanged = (id: string): DomainError => new DomainError('conflict', 'network.changed', id);
export const isThere = (what: string): DomainError => new DomainError('conflict', 'network.there', what);
export const nothingReady = (id: string): DomainError => new DomainError('conflict', 'network.nothing-ready', id);
/** A link that opens nothing: why is not said. */
export const noLetter = (): DomainError => new DomainError('not-found', 'letter.not-found', 'link');

export function refuseNetwork(faults: readonly FieldError[]): void {
  if (faults.length > 0) throw new DomainError('invalid', 'network.faulty', 'network', faults);
}
