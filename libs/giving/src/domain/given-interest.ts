import type { FieldError } from '@footing/kernel';

/** What somebody says of themselves who would like to mentor. */
export interface Interest {
  readonly name: string;
  readonly email: string;
  /** What they do now, in their words. */
  readonly does: string;
}

const MOST = { name: 100, does: 500 } as const;

/** What is to be put right; empty: nothing. @param email as it was read; null: it is no address. */
export function faultsInInterest({ name, does }: Interest, email: string | null): FieldError[] {
  const found: FieldError[] = [];
  const wrong = (field: string, message: string) => found.push({ field, message });
  if (name === '') wrong('name', 'Enter your name');
  else if (name.length > MOST.name) wrong('name', `Use at most ${MOST.name} characters`);
  else if (/\p{C}/u.test(name)) wrong('name', 'Remove the characters that cannot be shown');
  if (email === null) wrong('email', 'Enter an e-mail address, like name@example.org');
  if (does === '') wrong('does', 'Say what you do now');
  else if (does.length > MOST.does) wrong('does', `Use at most ${MOST.does} characters`);
  else if (/[^\P{C}\r\n\t]/u.test(does)) wrong('does', 'Remove the characters that cannot be shown');
  return found;
}

/** The column that holds it, as it is named when it is sealed. */
export const INTEREST_SEALED = 'mentor_interest.sealed';

/** Reads back what was sealed; null where its key is gone. */
export const interestIn = (opened: string | null): Interest | null =>
  opened === null ? null : (JSON.parse(opened) as Interest);
