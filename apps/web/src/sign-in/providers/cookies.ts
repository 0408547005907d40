import type { CookieOptions, Request, Response } from 'express';
import type { Settings } from '@footing/config';

/** Beside the session: a university posts its answer from another site, and the session's own cookie does not come along. */
const away = '__Host-footing-saml';

const awayOptions = { httpOnly: true, secure: true, sameSite: 'none', path: '/' } as const satisfies CookieOptions;
const MINUTES_10 = 10 * 60_000;
const MINUTES_15 = 15 * 60_000;

/** Binds one sign-in to this browser, and is good for nothing else. */
export function bindBrowser(res: Response, binding: string): void {
  res.cookie(away, binding, { ...awayOptions, maxAge: MINUTES_10 });
}

/** '' where there is none. */
export const bindingOf = (req: Request): string => cookieIn(req, away);

export function unbindBrowser(res: Response): void {
  res.clearCookie(away, awayOptions);
}

const isHttps = ({ PUBLIC_URL }: Settings) => PUBLIC_URL?.startsWith('https:') ?? false;
const joining = (settings: Settings) => (isHttps(settings) ? '__Host-footing-joining' : 'footing-joining');
const joiningOptions = (settings: Settings) =>
  ({ httpOnly: true, secure: isHttps(settings), sameSite: 'lax', path: '/' }) as const satisfies CookieOptions;

/** Remembers, until the other way in has been proved, which university's answer it is to be joined with. */
export function keepJoining(res: Response, settings: Settings, key: string): void {
  res.cookie(joining(settings), key, { ...joiningOptions(settings), maxAge: MINUTES_15 });
}

/** '' where there is none. */
export const joiningOf = (req: Request, settings: Settings): string => cookieIn(req, joining(settings));

export function forgetJoining(res: Response, settings: Settings): void {
  res.clearCookie(joining(settings), joiningOptions(settings));
}

/** Ours are letters, digits, - and _ alone: nothing needs decoding. */
function cookieIn({ headers }: Request, name: string): string {
  const parts = (headers.cookie ?? '').split(';').map((part) => part.trim());
  const found = parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  return /^[\w-]+$/.test(found) ? found : '';
}
