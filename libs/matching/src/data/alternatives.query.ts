import { alternativesFor, type MatchInput } from '@footing/engine';
import type { EntityManager } from 'typeorm';
import type { Draft } from './draft.entity';
import { rejectionsOf } from './drafts.query';
import { mentorNames, nameIn } from './names.query';

/** Another mentor for a student. */
export interface AlternativeView {
  readonly offerId: string;
  readonly mentorName: string;
  /** Points, 0 to 65,535. */
  readonly score: number;
  readonly places: number;
  /** Places that nobody holds in the draft as it stands. */
  readonly freePlaces: number;
  /** Why these two must not be paired, in words; empty when they may. */
  readonly barriers: readonly string[];
}

const ALLOWED = 8;
const BARRED = 6;

/** The mentors a student might have instead of the present one, as the draft stands now. */
export async function alternativesIn(
  tx: EntityManager,
  { institutionId, id: draftId, roundId }: Draft,
  frozen: MatchInput,
  applicationId: string,
): Promise<AlternativeView[]> {
  const held = await tx.query<{ offerId: string; applicationId: string }[]>(
    `select offer_id as "offerId", application_id as "applicationId" from draft_pair
     where institution_id = $1 and draft_id = $2 and review <> 'rejected'`,
    [institutionId, draftId],
  );
  const rejections = await rejectionsOf(tx, institutionId, roundId);
  const present = held.find((pair) => pair.applicationId === applicationId)?.offerId;
  const all = alternativesFor({ ...frozen, pins: [], rejections }, applicationId).filter(
    ({ mentorId }) => mentorId !== present,
  );
  const shown = [
    ...all.filter(({ barriers }) => barriers.length === 0).slice(0, ALLOWED),
    ...all.filter(({ barriers }) => barriers.length > 0).slice(0, BARRED),
  ];
  const offerIds = shown.map(({ mentorId }) => mentorId);
  const names = await mentorNames(tx, institutionId, offerIds);
  const places = new Map(frozen.mentors.map((mentor) => [mentor.id, mentor.places]));
  return shown.map(({ mentorId, score, barriers }) => ({
    offerId: mentorId,
    mentorName: nameIn(names, mentorId),
    score,
    places: places.get(mentorId) ?? 0,
    freePlaces: Math.max(0, (places.get(mentorId) ?? 0) - held.filter(({ offerId }) => offerId === mentorId).length),
    barriers: barriers.map(({ name }) => name),
  }));
}
