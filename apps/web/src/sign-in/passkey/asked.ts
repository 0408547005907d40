import type { Request } from 'express';

declare module 'express-session' {
  interface SessionData {
    /** What this browser was asked to have a passkey sign; it is good for one answer. */
    passkeyChallenge?: string;
  }
}

/** What a browser is told to do. */
export interface Asked {
  readonly options: { readonly challenge: string };
}

/** What came of it: where to go on, or why not, by the name that the page has words for. */
export type Outcome = { readonly next: string } | { readonly refused: 'refused' | 'wait' };

/** Binds what was asked to this session: no other browser can bring its answer. */
export function keepChallenge(req: Request, options: Asked['options']): Asked {
  req.session.passkeyChallenge = options.challenge;
  return { options };
}

/** What this session was asked, this once; '' when it was asked nothing. */
export function takeChallenge({ session }: Request): string {
  const challenge = session.passkeyChallenge ?? '';
  delete session.passkeyChallenge;
  return challenge;
}
