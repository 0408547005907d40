import type { Draft, MatchInput, PairOfIds, SwapPreview } from '@footing/engine';
import { canonicalJson } from './canonical-json';
import { backInPlaces, type PairRow, type Rows, rowsAfterSwap, type UnmatchedRow } from './draft-rows';
import { discreetParts } from './reasons';
import { afterStep, type ReviewStep } from './review-lifecycle';
import { swapTerms } from './swap-terms';

/** A decision as the log keeps it. */
export interface LoggedDecision {
  readonly id: string;
  readonly draftId: string;
  readonly kind: 'approve' | 'reject' | 'pin' | 'unpin' | 'swap' | 'undo';
  readonly applicationId: string;
  readonly offerId: string | null;
  readonly before: Rows & { readonly touches: readonly string[] };
  readonly revision: number;
  readonly undoes: string | null;
}

/** What is decided again. */
export interface DecisionTask {
  readonly draftId: string;
  readonly input: MatchInput;
  /** What the engine makes of it now. */
  readonly made: Draft;
  /** Everything decided in the round, in the order in which it was. */
  readonly log: readonly LoggedDecision[];
  /** The draft's rows as they are. */
  readonly now: Rows;
  /** Students whose pairing ended after it was published: what became of them is no decision of this draft. */
  readonly beyond: readonly string[];
}

/** What came of deciding again. */
export interface DecisionsReplayed {
  /** How many of the draft's decisions were taken again. */
  readonly decisions: number;
  /** The revision of the first whose draft was not as the log says; null: all were. */
  readonly differsAt: number | null;
  /** Students whose rows the engine and the log do not explain. */
  readonly unexplained: number;
}

type SwapEngine = (input: MatchInput, draft: Draft, studentId: string, mentorId: string) => SwapPreview;

/**
 * Takes every decision of a draft again, in order, from what the engine makes, and compares each step with what the log says was
 * there before it, and the end with the draft as it is. Swaps are worked out anew. Cost: a run of the engine a swap.
 */
export function replayDecisions(task: DecisionTask, swapOf: SwapEngine): DecisionsReplayed {
  const own = task.log.filter(({ draftId }) => draftId === task.draftId);
  const begun = beginning(task, own);
  const state = new Map(begun.rows);
  let differsAt: number | null = null;
  for (const decision of own) {
    const isGiven = decision.before.pairs.length + decision.before.unmatched.length > 0;
    if (!isGiven) continue;
    if (!sameRows(rowsIn(state, decision.before.touches), decision.before)) differsAt ??= decision.revision;
    for (const [id, row] of rowsAfter(task, state, decision, swapOf)) state.set(id, row);
  }
  const beyond = new Set(task.beyond);
  const ends = byStudent(task.now);
  const unexplained = [...ends].filter(([id, row]) => !beyond.has(id) && !same(state.get(id), row)).length;
  return { decisions: own.length, differsAt, unexplained: unexplained + begun.unlike };
}

type Row = PairRow | UnmatchedRow;
type State = Map<string, Row>;

const byStudent = ({ pairs, unmatched }: Rows): State =>
  new Map([...pairs, ...unmatched].map((row) => [row.applicationId, row]));

const isPair = (row: Row): row is PairRow => 'offerId' in row;
const isUnmatched = (row: Row): row is UnmatchedRow => 'reason' in row;

const pairsIn = (state: ReadonlyMap<string, Row>): PairRow[] => [...state.values()].filter(isPair);

function rowsIn(state: ReadonlyMap<string, Row>, ids: readonly string[]): Rows {
  const rows = ids.flatMap((id) => state.get(id) ?? []);
  return { pairs: rows.filter(isPair), unmatched: rows.filter(isUnmatched) };
}

