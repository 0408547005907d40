import type { RequestHandler } from 'express';
import type { SessionData } from 'express-session';

/** A session as the store can tell apart: what it holds, without the cookie it travels in. */
interface SessionKeeper {
  /** Whether the store has this very content already. */
  holds(session: SessionData): boolean;
}

/**
 * Keeps what changed in the session before the first byte of the answer leaves. By itself the session is kept while the answer
 * is on its way, so that a browser which follows a redirect can come back sooner than its session; the older one it then
 * finds would be kept over the newer. Put it right behind the session.
 */
export function keepBeforeAnswering(keeper: SessionKeeper): RequestHandler {
  return (req, res, next) => {
    const end = res.end.bind(res) as (...given: unknown[]) => typeof res;
    let isTried = false;
    const endKept = (...given: unknown[]) => {
      const session = req.session as typeof req.session | undefined;
      if (isTried || res.headersSent || !session || keeper.holds(session)) return end(...given);
      isTried = true;
      session.save((error?: unknown) => {
        if (error) next(error);
        else end(...given);
      });
      return res;
    };
    res.end = endKept as typeof res.end;
    next();
  };
}
