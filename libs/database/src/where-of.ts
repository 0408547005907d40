/**
 * What may be kept of a defect: its kind, the database's code and constraint, and where it arose. Never its message or
 * parameters: a database puts what people wrote into them.
 */
export function whereOf(error: unknown): string {
  const { name = 'something', code, constraint, stack = '' } = (error ?? {}) as Partial<Error & DatabaseFault>;
  const at = stack.split('\n').filter((line) => line.startsWith('    at '));
  return [name, code, constraint, ...at.slice(0, 8).map((line) => line.trim())].filter(Boolean).join(' | ');
}

interface DatabaseFault {
  readonly code: string;
  readonly constraint: string;
}
