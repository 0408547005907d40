import { DomainError } from '@footing/kernel';

/** A refusal that is foreseen, in a word; anything else is a fault, and is thrown again. */
export function refusalOf(error: unknown): string {
  if (error instanceof DomainError && error.kind === 'conflict') return `refused, ${error.code}`;
  throw error;
}
