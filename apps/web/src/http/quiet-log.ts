import type { Params } from 'nestjs-pino';
import type { Settings } from '@footing/config';

/** A log of what happened, never of whom: method, path without its query, status and time. */
export function quietLog(settings: Settings): Params {
  return {
    pinoHttp: {
      level: settings.NODE_ENV === 'production' ? 'info' : 'warn',
      // Each app here has its own data source in its own container; Nest only sees that they are named alike.
      hooks: {
        logMethod(args, method) {
          if (!isAbout(args[0], 'DataSourceNameRegistry')) method.apply(this, args);
        },
      },
      autoLogging: { ignore: (req) => /^\/(assets|health)\//.test(req.url ?? '') },
      serializers: {
        req: ({ id, method, url }: { id: unknown; method: string; url: string }) => ({
          id,
          method,
          path: withoutSecrets(url),
        }),
        res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
        err: ({ type }: { type: string }) => ({ type }),
      },
    },
  };
}

/** The path alone, without what may open something: links to sign in and invitations hold 43 secret characters. */
export const withoutSecrets = (url: string): string =>
  (url.split('?')[0] ?? '').replace(/[A-Za-z0-9_-]{40,}/g, ':secret');

const isAbout = (entry: unknown, context: string): boolean =>
  typeof entry === 'object' && entry !== null && 'context' in entry && entry.context === context;