/** The rows as the run left them: as they are, or as they were before the first decision; and how many the engine makes otherwise. */
function beginning({ made, now, beyond }: DecisionTask, own: readonly LoggedDecision[]) {
  const rows = byStudent(now);
  for (const { before } of own.toReversed()) for (const [id, row] of byStudent(before)) rows.set(id, row);
  const pairs = new Map(made.pairs.map((pair) => [pair.studentId, pair]));
  const reasons = new Map(made.unmatched.map((one) => [one.studentId, one.reason]));
  const left = new Set(beyond);
  const isLike = (row: Row): boolean => {
    if (!isPair(row)) return canonicalJson(reasons.get(row.applicationId)) === canonicalJson(row.reason);
    const pair = pairs.get(row.applicationId);
    const then = pair && [pair.mentorId, pair.score, discreetParts(pair.parts)];
    return canonicalJson(then) === canonicalJson([row.offerId, row.score, row.parts]);
  };
  return { rows, unlike: [...rows.values()].filter((row) => !left.has(row.applicationId) && !isLike(row)).length };
}

function rowsAfter(task: DecisionTask, state: State, decision: LoggedDecision, swapOf: SwapEngine): State {
  const { kind, applicationId } = decision;
  if (kind === 'undo') return undone(task, state, decision);
  if (kind === 'swap') return swapped(task, state, decision, swapOf);
  const row = state.get(applicationId);
  return new Map<string, Row>(row && isPair(row) ? [[applicationId, stepped(row, kind)]] : []);
}

function stepped(row: PairRow, step: ReviewStep): PairRow {
  const standing = afterStep(row, step);
  if (!standing) return row;
  return { ...row, ...standing, ...(standing.review === 'rejected' && { placeNo: null }) };
}

function undone({ log }: DecisionTask, state: State, { undoes }: LoggedDecision): State {
  const before = log.find(({ id }) => id === undoes)?.before;
  if (!before) return new Map();
  const others = pairsIn(state).filter(({ applicationId }) => !before.touches.includes(applicationId));
  return byStudent({ pairs: backInPlaces(before.pairs, others) ?? before.pairs, unmatched: before.unmatched });
}

function swapped(task: DecisionTask, state: State, decision: LoggedDecision, swapOf: SwapEngine): State {
  const { input, log } = task;
  const { applicationId, before } = decision;
  const wish = { applicationId, offerId: decision.offerId ?? '' };
  const pairs = pairsIn(state);
  const terms = swapTerms(input, pairs, rejectedUntil(log, decision), wish);
  if (!terms) return new Map();
  const preview = swapOf(terms.input, terms.draft, applicationId, wish.offerId);
  const touches = [...new Set([applicationId, ...preview.moves.map(({ studentId }) => studentId)])];
  const staying = pairs.filter((pair) => !touches.includes(pair.applicationId));
  const offerPlaces = new Map(input.mentors.map(({ id, places }) => [id, places]));
  return byStudent(rowsAfterSwap(preview, { applicationId, touches, before, staying, offerPlaces }));
}

/** The pairs that consultants had said no to when a decision was made, and not taken back. */
function rejectedUntil(log: readonly LoggedDecision[], { id }: LoggedDecision): PairOfIds[] {
  const earlier = log.slice(
    0,
    log.findIndex((one) => one.id === id),
  );
  const lifted = new Set(earlier.map(({ undoes }) => undoes));
  const standing = earlier.filter((one) => one.kind === 'reject' && !lifted.has(one.id));
  return standing.map((one) => ({ studentId: one.applicationId, mentorId: one.offerId ?? '' }));
}

const sameRows = (a: Rows, b: Rows): boolean => {
  const [left, right] = [byStudent(a), byStudent(b)];
  return left.size === right.size && [...left].every(([id, row]) => same(row, right.get(id)));
};

const same = (a: Row | undefined, b: Row | undefined): boolean => told(a) === told(b);

/** What a row says, as text: all of it but its keys. What was published was approved before. */
function told(row: Row | undefined): string {
  if (!row) return '';
  if (!isPair(row)) return canonicalJson([row.applicationId, row.tier, row.reason]);
  const { applicationId, offerId, tier, placeNo, offerPlaces, score, parts, origin, review, pinned } = row;
  const stands = review === 'published' ? 'approved' : review;
  return canonicalJson([applicationId, offerId, tier, placeNo, offerPlaces, score, parts, origin, stands, pinned]);
}
