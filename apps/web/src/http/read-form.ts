import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { DomainError, type FieldError } from '@footing/kernel';

/** What came of a form: the checked input, or what to put right. */
export type Form<T> = { readonly input: T } | { readonly errors: readonly FieldError[] };

/** A form's fields as typed, for showing them again: text, or lists of text for boxes ticked. */
export type Typed = Readonly<Record<string, unknown>>;

/**
 * Checks a form against its input class. Text is brought to one Unicode form first; characters that no keyboard
 * makes (NUL, halves of surrogate pairs) are refused with a message.
 */
export async function readForm<T extends object>(input: ClassConstructor<T>, body: unknown): Promise<Form<T>> {
  const { _csrf, ...fields } = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const unreadable = Object.keys(fields).filter((name) => hasUnreadable(fields[name]));
  if (unreadable.length > 0)
    return { errors: unreadable.map((field) => ({ field, message: 'Remove the characters that cannot be shown' })) };
  const given = plainToInstance(input, normalise(fields));
  const found = await validate(given, { whitelist: true, forbidUnknownValues: true });
  return found.length === 0 ? { input: given } : { errors: found.flatMap((error) => errorsOf(error)) };
}

/** What a service asked to put right, for showing at the fields. @throws the same error when it is anything else. */
export function fieldErrors(error: unknown): readonly FieldError[] {
  if (error instanceof DomainError && error.kind === 'invalid' && error.fields.length > 0) return error.fields;
  throw error;
}

function errorsOf({ property, constraints, children }: ValidationError, above = ''): FieldError[] {
  const field = above ? `${above}[${property}]` : property;
  const [message] = Object.values(constraints ?? {});
  return [...(message ? [{ field, message }] : []), ...(children ?? []).flatMap((child) => errorsOf(child, field))];
}

function hasUnreadable(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed();
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnreadable);
}

function normalise(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC').trim();
  if (Array.isArray(value)) return value.map(normalise);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, normalise(inner)]));
  return value;
}
