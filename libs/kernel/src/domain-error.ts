/** What kind of refusal it is; each surface (page, JSON, job) decides what that means for it. */
export type DomainErrorKind = 'invalid' | 'forbidden' | 'not-found' | 'conflict';

/** One thing to put right: which input, and what to do about it, in the reader's words. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/**
 * A refusal that was foreseen. Anything else that is thrown is a defect.
 *
 * `code` is stable and public, for example `draft.already-running`; words for people are keyed by it.
 * `message` is for logs and carries ids only, never a name, an address or an answer.
 * `fields` lists what to put right, for `invalid`; empty otherwise.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: DomainErrorKind,
    readonly code: string,
    message: string = code,
    readonly fields: readonly FieldError[] = [],
  ) {
    super(message);
    this.name = 'DomainError';
  }
}
