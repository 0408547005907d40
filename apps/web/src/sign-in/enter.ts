import type { Request } from 'express';

/** How somebody proved who they are. */
export type SignInMethod = 'oidc' | 'saml' | 'e-mail' | 'passkey' | 'demonstration';

/** What a sign-in was worth: `two` where the proof itself was of two kinds, or a second one followed. */
export interface Proof {
  readonly method: SignInMethod;
  readonly strength: 'single' | 'two';
}

/**
 * Begins a session of somebody: the one way in, whatever the proof. passport makes a new session here, so that a session
 * id from before signing in is worth nothing after it.
 */
export async function enter(req: Request, who: Express.User, proof: Proof): Promise<void> {
  await new Promise<void>((done, failed) => req.login(who, (error?: Error) => (error ? failed(error) : done())));
  req.session.proof = { ...proof, at: new Date().toISOString() };
}

declare module 'express-session' {
  interface SessionData {
    /** Of the sign-in this session began with. */
    proof?: Proof & { readonly at: string };
  }
}
