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

/** Who said yes to a pairing `p` that could not begin yet; a list of sides, empty where nobody did. */
export const SAID_YES = `array(select distinct s.side from pairing_said s where s.institution_id = p.institution_id
  and s.pairing_id = p.id and s.what = 'yes' and p.state in ('proposed', 'accepted') and s.side is distinct from p.accepted_by)`;

/** Pairings in which a yes waits. */
export async function waitingYeses(tx: EntityManager, institutionId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select p.id from pairing p where p.institution_id = $1 and p.state in ('proposed', 'accepted') and ${SAID_YES} <> '{}'
     order by p.id`,
    [institutionId],
  );
  return rows.map(({ id }) => id);
}
