import type { Role } from '@footing/kernel';
import type { Beginning, KeptProof, Sessions } from '@footing/identity';
import type { Request } from 'express';

/** How somebody proved who they are. */
export type SignInMethod = 'oidc' | 'saml' | 'e-mail' | 'passkey' | 'demonstration';

/** What a sign-in was worth: `two` where the proof itself was of two kinds, or a second one followed. */
export interface Proof {
  readonly method: SignInMethod;
  readonly strength: 'single' | 'two';
}

/** Which university a session came from, and what its sign-out needs; sealed. */
export interface FromUniversity {
  readonly providerId: string;
  readonly sealed: string;
}

declare module 'express-session' {
  interface SessionData {
    university?: FromUniversity;
  }
}

declare module 'express-serve-static-core' {
  interface Request {
    /** For `enter`; there on every request that has a session. */
    sessions?: Sessions;
  }
}

/**
 * Begins a session of somebody: the one way in, whatever the proof. Also for a second proof: what was worth one step is then
 * worth two. The session and its id are new, so that an id from before is worth nothing after, and its line in the record
 * is written with it.
 * @throws {DomainError} forbidden, `account.cannot-enter`, when the account is gone or switched off.
 */
export async function enter(req: Request, { institutionId, accountId }: Express.User, proof: Proof): Promise<void> {
  const role = await servicesOf(req).roleAtFirst(institutionId, accountId, proof.strength);
  const kept = { ...proof, at: new Date().toISOString() };
  await begin(req, { institutionId, accountId }, { proof: kept, role, event: 'signed-in' });
}

/** Goes on in another role, in a session with a new id; how long it may last still counts from the sign-in. */
export async function actAs(req: Request, who: Express.User, proof: KeptProof, role: Role): Promise<void> {
  await begin(req, who, { proof, role, event: 'role.taken-up' });
}

async function begin(
  req: Request,
  { institutionId, accountId }: Express.User,
  how: Pick<Beginning, 'proof' | 'role' | 'event'>,
): Promise<void> {
  const agent = (req.get('user-agent') ?? '').slice(0, 400);
  const who = { institutionId, accountId };
  const begins = { ...how, agent, request: req.context?.request };
  const university = universityOf(req, who);
  await new Promise<void>((done, failed) =>
    req.login({ ...who, begins }, (error?: Error) => (error ? failed(error) : done())),
  );
  // They came from there all the same: signing out must still reach it after a second proof or a change of role.
  if (university) req.session.university = university;
}

/** Where the session so far came from, if it is this very person's, who is in it or half-way. */
function universityOf({ user, session }: Request, who: Express.User): FromUniversity | undefined {
  if (isSame(user, who)) return session.university;
  return isSame(session.halfWay, who) ? session.halfWay?.university : undefined;
}

const isSame = (one: Express.User | undefined, { institutionId, accountId }: Express.User): boolean =>
  one?.institutionId === institutionId && one.accountId === accountId;

function servicesOf({ sessions }: Request): Sessions {
  if (!sessions) throw new Error('enter() needs a request with a session');
  return sessions;
}
