import { type INestApplicationContext, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { ModulesContainer } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Permission } from '@footing/kernel';

/** What a handler says of who may call it. */
export interface Policy {
  readonly permission?: Permission;
  readonly signedIn?: string;
  readonly isPublic?: string;
}

/** One route of a running app. */
export interface Route {
  /** `GET /rounds/:id/students`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** Null where the handler says nothing: a fault. */
  readonly policy: Policy | null;
}

/** A part of an address that stands for something: `:id`, and the word before it. */
export interface Place {
  readonly name: string;
  /** What names its kind: the word before it, or its own name where the part before is a place too. */
  readonly kind: string;
}

/** Every route that an app answers, read from the app itself. */
export function routesOf(app: INestApplicationContext, prefix = ''): Route[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    const at = metatype as new () => object;
    const names = Object.getOwnPropertyNames(at.prototype);
    return names.flatMap((name) => routesOfHandler(at, (at.prototype as Record<string, unknown>)[name], prefix));
  });
}

/** A controller and a handler may each stand at several addresses. */
function routesOfHandler(at: object, handler: unknown, prefix: string): Route[] {
  if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
  const method = RequestMethod[Number(Reflect.getMetadata(METHOD_METADATA, handler))] ?? '';
  const policy: unknown =
    Reflect.getMetadata('footing:policy', handler) ?? Reflect.getMetadata('footing:policy', at) ?? null;
  return pathsOf(at).flatMap((above) =>
    pathsOf(handler).map((below) => {
      const words = [...above.split('/'), ...below.split('/')].filter((part) => part !== '');
      const path = `${words[0] === 'health' ? '' : prefix}/${words.join('/')}`;
      return { name: `${method} ${path}`, method, path, policy: policy as Policy | null };
    }),
  );
}

const pathsOf = (what: object): string[] => [Reflect.getMetadata(PATH_METADATA, what) as string | string[]].flat();

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}

/** What Express itself says it answers, in the same words: nothing may be answered that Nest does not know. */
export function answeredBy(app: NestExpressApplication): string[] {
  const express: unknown = app.getHttpAdapter().getInstance();
  return (express as { readonly router: { readonly stack: readonly Layer[] } }).router.stack.flatMap(({ route }) =>
    route ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`) : [],
  );
}

/** The places in an address, in order. */
export function placesIn({ path }: Pick<Route, 'path'>): Place[] {
  const parts = path.split('/');
  return parts.flatMap((part, at) => {
    if (!part.startsWith(':')) return [];
    const before = parts[at - 1] ?? '';
    // What people decide about their own data is not what staff decide about a pairing.
    if (path.startsWith('/me/') && before === 'decisions') return [{ name: part.slice(1), kind: 'own-decisions' }];
    return [{ name: part.slice(1), kind: before.startsWith(':') ? part.slice(1) : before }];
  });
}

/** The address with its places filled, in order. */
export function filled({ path }: Pick<Route, 'path'>, values: readonly string[]): string {
  let at = -1;
  return path.replace(/:\w+/g, () => values[(at += 1)] ?? '');
}

export const isUnsafe = ({ method }: Pick<Route, 'method'>): boolean => method !== 'GET';
