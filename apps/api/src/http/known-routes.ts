import type { Request, RequestHandler } from 'express';
import { DomainError } from '@footing/kernel';
import type { OpenApi, Route } from '../openapi/open-api';
import { hasBody } from './token-reader';

/** What the API's own document knows of addresses: asked before any handler is. */
export class KnownRoutes {
  private readonly routes: readonly (Route & { readonly shape: RegExp })[];

  constructor(api: OpenApi) {
    this.routes = api.routes().map((route) => ({
      ...route,
      shape: new RegExp(`^${route.path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}/?$`),
    }));
  }

  /** Tells an address that does not know the method (405, with those it knows) from one that is not there (404). */
  methods(): RequestHandler {
    return (req, res, next) => {
      const here = this.at(req).map(({ method }) => method);
      const known = here.includes('GET') ? [...here, 'HEAD'] : here;
      if (known.length === 0 || known.includes(req.method)) {
        next();
        return;
      }
      res.setHeader('Allow', [...new Set(known)].join(', '));
      throw new DomainError('invalid', 'request.method');
    };
  }

  /** Refuses a body of a kind that the address does not take. */
  types(): RequestHandler {
    return (req, _res, next) => {
      const route = this.at(req).find(({ method }) => method === req.method);
      const takes = route && route.takes.length > 0 ? [...route.takes] : ['application/json'];
      if (hasBody(req) && !req.is(takes)) throw new DomainError('invalid', 'request.content-type');
      next();
    };
  }

  private at({ path }: Request): Route[] {
    return this.routes.filter(({ shape }) => shape.test(path));
  }
}
