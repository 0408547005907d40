import { record } from '@footing/audit';
import type { Actor } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import type { Side } from '../domain/lifecycle';
import type { HeldPairing } from './held-pairing.query';

/** What one of the two says on the way, without moving the pairing. `yes`: before the mentor may begin. */
export type Said = 'met' | 'no-answer' | 'cannot-now' | 'yes';

/** Writes it down, and leaves a line in the record. */
export async function say(
  tx: EntityManager,
  actor: Actor,
  { id, studentId, mentorId }: Pick<HeldPairing, 'id' | 'studentId' | 'mentorId'>,
  { side, what, at }: { readonly side: Side; readonly what: Said; readonly at: Date },
): Promise<void> {
  await tx.query('insert into pairing_said (institution_id, pairing_id, side, what, at) values ($1, $2, $3, $4, $5)', [
    ...[actor.institutionId, id, side, what, at],
  ]);
  const subjects = [{ kind: 'student', id: studentId } as const, { kind: 'mentor', id: mentorId } as const];
  await record(tx, actor, { event: 'pairing.said', object: id, subjects });
}
