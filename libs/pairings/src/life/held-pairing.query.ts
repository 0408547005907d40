import type { ProgrammeKind } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import type { PairingState, Side } from '../domain/lifecycle';
import type { Awaited } from '../domain/waits';
import { SAID_YES } from './waiting-yes.query';

/** A pairing with what its next step depends on. Days are YYYY-MM-DD. */
export interface HeldPairing {
  readonly id: string;
  readonly roundId: string;
  readonly applicationId: string;
  readonly offerId: string;
  readonly studentId: string;
  readonly mentorId: string;
  readonly programmeKind: ProgrammeKind;
  readonly state: PairingState;
  readonly acceptedBy: Side | null;
  /** Who said yes as well, before the mentor may begin; it counts as soon as they may. */
  readonly saidYes: readonly Side[];
  readonly answerBy: string;
  readonly meetingsStart: string;
  readonly meetingsEnd: string;
  readonly haveMet: boolean;
  /** Whether contact is on hold: nobody lets it go on until that has ended. */
  readonly isHeld: boolean;
  /** What is awaited; null when it is over. */
  readonly deadlineId: string | null;
  readonly awaits: Awaited | null;
  readonly ofSide: Side | null;
  readonly by: string | null;
}

/** The pairing, held until the transaction ends, as it stands at this moment; null: there is none. */
export async function holdPairing(tx: EntityManager, institutionId: string, id: string): Promise<HeldPairing | null> {
  const held = await tx.query<unknown[]>('select from pairing where institution_id = $1 and id = $2 for update', [
    institutionId,
    id,
  ]);
  if (held.length === 0) return null;
  // Read anew: whoever waited for the lock sees what was done meanwhile.
  const [row] = await tx.query<HeldPairing[]>(
    `select p.id, p.round_id as "roundId", p.application_id as "applicationId", p.offer_id as "offerId",
       a.student_id as "studentId", o.mentor_id as "mentorId", g.kind as "programmeKind", p.state,
       p.accepted_by as "acceptedBy", ${SAID_YES} as "saidYes", p.answer_by::text as "answerBy", r.meetings_start::text as "meetingsStart",
       r.meetings_end::text as "meetingsEnd", d.id as "deadlineId", d.awaits, d.of_side as "ofSide", d.by::text as by,
       exists (select from pairing_said s where s.institution_id = p.institution_id and s.pairing_id = p.id
         and s.what = 'met') as "haveMet",
       exists (select from contact_hold h where h.institution_id = p.institution_id and h.pairing_id = p.id
         and h.ended_at is null) as "isHeld"
     from pairing p
       join round r on r.institution_id = p.institution_id and r.id = p.round_id
       join programme g on g.institution_id = r.institution_id and g.id = r.programme_id
       join application a on a.institution_id = p.institution_id and a.id = p.application_id
       join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
       left join deadline d on d.institution_id = p.institution_id and d.pairing_id = p.id and d.done_at is null
     where p.institution_id = $1 and p.id = $2`,
    [institutionId, id],
  );
  return row ?? null;
}
