import { DomainError, type FieldError } from '@footing/kernel';

/** Something that is not there, or not theirs: nobody is told which. */
export const notFound = (what: string, id: string) =>
  new DomainError('not-found', `${what}.not-found`, `${what} ${id}`);

/** It has moved on since the page was shown. */
export const movedOn = (id: string, state: string) =>
  new DomainError('conflict', 'import.moved-on', `import ${id} is ${state}`);

/** @throws {DomainError} `invalid` when there is anything to put right. */
export function refuse(code: string, fields: readonly FieldError[]): void {
  if (fields.length > 0) throw new DomainError('invalid', code, code, fields);
}
