import { QueryFailedError } from 'typeorm';

/** The name of the constraint that refused a statement, or null when it was something else that went wrong. */
export function brokenConstraint(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  const { constraint } = error.driverError as { constraint?: string };
  return constraint ?? null;
}
