import { type Actor, DomainError, permit, type Permission } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { type LedSchool, ledBy, schoolsWithLeads } from './data/schools.query';

export const noSchool = (id: string): DomainError => new DomainError('not-found', 'school-plan.not-found', id);

/** The schools whose plans somebody may read, or write: all, or those that they lead. By name. @throws {DomainError} forbidden. */
export async function schoolsFor(tx: EntityManager, actor: Actor, permission: Permission): Promise<LedSchool[]> {
  const isLimited = permit(actor, permission) !== null;
  const all = await schoolsWithLeads(tx, actor.institutionId);
  if (!isLimited) return all;
  const own = await ledBy(tx, actor.institutionId, actor.accountId);
  return all.filter(({ id }) => own.has(id));
}

/** One of them. @throws {DomainError} forbidden; not-found, `school-plan.not-found`, also of a school that others lead. */
export async function schoolFor(
  tx: EntityManager,
  actor: Actor,
  id: string,
  permission: Permission,
): Promise<LedSchool> {
  const school = (await schoolsFor(tx, actor, permission)).find((one) => one.id === id);
  if (!school) throw noSchool(id);
  return school;
}
