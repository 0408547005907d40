import { selfOf } from '@footing/consent';
import type { Subject } from '@footing/audit';
import type { Actor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import type { Learner } from './standing.query';

/** As whom somebody learns, in the role they act in; null: no record is tied to their account yet. Under `own`. */
export async function learnerOf(tx: EntityManager, actor: Actor): Promise<Learner | null> {
  if (actor.roles.includes('student') || actor.roles.includes('mentor')) return selfOf(tx, actor);
  return actor.accountId === null ? null : { kind: 'staff', id: actor.accountId };
}

/** Whose data it is, for the record of who looked. */
export const subjectOf = ({ kind, id }: Learner): Subject => ({ kind: kind === 'staff' ? 'account' : kind, id });

/** The column that says whose a result is. */
export const columnOf = { student: 'student_id', mentor: 'mentor_id', staff: 'account_id' } as const;
