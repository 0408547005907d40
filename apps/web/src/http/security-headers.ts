import type { RequestHandler } from 'express';
import type { Settings } from '@footing/config';
import helmet from 'helmet';

const NO_SENSORS = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'browsing-topics', 'interest-cohort'];

/** Headers of every response: nothing is loaded from elsewhere, nothing runs inline, nothing is framed or cached. */
export function securityHeaders(settings: Settings): RequestHandler {
  const isHttps = settings.PUBLIC_URL?.startsWith('https:') ?? false;
  const shield = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
        ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  });
  const permissions = NO_SENSORS.map((name) => `${name}=()`).join(', ');
  return (req, res, next) => {
    res.setHeader('Permissions-Policy', permissions);
    res.setHeader('Cache-Control', 'no-store');
    shield(req, res, next);
  };
}
