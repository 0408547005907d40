import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;

/** A new secret for an app that makes codes: 160 random bits in base32. */
export const newAppSecret = (): string => new Secret({ size: 20 }).base32;

const totp = (secret: string, institution: string, account: string) =>
  new TOTP({
    issuer: institution.replaceAll(':', ' '),
    label: account.replaceAll(':', ' '),
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
  });

/** The address that such an app reads from a QR code. Source: Google Authenticator's key URI format, which the others follow. */
export const appAddress = (secret: string, institution: string, account: string): string =>
  totp(secret, institution, account).toString();

/**
 * The half-minute that a code belongs to, counted from 1970; null for a wrong one. The one before and the one after count
 * too: telephones go fast or slow.
 */
export function stepOf(secret: string, typed: string, at: Date): number | null {
  const token = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = at.getTime();
  const away = totp(secret, 'x', 'x').validate({ token, timestamp, window: 1 });
  return away === null ? null : Math.floor(timestamp / (PERIOD_SECONDS * 1_000)) + away;
}

/** Whether somebody typed a code of an app, right or wrong, rather than a spare code. */
export const looksLikeAppCode = (typed: string): boolean => /^\d{6}$/.test(typed.replace(/\s/g, ''));
