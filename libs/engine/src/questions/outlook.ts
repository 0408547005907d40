import { Round } from '../pair/round';
import type { OpenRound } from './open-round';

/** A draft in a few figures. */
export interface Outlook {
  /** Students with a mentor, pinned ones included. */
  readonly matched: number;
  /** Sum of all scores, in points. */
  readonly total: number;
  /** The lowest score of a pair, in points; null when there are no pairs. */
  readonly lowest: number | null;
  /** Tiers that have students, tier 1 first. */
  readonly tiers: readonly { readonly tier: number; readonly students: number; readonly matched: number }[];
}

/** A student's mentor in a draft, and how well they fit. */
export interface Placed {
  readonly mentorId: string;
  /** 0 to SCORE_MAX. */
  readonly score: number;
}

/**
 * Who has whom, by student id: in the draft of the round, or as other edges say. Reasons and proof are left out.
 * Cost: once a round its draft.
 */
export function placements(round: OpenRound, edges = round.draftEdges): ReadonlyMap<string, Placed> {
  const { students, mentors, mentorAt, valueAt, keptOf, keeping } = round.market;
  const placed = new Map(pinned(round));
  for (const [i, edge] of edges.entries()) {
    const [student, mentor] = [students[i], mentors[mentorAt[edge] ?? -1]];
    if (!student || !mentor) continue;
    const kept = mentorAt[edge] === keptOf[i] ? keeping : 0;
    placed.set(student.id, { mentorId: mentor.id, score: (valueAt[edge] ?? 0) - kept });
  }
  return placed;
}

function pinned({ input }: OpenRound): [string, Placed][] {
  const round = new Round(input);
  const students = new Map(input.students.map((student) => [student.id, student]));
  const mentors = new Map(input.mentors.map((mentor) => [mentor.id, mentor]));
  return input.pins.flatMap(({ studentId, mentorId }): [string, Placed][] => {
    const [student, mentor] = [students.get(studentId), mentors.get(mentorId)];
    if (!student || !mentor) return [];
    const { score } = round.parts(round.readStudent(student), round.readMentor(mentor));
    return [[studentId, { mentorId, score }]];
  });
}

/** The figures of a draft. */
export function outlookOf({ input }: OpenRound, placed: ReadonlyMap<string, Placed>): Outlook {
  const scores = [...placed.values()].map(({ score }) => score);
  const tiers = [...new Set(input.students.map(({ tier }) => tier))].sort((a, b) => a - b);
  return {
    matched: placed.size,
    total: scores.reduce((sum, score) => sum + score, 0),
    lowest: scores.length === 0 ? null : scores.reduce((least, score) => Math.min(least, score)),
    tiers: tiers.map((tier) => {
      const students = input.students.filter((student) => student.tier === tier);
      return { tier, students: students.length, matched: students.filter(({ id }) => placed.has(id)).length };
    }),
  };
}
