import type { Coverage } from '@footing/identity';
import type { Actor } from '@footing/kernel';
import { withinReach } from '@footing/people';
import type { EntityManager } from 'typeorm';
import { refusedPin } from '../domain/refusal-words';
import type { Draft } from './draft.entity';
import { DraftInput } from './draft-input.entity';
import { recordAbout } from './looked';
import { nameIn } from './names.query';
import { shownNames } from './shown-names.query';

/** Why there is no result, in words; of a pair that was to be kept it says which. The names are looked up, never kept, and looking leaves a line. */
export async function refusalOf(
  tx: EntityManager,
  actor: Actor,
  draft: Draft,
  reach: Coverage,
): Promise<string | null> {
  const { institutionId, id: draftId, refusal, state } = draft;
  const frozen = state === 'refused' ? await tx.findOneBy(DraftInput, { institutionId, draftId }) : null;
  const pin = frozen && refusedPin(frozen.input);
  if (!pin) return refusal;
  const isSeen = (await withinReach(tx, institutionId, reach, [pin.studentId])).has(pin.studentId);
  if (!isSeen) return `${refusal ?? ''} It is the pairing of a student whom somebody else looks after.`;
  const parts = { applications: [pin.studentId], offers: [pin.mentorId] };
  await recordAbout(tx, actor, parts, { event: 'draft.viewed', object: draftId });
  const names = await shownNames(tx, actor, draft);
  const students = await names.students([pin.studentId]);
  const mentors = await names.mentors([pin.mentorId]);
  return `${refusal ?? ''} It is the pairing of ${nameIn(students, pin.studentId)} with ${nameIn(mentors, pin.mentorId)}.`;
}
