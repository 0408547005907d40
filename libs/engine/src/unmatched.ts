import { Competition } from './competition';
import type { Barrier, Draft, UnmatchedReason } from './draft-model';
import type { Market } from './market';
import { inOrder } from './order';
import { asFit } from './parts';
import type { MentorRead, Round, StudentRead } from './round';

/** Why each student without a pair has none; sorted by student id. Each reason is true: see its type for what it claims. */
export function unmatchedReasons(round: Round, market: Market, edgeOf: Int32Array): Draft['unmatched'] {
  const without = market.students.flatMap((student, at) => (edgeOf[at] === -1 ? [{ student, at }] : []));
  if (without.length === 0) return [];
  const competition = new Competition(market, edgeOf);
  const mentors = round.input.mentors.map((mentor) => round.readMentor(mentor));
  return without
    .map(({ student, at }) => ({
      studentId: student.id,
      reason: competition.around(at) ?? whyNobody(round, round.readStudent(student), mentors),
    }))
    .sort((a, b) => inOrder(a.studentId, b.studentId));
}

/** The reason of a student whom no mentor may have. */
function whyNobody(round: Round, student: StudentRead, mentors: readonly MentorRead[]): UnmatchedReason {
  const closed = new Map<string, Barrier & { mentors: number }>();
  const alone = new Map<string, Barrier & { mentors: number }>();
  let bestScore = -1;
  for (const mentor of mentors) {
    const { score, barriers } = round.barriersOf(student, mentor);
    const [only] = barriers;
    for (const barrier of barriers) count(closed, barrier);
    if (only && barriers.length === 1 && only.kind !== 'same-person') count(alone, only);
    if (barriers.length === 1 && only?.kind === 'below-minimum-fit') bestScore = Math.max(bestScore, score);
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
