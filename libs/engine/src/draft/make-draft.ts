import { settleInTurn, type Settled } from '../decide/in-turn';
import type { Draft, DraftPair, OnProgress } from '../model/draft';
import { everyHundredth } from '../model/every-hundredth';
import type { MatchInput } from '../model/input';
import { inOrder } from '../model/order';
import { Round } from '../pair/round';
import { pinnedPairs } from './pinned-pairs';
import { tiersServed } from './tiers-served';
import { unmatchedReasons } from './unmatched';
import { validate } from '../refusals/validate';

/**
 * The best set of pairs for a round, with its reasons and its proof.
 *
 * Best means, in strict order: as many students of tier 1 matched as possible, then of tier 2, and so on; then the round's
 * fairness choice; then the greatest total; of equal drafts the one that keeps most pairs of `before`, then the lottery drawn
 * from the seed. The round's aim may want the best fit or stability instead (see `Aim`). Pins are kept whatever they cost.
 * What people share in confidence (the criterion `shared-experience`) has no part in who is served: that is settled as if
 * nobody shared anything. It counts for who is with whom, among those who are served. It has no part in the minimum fit.
 *
 * The same input and seed give the same draft on any machine, and the order of the lists in the input does not matter. The
 * input is not changed.
 *
 * @param onProgress told about every hundredth of each step, in the caller's own turn.
 * @returns every student once, in `pairs` or in `unmatched`, both sorted by student id.
 * @throws {InputRefused} when the input cannot mean anything; see `validate`.
 * Cost: students × mentors × criteria to score; to solve, see `solve`. 1,000 × 800 takes some tenths of a second. From 40
 * million pairs on they are not all written down, and the time to score them is what counts.
 */
export function makeDraft(input: MatchInput, onProgress: OnProgress = () => undefined): Draft {
  validate(input);
  const { serving, pairing, certificate, sharingLeftOut } = settleInTurn(input, onProgress);
  const round = new Round(pairing.input);
  const pairs = [...pinnedPairs(round), ...chosenPairs(round, pairing, onProgress)];
  pairs.sort((a, b) => inOrder(a.studentId, b.studentId));
  const matched = new Set(pairs.map(({ studentId }) => studentId));
  return {
    pairs,
    unmatched: unmatchedReasons(new Round(serving.input), serving.market, serving.decision),
    total: pairs.reduce((sum, { score }) => sum + score, 0),
    tiers: tiersServed(input.students, (id) => matched.has(id)),
    certificate,
    ...(sharingLeftOut && { sharingLeftOut }),
  };
}

function chosenPairs(round: Round, { market, decision }: Settled, onProgress: OnProgress): DraftPair[] {
  const { edgeOf } = decision;
  const of = market.students.length;
  const tell = everyHundredth(of, (done) => onProgress({ step: 'explain', done, of }));
  return market.students.flatMap((student, i) => {
    tell(i + 1);
    const mentor = market.mentors[market.mentorAt[edgeOf[i] ?? -1] ?? -1];
    if (!mentor) return [];
    const scored = round.parts(round.readStudent(student), round.readMentor(mentor));
    return [{ studentId: student.id, mentorId: mentor.id, ...scored, pinned: false }];
  });
}
