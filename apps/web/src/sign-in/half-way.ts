import type { Owner } from '@footing/identity';
import type { Request } from 'express';
import type { FromUniversity, SignInMethod } from './enter';

/** Somebody who gave the first of two proofs. Nobody is signed in yet. */
export interface HalfWay extends Owner {
  readonly method: SignInMethod;
  /** When, ISO 8601. */
  readonly at: string;
  readonly university?: FromUniversity;
}

declare module 'express-session' {
  interface SessionData {
    halfWay?: HalfWay;
  }
}

const MINUTES_10 = 10 * 60_000;

/** Keeps the first proof in a session with a new id, until the second. */
export async function goHalfWay(req: Request, half: HalfWay): Promise<void> {
  await new Promise<void>((done, failed) =>
    req.session.regenerate((error?: Error) => (error ? failed(error) : done())),
  );
  req.session.halfWay = half;
  await new Promise<void>((done, failed) => req.session.save((error?: Error) => (error ? failed(error) : done())));
}

/** Who is half-way in this browser; null: nobody, or too long ago. */
export function halfWayIn({ session }: Request, now: Date): HalfWay | null {
  const { halfWay } = session;
  return halfWay && now.getTime() - Date.parse(halfWay.at) <= MINUTES_10 ? halfWay : null;
}
