import type { FieldError } from '@footing/kernel';
import { fieldErrors, type Typed } from '../http/read-form';
import { isRefusal, refusalWords } from './introduction-words';

/** What was wrong with a form, as its page shows it. */
export interface Wrong {
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  /** Why it could not be done, in words. */
  readonly refused?: string | undefined;
}

/**
 * Does what was asked for; where that was not possible, shows the page as it stands now: with everything that was typed, where that
 * is to be put right. Of what is not there any more, the page says what became of it, or that it is not found.
 */
export async function doneOr(
  page: (wrong: Wrong) => Promise<string>,
  typed: Typed,
  work: () => Promise<string>,
): Promise<string> {
  try {
    return await work();
  } catch (error) {
    return page(isRefusal(error) ? { refused: refusalWords[error.code] } : { typed, errors: fieldErrors(error) });
  }
}

/** How a page is sent that says so. */
export const statusOf = ({ errors = [], refused }: Wrong) => ({ errors, ...(refused ? { status: 409 } : {}) });
