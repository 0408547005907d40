import type { RequestHandler } from 'express';
import type { Settings } from '@footing/config';
import helmet from 'helmet';

/** Headers of every response: nothing is run, framed or kept; only the documentation's own stylesheet is loaded. */
export function securityHeaders(settings: Settings): RequestHandler {
  const isHttps = settings.PUBLIC_URL?.startsWith('https:') ?? false;
  const shield = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  });
  return (req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
    shield(req, res, next);
  };
}
