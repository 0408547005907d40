import type { CookieOptions, Request, Response } from 'express';
import type { Settings } from '@footing/config';
import { cookieIn, OwnCookie } from '../../http/own-cookie';

/** Beside the session: a university posts its answer from another site, and the session's own cookie does not come along. */
const away = '__Host-footing-saml';

const awayOptions = { httpOnly: true, secure: true, sameSite: 'none', path: '/' } as const satisfies CookieOptions;
const MINUTES_10 = 10 * 60_000;

/** Binds one sign-in to this browser, and is good for nothing else. */
export function bindBrowser(res: Response, binding: string): void {
  res.cookie(away, binding, { ...awayOptions, maxAge: MINUTES_10 });
}

/** '' where there is none. */
export const bindingOf = (req: Request): string => cookieIn(req, away) ?? '';

export function unbindBrowser(res: Response): void {
  res.clearCookie(away, awayOptions);
}

/** Remembers, until the other way in has been proved, which university's answer it is to be joined with. */
export const joiningCookie = (settings: Settings): OwnCookie => new OwnCookie(settings, 'footing-joining');
export const JOINING_MINUTES = 15;
