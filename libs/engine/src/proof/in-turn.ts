import { decide } from '../decide/decide';
import { openMarket, peopleToPlace } from '../market/market';
import { roundOfPairing, roundOfServing, servesAllItCan } from '../market/two-rounds';
import type { Draft, DraftPair } from '../model/draft';
import type { MatchInput, PairOfIds } from '../model/input';
import { Round } from '../pair/round';
import { ScoreRows } from '../scoring/score-rows';
import { everyStudentOnce, pinsKept, placesKept, strangers } from './standing';

/** A draft of one round, to be proved by the certificate it carries. */
export interface Half {
  readonly round: Round;
  readonly draft: Draft;
}

/** What has to be proved of a draft, or why there is nothing that could be. */
export type Halves = { readonly halves: readonly Half[] } | { readonly faults: readonly string[] };

/**
 * A draft in which something confided counts, as the two ordinary drafts it has to be: one of the round in which nobody
 * shares anything, whose students are just those served; and one of those students alone. Both have to be proved.
 */
export function halvesOf(input: MatchInput, draft: Draft): Halves {
  const { served, ...certificate } = draft.certificate;
  if (draft.sharingLeftOut) return leftOut(input, draft);
  if (!served) return atOnce(input, draft);
  const first = withPairs(draft, input, served.pairs);
  const faults = firstFaults(input, first);
  if (faults.length > 0) return { faults };
  const matched = new Set(draft.pairs.map(({ studentId }) => studentId));
  const { pairs: _, ...proof } = served;
  return {
    halves: [
      { round: new Round(roundOfServing(input)), draft: { ...first, certificate: proof } },
      { round: new Round(roundOfPairing(input, (id) => matched.has(id))), draft: { ...draft, certificate } },
    ],
  };
}

/** With one question alone nobody may go without who may have anybody: else fit would have settled who is served. */
function atOnce(input: MatchInput, draft: Draft): Halves {
  const without = new Set(draft.unmatched.map(({ studentId }) => studentId));
  const { mentors, places } = peopleToPlace(input);
  const students = input.students.filter(({ id }) => without.has(id));
  const rows = new ScoreRows(input, students, mentors);
  const row = new Int32Array(mentors.length);
  const isServable = (_: unknown, i: number) => {
    rows.fill(i, row);
    return row.some((score, j) => score >= 0 && places[j]! > 0);
  };
  return !servesAllItCan(input) || students.some(isServable)
    ? { faults: ['nothing proves who is served'] }
    : { halves: [{ round: new Round(input), draft }] };
}

/** The first question is the whole proof; that the second could not be answered is found by asking it again. */
function leftOut(input: MatchInput, draft: Draft): Halves {
  const matched = new Set(draft.pairs.map(({ studentId }) => studentId));
  const pairing = roundOfPairing(input, (id) => matched.has(id));
  const again = decide(
    openMarket(pairing, () => undefined),
    pairing,
    () => undefined,
  );
  if (!again.edgeOf.includes(-1)) return { faults: ['what people share is left out without a reason'] };
  return { halves: [{ round: new Round(roundOfServing(input)), draft }] };
}

/** The first draft: its students are those of the whole one, or somebody is there twice or not at all. */
function firstFaults(input: MatchInput, first: Draft): string[] {
  const faults = [
    ...strangers(input, first),
    ...everyStudentOnce(input.students, first),
    ...placesKept(input.mentors, first),
    ...pinsKept(input, first),
  ];
  return faults.length > 0 ? faults.map(ofServing) : barredFaults(input, first);
}

function barredFaults(input: MatchInput, { pairs }: Draft): string[] {
  const round = new Round(roundOfServing(input));
  const students = new Map(input.students.map((student) => [student.id, student]));
  const mentors = new Map(input.mentors.map((mentor) => [mentor.id, mentor]));
  return pairs.flatMap(({ studentId, mentorId, pinned }) => {
    const [student, mentor] = [students.get(studentId), mentors.get(mentorId)];
    if (pinned || !student || !mentor) return [];
    const { barriers } = round.barriersOf(round.readStudent(student), round.readMentor(mentor));
    return barriers.map(({ id }) => ofServing(`student ${studentId} with mentor ${mentorId}: barred by ${id}`));
  });
}

/** Says of which half a fault is. */
export const ofServing = (fault: string): string => `who is served: ${fault}`;

function withPairs(draft: Draft, { pins }: MatchInput, pairs: readonly PairOfIds[]): Draft {
  const pair = ({ studentId, mentorId }: PairOfIds, pinned: boolean): DraftPair => ({
    ...{ studentId, mentorId, pinned },
    ...{ score: 0, parts: [] },
  });
  return { ...draft, pairs: [...pins.map((pin) => pair(pin, true)), ...pairs.map((one) => pair(one, false))] };
}
