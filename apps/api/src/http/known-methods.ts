import type { RequestHandler } from 'express';
import { DomainError } from '@footing/kernel';
import type { OpenApi } from '../openapi/open-api';

/** Tells an address that does not know the method (405, with those it knows) from one that is not there (404). */
export function knownMethods(api: OpenApi): RequestHandler {
  const routes = api.routes().map(({ path, methods }) => ({
    shape: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}/?$`),
    methods: methods.includes('GET') ? [...methods, 'HEAD'] : methods,
  }));
  return (req, res, next) => {
    const here = routes.filter(({ shape }) => shape.test(req.path)).flatMap(({ methods }) => methods);
    if (here.length === 0 || here.includes(req.method)) return next();
    res.setHeader('Allow', [...new Set(here)].join(', '));
    throw new DomainError('invalid', 'request.method');
  };
}
