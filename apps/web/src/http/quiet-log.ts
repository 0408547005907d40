import type { Params } from 'nestjs-pino';
import type { Settings } from '@footing/config';

/** A log of what happened, never of whom: method, path without its query, status and time. */
export function quietLog(settings: Settings): Params {
  return {
    pinoHttp: {
      level: settings.NODE_ENV === 'production' ? 'info' : 'warn',
      autoLogging: { ignore: (req) => /^\/(assets|health)\//.test(req.url ?? '') },
      serializers: {
        req: ({ id, method, url }: { id: unknown; method: string; url: string }) => ({ id, method, path: url.split('?')[0] }),
        res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
        err: ({ type }: { type: string }) => ({ type }),
      },
    },
  };
}
