import { type Actor, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { type PracticeYear, yearsOf } from './data/year.query';
import { notThere } from './errors';

/** The years that somebody may read, newest first: who reads what has been released reads finished years alone. */
export async function yearsFor(tx: EntityManager, actor: Actor): Promise<PracticeYear[]> {
  const isLimited = permit(actor, 'practice.read') === 'released';
  const all = await yearsOf(tx, actor.institutionId);
  return isLimited ? all.filter(({ finishedAt }) => finishedAt !== null) : all;
}

/** One of them, and those before it, newest first. @throws {DomainError} not-found. */
export async function yearFor(
  tx: EntityManager,
  actor: Actor,
  id: string,
): Promise<{ year: PracticeYear; earlier: PracticeYear[] }> {
  const years = await yearsFor(tx, actor);
  const year = years.find((one) => one.id === id);
  if (!year) throw notThere(id);
  return { year, earlier: years.filter((one) => one.year < year.year) };
}
