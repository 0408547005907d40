import { brokenConstraint } from '@footing/database';
import { DomainError } from '@footing/kernel';

/** Something that is not there, or not theirs: nobody is told which. */
export const notFound = (what: string, id: string) =>
  new DomainError('not-found', `${what}.not-found`, `${what} ${id}`);

/** A draft of the round is being made already. */
export const alreadyRunning = (roundId: string) =>
  new DomainError('conflict', 'draft.already-running', `round ${roundId}`);

/** Somebody else decided in between. */
export const draftChanged = (draftId: string) => new DomainError('conflict', 'draft.changed', `draft ${draftId}`);

/** Says of a broken constraint what it means; anything else stays the defect it is. */
export async function meaning<T>(work: Promise<T>, said: (constraint: string) => DomainError | undefined): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const constraint = brokenConstraint(error);
    throw (constraint === null ? undefined : said(constraint)) ?? error;
  }
}
