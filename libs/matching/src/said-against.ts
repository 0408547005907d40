import { DomainError, type FieldError } from '@footing/kernel';
import { type Against, overrideKinds } from './domain/against';

const LONGEST = 2000;

/**
 * A reason that may be recorded. @param given words alone are of the kind "other".
 * @throws {DomainError} invalid, `decision.no-reason`, at the fields `override` and `reason`.
 */
export function saidAgainst(given: string | { readonly kind: string; readonly words: string }): Against {
  const { kind: asked, words: typed } = typeof given === 'string' ? { kind: 'other', words: given } : given;
  const kind = overrideKinds.find((known) => known === asked);
  const words = typed.trim();
  const faults: FieldError[] = [
    ...(kind ? [] : [{ field: 'override', message: 'Select what speaks against the suggestion' }]),
    ...(words === '' ? [{ field: 'reason', message: 'Say why in a few words' }] : []),
    ...(words.length > LONGEST ? [{ field: 'reason', message: 'Use 2,000 characters or fewer' }] : []),
  ];
  if (!kind || faults.length > 0) throw new DomainError('invalid', 'decision.no-reason', 'decision.no-reason', faults);
  return { kind, words };
}
