import type { Params } from 'nestjs-pino';
import type { Settings } from '@footing/config';

/** A log of what was asked, never of whom or by whom: method, path without its query, status and time; no token. */
export function quietLog(settings: Settings): Params {
  return {
    pinoHttp: {
      level: settings.NODE_ENV === 'production' ? 'info' : 'warn',
      autoLogging: { ignore: (req) => req.url?.startsWith('/health/') ?? false },
      serializers: {
        req: ({ id, method, url }: { id: unknown; method: string; url: string }) => ({
          id,
          method,
          path: url.split('?')[0],
        }),
        res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
        err: ({ type }: { type: string }) => ({ type }),
      },
    },
  };
}
