import type { ValidationError } from 'class-validator';
import { DomainError, type FieldError } from '@footing/kernel';

/** What a checked input says of a body or query that cannot be used: every field, by its path such as `weights[2].weight`. */
export const refusedInput = (errors: readonly ValidationError[]): DomainError =>
  new DomainError(
    'invalid',
    'request.invalid',
    'request.invalid',
    errors.flatMap((error) => fieldErrors(error)),
  );

function fieldErrors({ property, constraints = {}, children = [] }: ValidationError, above = ''): FieldError[] {
  const field = /^\d+$/.test(property) ? `${above}[${property}]` : above === '' ? property : `${above}.${property}`;
  const messages = Object.entries(constraints).map(([code, message]) =>
    code === 'whitelistValidation' ? 'There is no such field. Remove it' : message,
  );
  // Several rules may ask for the same thing to be done.
  const once = [...new Set(messages)].map((message) => ({ field, message }));
  return [...once, ...children.flatMap((child) => fieldErrors(child, field))];
}
