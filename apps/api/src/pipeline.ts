import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Settings } from '@footing/config';
import { json } from 'express';
import { KnownRoutes } from './http/known-routes';
import { plainBody } from './http/plain-body';
import { securityHeaders } from './http/security-headers';
import { noSlowSenders, oneHost } from './http/plain-requests';
import { identify, type TokenReader } from './http/token-reader';
import { OpenApi } from './openapi/open-api';

/** Everything a request passes before its controller, in order, on one screen. */
export function pipeline(app: NestExpressApplication, settings: Settings, readToken: TokenReader): void {
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', settings.TRUST_PROXY_HOPS);
  app.set('query parser', 'simple');
  const known = new KnownRoutes(app.get(OpenApi));
  app.use(securityHeaders(settings));
  app.use(oneHost(), noSlowSenders(app.getHttpServer()));
  app.use(known.methods());
  app.use(identify(app, readToken));
  app.use(known.types());
  app.use(json({ limit: '100kb', inflate: false, strict: true, type: 'application/json' }));
  app.use(plainBody());
}
