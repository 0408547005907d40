import type { INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { AuditEvent } from '@footing/audit';
import type { Permission } from '@footing/kernel';

/** One route of an app: how it is called, who may, and what it says that a call leaves in the record. */
export interface Route {
  /** `GET rounds/:id/students`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly permission: Permission | null;
  readonly events: readonly AuditEvent[];
}

interface Auditing {
  readonly events?: readonly AuditEvent[];
}

/** Every route that an app answers, read from the app itself. */
export function routesOf(app: INestApplicationContext): Route[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    const at = metatype as new () => object;
    const names = Object.getOwnPropertyNames(at.prototype);
    return names.flatMap((name) => routeOf(at, (at.prototype as Record<string, unknown>)[name]) ?? []);
  });
}

function routeOf(at: object, handler: unknown): Route | null {
  if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, handler)) return null;
  const said = (key: string): unknown => Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, at);
  const method = RequestMethod[Number(Reflect.getMetadata(METHOD_METADATA, handler))] ?? 'GET';
  // A handler with several addresses is called at its first.
  const parts = [Reflect.getMetadata(PATH_METADATA, at), Reflect.getMetadata(PATH_METADATA, handler)].map(
    (given: string | readonly string[]) => [given].flat()[0] ?? '',
  );
  const path = parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/');
  const policy = said('footing:policy') as { permission?: Permission } | undefined;
  const auditing = said('footing:audit') as Auditing | undefined;
  return {
    name: `${method} ${path}`,
    method,
    path,
    permission: policy?.permission ?? null,
    events: auditing?.events ?? [],
  };
}
