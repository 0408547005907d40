import type { CookieOptions, Request, Response } from 'express';
import type { Settings } from '@footing/config';

/** A cookie beside the session's, for one purpose: over https browsers hold it to this host. No script can read it. */
export class OwnCookie {
  private readonly name: string;
  private readonly options: CookieOptions;

  constructor({ PUBLIC_URL }: Pick<Settings, 'PUBLIC_URL'>, name: string) {
    const secure = PUBLIC_URL?.startsWith('https:') ?? false;
    this.name = secure ? `__Host-${name}` : name;
    this.options = { httpOnly: true, secure, sameSite: 'lax', path: '/' };
  }

  /** @param value letters, digits, `-` and `_` alone. */
  keep(res: Response, value: string, minutes: number): void {
    res.cookie(this.name, value, { ...this.options, maxAge: minutes * 60_000 });
  }

  /** Null where there is none, or something in it that we never write. */
  in(req: Request): string | null {
    return cookieIn(req, this.name);
  }

  forget(res: Response): void {
    res.clearCookie(this.name, this.options);
  }
}

/** What a cookie of ours holds: letters, digits, `-` and `_` alone, so that nothing needs decoding; null for anything else. */
export function cookieIn({ headers }: Request, name: string): string | null {
  const parts = (headers.cookie ?? '').split(';').map((part) => part.trim());
  const found = parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  return /^[\w-]+$/.test(found) ? found : null;
}
