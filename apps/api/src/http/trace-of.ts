/** What a log may know of a defect: never a database's message or parameters, which can hold what people sent. */
export function traceOf(error: unknown): { kind: string; code?: string; message?: string; at: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] };
  const at = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const isDatabase = error.name === 'QueryFailedError' || 'severity' in error;
  return {
    kind: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(isDatabase ? {} : { message: error.message.slice(0, 300) }),
    at: at.slice(0, 12).map((line) => line.trim()),
  };
}
