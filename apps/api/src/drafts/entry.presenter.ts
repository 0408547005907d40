import { asFit } from '@footing/engine';
import type { BenchEntry, Entry, PricedAlternative } from '@footing/matching';
import { listingOf } from '../http/listing';
import {
  described,
  fit,
  listOf,
  nullable,
  number,
  object,
  oneOf,
  resource,
  text,
  uuid,
  yesNo,
} from '../openapi/schema';

const review = oneOf(['open', 'approved', 'rejected', 'published']);
const pair = { studentId: uuid, mentorId: uuid, score: fit, review, pinned: yesNo };
/** No priority tier: like the files to take away, this leaves the house. */
const left = { studentId: uuid };
const part = object({ name: text, weight: described('Share of the score', fit), fit, evidence: text });
const cost = described(
  'What giving the student this mentor would cost everybody together; null where that takes a preview of its own',
  nullable(
    object({
      totalScore: described('Total score lost; below 0 when it rises', { type: 'number' }),
      places: described('Students who would gain a place, less those who would lose one', number),
      losesPlace: described('Whether somebody would lose their place', yesNo),
    }),
  ),
);
const alternatives = described(
  'The mentors the student may have instead, best first; at most eight',
  listOf(object({ mentorId: uuid, score: fit, freePlaces: number, cost })),
);
const reasons = object({ student: listOf(text), mentor: listOf(text), consultant: listOf(text) });

export const draftPairResource = resource('DraftPair', object(pair));
export const draftPairWithReasonsResource = resource(
  'DraftPairWithReasons',
  object({ ...pair, parts: listOf(part), reasons, alternatives }),
);
export const unmatchedResource = resource('Unmatched', object(left));
export const unmatchedWithReasonsResource = resource(
  'UnmatchedWithReasons',
  object({ ...left, reasons: object({ student: listOf(text), consultant: listOf(text) }), alternatives }),
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
export function presentPairWithReasons({ applicationId, pair, alternatives: others }: BenchEntry) {
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
    alternatives: others.filter(mayBe).map(presentAlternative),
  };
}

/** Why a student has no mentor; null for a student who has one. */
export function presentUnmatchedWithReasons({ applicationId, unmatched, alternatives: others }: BenchEntry) {
  if (!unmatched) return null;
  const { student, consultant } = unmatched;
  const alternatives = others.filter(mayBe).map(presentAlternative);
  return { studentId: applicationId, reasons: { student, consultant }, alternatives };
}

const mayBe = ({ barriers }: PricedAlternative): boolean => barriers.length === 0;

const presentAlternative = ({ offerId, score, freePlaces, price }: PricedAlternative) => ({
  mentorId: offerId,
  score: asFit(score),
  freePlaces,
  cost: price && {
    totalScore: asFit(price.points),
    places: price.places,
    losesPlace: price.losingTier !== null,
  },
});
