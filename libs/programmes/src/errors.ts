import { DomainError, type FieldError } from '@footing/kernel';
import { brokenConstraint } from '@footing/database';

/** Something that is not there, or not theirs: nobody is told which. */
export const notFound = (what: string, id: string) =>
  new DomainError('not-found', `${what}.not-found`, `${what} ${id}`);

/** @throws {DomainError} `invalid` when there is anything to put right. */
export function refuse(code: string, fields: readonly FieldError[]): void {
  if (fields.length > 0) throw new DomainError('invalid', code, code, fields);
}

/** Another of its kind has that name: to be put right at the field `name`. */
export const nameTaken = (what: string) =>
  new DomainError('invalid', `${what}.name-taken`, `${what}: name taken`, [
    { field: 'name', message: `There is already a ${what.replaceAll('-', ' ')} with this name. Choose another name` },
  ]);

/** It cannot be removed while a round, or a person, still points at it. */
export const inUse = (what: string, id: string) =>
  new DomainError('conflict', `${what}.in-use`, `${what} ${id} is in use`);

/** Says of a broken constraint what it means; anything else stays the defect it is. */
export async function meaning<T>(work: Promise<T>, said: (constraint: string) => DomainError | undefined): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const constraint = brokenConstraint(error);
    throw (constraint === null ? undefined : said(constraint)) ?? error;
  }
}
