import { DomainError } from '@footing/kernel';

/** What the database's functions say, as refusals that say what to do. */
const refusals: Readonly<Record<string, readonly ['conflict' | 'invalid' | 'not-found', string]>> = {
  CN001: ['conflict', 'consent.changed'],
  CN002: ['conflict', 'consent.stopping'],
  CN003: ['invalid', 'consent.shown-later'],
  CN004: ['conflict', 'consent.not-asked-here'],
  CN005: ['conflict', 'consent.does-not-follow'],
  CN006: ['conflict', 'consent.handed-over'],
  CN007: ['not-found', 'consent.nobody'],
  CN008: ['invalid', 'consent.shown-earlier'],
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

/** Whether a stop waits for something that is being handed over, or for another decision of the same person. */
export const isHeldUp = (error: unknown): boolean =>
  (error instanceof DomainError && error.code === 'consent.handed-over') ||
  WAITED_TOO_LONG.includes(codeOf(error) ?? '');

/** What PostgreSQL calls a lock that did not come in time, and two that wait for each other. */
const WAITED_TOO_LONG: readonly string[] = ['55P03', '40P01'];

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('driverError' in error)) return null;
  const { driverError } = error;
  if (typeof driverError !== 'object' || driverError === null || !('code' in driverError)) return null;
  return typeof driverError.code === 'string' ? driverError.code : null;
}
