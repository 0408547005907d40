import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Settings } from '@footing/config';
import { type RequestHandler, urlencoded } from 'express';
import passport from 'passport';
import { serveAssets } from './http/assets';
import { forgeryGuard, isUniversitysAnswer } from './http/forgery-guard';
import { pagesByLink } from './http/pages-by-link';
import { noSlowSenders, oneHost, onlyPagesMethods } from './http/plain-requests';
import { loadRequestContext } from './http/request-context';
import { securityHeaders } from './http/security-headers';
import { sessions } from './http/sessions';
import { receiveUpload } from './http/receive-upload';

/** Everything a request passes before its controller, in order, on one screen. */
export function pipeline(app: NestExpressApplication, settings: Settings): void {
  app.disable('x-powered-by');
  app.set('trust proxy', settings.TRUST_PROXY_HOPS);
  app.set('query parser', 'simple');
  app.use(securityHeaders(settings));
  app.use(oneHost(), onlyPagesMethods(), noSlowSenders(app.getHttpServer()));
  app.use('/assets', serveAssets());
  app.use('/survey', ...pagesByLink());
  app.use('/sent', ...pagesByLink());
  app.use(...sessions(app, settings));
  app.use(passport.initialize(), passport.session());
  app.use(loadRequestContext(app));
  app.use(receiveUpload(settings));
  app.use(longAnswers());
  app.use(urlencoded({ extended: true, limit: '100kb', parameterLimit: 1_000 }));
  app.use(forgeryGuard(settings));
}

/** A university's SAML answer may be larger than a form of ours, and is three flat fields at most. */
function longAnswers(): RequestHandler {
  const read = urlencoded({ extended: false, limit: '512kb', parameterLimit: 10 });
  return (req, res, next) => (isUniversitysAnswer(req) ? read(req, res, next) : next());
}
