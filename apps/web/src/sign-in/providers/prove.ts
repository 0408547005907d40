import type { Request, Response } from 'express';
import passport, { type AuthenticateOptions, type Strategy } from 'passport';

/** A strategy of any maker: their types know of each other's passport only in part. */
type Asked = object;

/**
 * Has passport ask one strategy who this is. No session is made of it: what a university says is not yet who somebody is here.
 * @returns what the strategy proved; null when it did not. @throws whatever it found wrong.
 */
export function prove(strategy: Asked, req: Request, res: Response, options: object = {}): Promise<object | null> {
  return new Promise((proved, failed) => {
    const done = (error: unknown, found?: object | false | null) =>
      error ? failed(asError(error)) : proved(found || null);
    run(strategy, { ...options, session: false }, done, req, res, failed);
  });
}

/** Has passport send the browser away; the answer is on its way when this is done. @throws whatever went wrong before that. */
export function sendAway(strategy: Asked, req: Request, res: Response, options: object = {}): Promise<void> {
  return new Promise((gone, failed) => {
    res.once('finish', gone);
    const done = (error: unknown) => failed(asError(error ?? new Error('nobody was sent away')));
    run(strategy, { ...options, session: false }, done, req, res, failed);
  });
}

type Done = (error: unknown, found?: object | false | null) => void;

function run(
  strategy: Asked,
  options: AuthenticateOptions,
  done: Done,
  req: Request,
  res: Response,
  failed: (error: Error) => void,
): void {
  const handle = passport.authenticate(strategy as unknown as Strategy, options, done) as Handler;
  handle(req, res, (error) => failed(asError(error)));
}

type Handler = (req: Request, res: Response, next: (error?: unknown) => void) => void;
const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('passport gave up'));
