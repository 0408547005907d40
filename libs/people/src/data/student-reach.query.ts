import { type Coverage, covers, noCoverage, type Placed, portfolioOf } from '@footing/identity';
import { type Actor, DomainError, permit, type Permission } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { notFound } from '../errors';

/** Which students somebody may see. */
export type StudentReach = Coverage;

/**
 * Which students the actor may see by a permission, today: all of them without a limit, their portfolio's with one.
 * @throws {DomainError} forbidden, `permission.missing`, also for those who may see mentors only.
 */
export async function studentReach(tx: EntityManager, actor: Actor, permission: Permission): Promise<Coverage> {
  const within = permit(actor, permission);
  if (within === null) return { everything: true };
  if (within === 'mentors') throw new DomainError('forbidden', 'permission.missing', permission);
  return within === 'portfolio' ? portfolioOf(tx, actor) : noCoverage;
}

/**
 * A condition in SQL: whether a student is within reach. It takes the two values of `reachValues`, from place `first` on.
 * @param student the name a statement gives to a row of `student`.
 */
export const reachSql = (student: string, first: number): string =>
  `($${first}::uuid[] is null or ${student}.school_id = any($${first}) or exists (
     select from priority_group_member reached where reached.institution_id = ${student}.institution_id
       and reached.student_id = ${student}.id and reached.priority_group_id = any($${first + 1}::uuid[])))`;

/** The two values that `reachSql` asks for. */
export const reachValues = (reach: Coverage): [schools: readonly string[] | null, groups: readonly string[] | null] =>
  reach.everything ? [null, null] : [reach.schoolIds, reach.priorityGroupIds];

/** Who is chosen by priority group is known to be of one, by being seen at all: then a look at a list is a look at that. */
export const toldByReach = (reach: Coverage, fields: readonly string[]) =>
  reach.everything || reach.priorityGroupIds.length === 0
    ? { fields, special: false }
    : { fields: [...fields, 'priorityGroup'], special: true };

/** Those of these applications whose students are within reach: asked of the students themselves, not of a list. */
export async function withinReach(
  tx: EntityManager,
  institutionId: string,
  reach: Coverage,
  applicationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (reach.everything) return new Set(applicationIds);
  const placed = await tx.query<({ id: string } & Placed)[]>(
    `select a.id, s.school_id as "schoolId",
       array(select m.priority_group_id::text from priority_group_member m
         where m.institution_id = s.institution_id and m.student_id = s.id) as "priorityGroupIds"
     from application a join student s on s.institution_id = a.institution_id and s.id = a.student_id
     where a.institution_id = $1 and a.id = any($2::uuid[])`,
    [institutionId, applicationIds],
  );
  return new Set(placed.filter((student) => covers(reach, student)).map(({ id }) => id));
}

/** @throws {DomainError} not-found, `application.not-found`, when one of these students is out of reach or not there. */
export async function refuseBeyond(
  tx: EntityManager,
  institutionId: string,
  reach: Coverage,
  applicationIds: readonly string[],
): Promise<void> {
  const seen = await withinReach(tx, institutionId, reach, applicationIds);
  const beyond = applicationIds.find((id) => !seen.has(id));
  if (beyond !== undefined) throw notFound('application', beyond);
}
