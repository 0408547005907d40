import { blockingPairs } from '../stable/blocking-pairs';
import { twoViews } from '../stable/two-views';
import type { Aim } from '../model/input';
import type { OpenRound } from './open-round';
import { outlookOf, type Outlook, placements } from './outlook';

/** What a draft is like beyond its total. */
export interface Diagnosis extends Outlook {
  /** Allowed pairs that would both rather have each other than what the draft gives them, and the students in them. */
  readonly blocking: { readonly pairs: number; readonly students: number };
}

/** The draft of a round in figures, with who would both rather. Cost: once a round its draft, and two scores a pair. */
export function diagnose(round: OpenRound): Diagnosis {
  const views = twoViews(round.whole, round.input);
  return { ...outlookOf(round, placements(round)), blocking: blockingPairs(views, edgesOf(round)) };
}

/** The pair each student holds in the draft, as a position among all pairs of the round. */
function edgesOf({ whole, turns: { pairing } }: OpenRound): Int32Array {
  const rowOf = new Map(pairing.market.students.map(({ id }, row) => [id, row]));
  return Int32Array.from(whole.students, ({ id }, i) => {
    const row = rowOf.get(id) ?? -1;
    const edge = pairing.decision.edgeOf[row] ?? -1;
    return edge === -1 ? -1 : whole.rowStart[i]! + edge - pairing.market.rowStart[row]!;
  });
}

/** The same round under one aim. */
export interface UnderAim extends Diagnosis {
  readonly aim: Aim;
}

/**
 * What each aim would give: serving most, the greatest fit, stability. A fairness choice is kept where the aim allows one.
 * Cost: three times `diagnose`; answers are read once.
 */
export function compareAims(round: OpenRound): UnderAim[] {
  return (['most-matched', 'best-fit', 'stable'] as const).map((aim) => {
    const { fairness, ...settings } = round.input.settings;
    const kept = aim === 'stable' || !fairness ? {} : { fairness };
    return { aim, ...diagnose(round.under({ ...settings, ...kept, aim })) };
  });
}
