import { DomainError } from '@footing/kernel';

/** What the database's functions say, as refusals that say what to do. */
const refusals: Readonly<Record<string, readonly ['conflict' | 'invalid', string]>> = {
  CN001: ['conflict', 'consent.changed'],
  CN002: ['conflict', 'consent.stopping'],
  CN003: ['invalid', 'consent.shown-later'],
  CN004: ['conflict', 'consent.not-asked-here'],
  CN005: ['conflict', 'consent.does-not-follow'],
};

/** The refusal that a fault of the database stands for; the fault itself when it is none. */
export function refusalOf(error: unknown): unknown {
  const code = codeOf(error);
  const known = code === null ? undefined : refusals[code];
  return known ? new DomainError(known[0], known[1], known[1]) : error;
}

/** Whether somebody decided otherwise, or is stopping, since the data was read: read it again and go on without them. */
export const hasChanged = (error: unknown): boolean =>
  error instanceof DomainError && (error.code === 'consent.changed' || error.code === 'consent.stopping');

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('driverError' in error)) return null;
  const { driverError } = error;
  if (typeof driverError !== 'object' || driverError === null || !('code' in driverError)) return null;
  return typeof driverError.code === 'string' ? driverError.code : null;
}
