import { Competition } from './competition';
import { decide, type Decision } from '../decide/decide';
import type { Barrier, Draft, HowPlacesWent, OthersFirst, UnmatchedReason } from '../model/draft';
import { sizesAsked } from '../decide/group-meetings';
import { mentorsFor, type Market } from '../market/market';
import type { MatchInput } from '../model/input';
import { inOrder } from '../model/order';
import { asFit } from '../model/points';
import type { MentorRead, Round, StudentRead } from '../pair/round';

/**
 * Why each student without a pair has none; sorted by student id. Each reason is true: see its type for what it claims.
 * Where groups need a least size it is found by deciding the round once more as if they did not.
 */
export function unmatchedReasons(round: Round, market: Market, decision: Decision): Draft['unmatched'] {
  const without = market.students.flatMap((student, at) => (decision.edgeOf[at] === -1 ? [{ student, at }] : []));
  if (without.length === 0) return [];
  const why = new Shortage(market, decision, round.input);
  const mentors = round.input.mentors.map((mentor) => round.readMentor(mentor));
  return without.map(({ student, at }) => ({
    studentId: student.id,
    reason: why.reason(at) ?? whyNobody(round, round.readStudent(student), mentors),
  }));
}

/** Why students who may have somebody have nobody. */
class Shortage {
  /** The round as it would be if groups of any size could meet; the round itself where they can. */
  private readonly decision: Decision;
  private readonly competition: Competition;
  private readonly how: HowPlacesWent;
  /** How many students may have each mentor. */
  private readonly wanted: Int32Array;

  constructor(
    private readonly market: Market,
    decision: Decision,
    private readonly input: MatchInput,
  ) {
    const sized = sizesAsked(market) !== undefined;
    this.decision = sized ? decide(anySize(market), input, () => undefined) : decision;
    this.competition = new Competition(market, this.decision.edgeOf);
    this.how = {
      ...((input.settings.lotteryStrength ?? 0) > 0 && { lottery: true }),
      ...(input.settings.fairness?.kind === 'floors' && this.decision.certificate.floors && { kept: true }),
      ...(sized && { anySize: true }),
    };
    this.wanted = new Int32Array(market.mentors.length);
    for (const j of market.mentorAt) this.wanted[j]! += 1;
  }

  /** @returns undefined when the student may have nobody. */
  reason(at: number): UnmatchedReason | undefined {
    if (mentorsFor(this.market, at).length === 0) return undefined;
    if (this.decision.edgeOf[at] !== -1) return { code: 'group-too-small' };
    const { aim } = this.input.settings;
    if (aim === 'best-fit' || aim === 'stable') return this.othersFirst(at, aim === 'stable' ? 'wishes' : 'fit');
    return { ...this.competition.around(at), ...this.how };
  }

  /** With a place for everybody who may have a mentor, nobody is turned away there; see `OthersFirst`. */
  private othersFirst(at: number, by: OthersFirst['by']): OthersFirst {
    const { mentors, places } = this.market;
    const open = [...mentorsFor(this.market, at)];
    const raised = this.input.settings.fairness?.kind === 'raise-the-lowest';
    const needed = open.reduce((least, j) => Math.min(least, this.wanted[j]! - places[j]!), Infinity);
    return {
      code: 'others-first',
      by,
      mentors: open.length,
      places: open.reduce((sum, j) => sum + mentors[j]!.places, 0),
      // Where the lowest pair is raised, a pair may stay out for being low, however many places there are.
      placesNeeded: raised ? null : needed,
      ...this.how,
    };
  }
}

const anySize = (market: Market): Market => ({
  ...market,
  mentors: market.mentors.map((mentor) => ({ ...mentor, fewest: 1 })),
});

/** The reason of a student whom no mentor may have. */
function whyNobody(round: Round, student: StudentRead, mentors: readonly MentorRead[]): UnmatchedReason {
  const closed = new Map<string, Barrier & { mentors: number }>();
  const alone = new Map<string, Barrier & { mentors: number }>();
  let bestScore = -1;
  for (const mentor of mentors) {
    const { judged, barriers } = round.barriersOf(student, mentor);
    const [only] = barriers;
    for (const barrier of barriers) count(closed, barrier);
    if (only && barriers.length === 1 && only.kind !== 'same-person') count(alone, only);
    if (barriers.length === 1 && only?.kind === 'below-minimum-fit') bestScore = Math.max(bestScore, judged);
  }
  if (bestScore >= 0)
    return { code: 'below-minimum-fit', bestFit: asFit(bestScore), minimumFit: round.input.settings.minimumFit };
  return {
    code: 'no-mentor-allowed',
    mentors: mentors.length,
    barriers: [...closed.values()].sort(mostFirst),
    wouldOpen: [...alone.values()].sort(mostFirst)[0] ?? null,
  };
}

function count(counts: Map<string, Barrier & { mentors: number }>, barrier: Barrier): void {
  const key = `${barrier.kind} ${barrier.id}`;
  counts.set(key, { ...barrier, mentors: (counts.get(key)?.mentors ?? 0) + 1 });
}

const mostFirst = (a: Barrier & { mentors: number }, b: Barrier & { mentors: number }) =>
  b.mentors - a.mentors || inOrder(a.id, b.id);
