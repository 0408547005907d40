/**
 * What a log may know of a defect: its kind, the database's code, and where it arose. Never the message of a
 * database error or its parameters: those can hold what people typed.
 */
export function traceOf(error: unknown): { kind: string; code?: string; message?: string; at: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] };
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12);
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const isDatabase = error.name === 'QueryFailedError' || 'severity' in error;
  return {
    kind: error.name,
    ...code,
    ...(isDatabase ? {} : { message: error.message.slice(0, 300) }),
    at: at.map((line) => line.trim()),
  };
}
