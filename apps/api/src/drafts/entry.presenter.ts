import { asFit } from '@footing/engine';
import type { BenchEntry, Entry } from '@footing/matching';
import { listingOf } from '../http/listing';
import { described, fit, listOf, object, oneOf, resource, text, uuid, yesNo } from '../openapi/schema';

const review = oneOf(['open', 'approved', 'rejected', 'published']);
const pair = { studentId: uuid, mentorId: uuid, score: fit, review, pinned: yesNo };
/** No priority tier: like the files to take away, this leaves the house. */
const left = { studentId: uuid };
const part = object({ name: text, weight: described('Share of the score', fit), fit, evidence: text });
const reasons = object({ student: listOf(text), mentor: listOf(text), consultant: listOf(text) });

export const draftPairResource = resource('DraftPair', object(pair));
export const draftPairWithReasonsResource = resource(
  'DraftPairWithReasons',
  object({ ...pair, parts: listOf(part), reasons }),
);
export const unmatchedResource = resource('Unmatched', object(left));
export const unmatchedWithReasonsResource = resource(
  'UnmatchedWithReasons',
  object({ ...left, reasons: object({ student: listOf(text), consultant: listOf(text) }) }),
);
export const draftPairList = listingOf(draftPairResource);
export const unmatchedList = listingOf(unmatchedResource);

/** The shapes of what a draft holds. */
export const entryResources = [
  ...[draftPairResource, draftPairList, draftPairWithReasonsResource],
  ...[unmatchedResource, unmatchedList, unmatchedWithReasonsResource],
];

/** A pair by its ids: who they are is asked for elsewhere. */
export const presentPair = ({ applicationId, offerId, score, review, pinned }: Entry) => ({
  studentId: applicationId,
  mentorId: offerId,
  score: asFit(score ?? 0),
  review,
  pinned,
});

export const presentUnmatched = ({ applicationId }: Entry) => ({ studentId: applicationId });

/** The pair of a student with its reasons; null for a student who is not matched. */
export function presentPairWithReasons({ applicationId, pair }: BenchEntry) {
  if (!pair) return null;
  const { student, mentor, consultant } = pair.reasons;
  return {
    studentId: applicationId,
    mentorId: pair.offerId,
    score: asFit(pair.score),
    review: pair.review,
    pinned: pair.pinned,
    parts: pair.parts.map(({ name, weight, fit, evidence }) => ({ name, weight, fit, evidence: evidence.code })),
    reasons: { student, mentor, consultant },
  };
}

/** Why a student has no mentor; null for a student who has one. */
export function presentUnmatchedWithReasons({ applicationId, unmatched }: BenchEntry) {
  if (!unmatched) return null;
  const { student, consultant } = unmatched;
  return { studentId: applicationId, reasons: { student, consultant } };
}
