import type { Typed } from '../http/read-form';

/** What was typed in one field; '' for nothing. */
export function textIn(typed: Typed, name: string): string {
  const value = typed[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** The boxes ticked in one field, or the lines of one; none for nothing. */
export function listIn(typed: Typed, name: string): string[] {
  const value = typed[name];
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  return typeof value === 'string' && value !== '' ? [value] : [];
}
