import { askingSide, type Crowd } from '../lists/asking';
import { AT_FIRST, collectLists, Lists } from '../lists/lists';
import type { FillRow } from '../lists/picked-lists';
import type { RowSource } from '../lists/row-source';
import { solveLists, type ListSolution } from '../lists/solve-lists';
import type { OnProgress } from '../model/draft';
import { everyHundredth } from '../model/every-hundredth';
import { aimsOf, peopleToPlace, type Market, type People } from './market';
import type { MatchInput } from '../model/input';
import { keepingWorth } from '../aims/aims';
import { largeSource, worthMore, type Kept } from '../scoring/wasm/large-source';
import { quickRows } from '../scoring/wasm/quick-rows';
import { ScoreRows } from '../scoring/score-rows';
import type { Solution } from '../solve/problem';

/** So many pairs and more are not written down. */
export const GIANT = 40_000_000;

/** A large round with its best pairs, of which only those are written down that best drafts can be made of. */
export interface GiantRound {
  readonly market: Market;
  readonly solution: Solution;
}

/** Whether a round is large, and wants no more than lists can tell: the most people and the greatest total. */
export function isGiant({ students, mentors, settings: { aim, fairness } }: MatchInput, from = GIANT): boolean {
  const plain = (aim ?? 'most-matched') === 'most-matched' && !fairness;
  return students.length * mentors.length >= from && plain && mentors.every(({ fewest = 1 }) => fewest < 2);
}

/**
 * Opens and solves a large round from the best pairs of each person, without ever holding all pairs.
 *
 * @returns undefined when the round's answers are too varied for it. Cost: two scores for each student and mentor.
 */
export function openGiant(input: MatchInput, onProgress: OnProgress): GiantRound | undefined {
  const people = peopleToPlace(input);
  const scores = new ScoreRows(input, people.students, people.mentors);
  const crowd: Crowd = { ...aimsOf(input, people), places: people.places };
  const side = askingSide(crowd);
  const keeping = keepingWorth(input.settings);
  const kept = keptPairs(people, keeping);
  const source = largeSource(scores, crowd, side, kept);
  if (!source) return undefined;
  const of = people.students.length;
  const tell = everyHundredth(of, (done) => onProgress({ step: 'solve', done, of }));
  const found = solveLists(crowd, side, listed(source, onProgress), (settled) => tell(Math.min(settled, of)));
  tell(of);
  const quick = quickRows(scores);
  const rows = worthMore((i, into) => quick.fill(i, into), 'students', kept);
  const allowed = allowedBy(rows, people);
  const { edgeOf, ...pairs } = tightRows(rows, people, crowd, found);
  const market = { ...people, ...crowd, ...pairs, keeping, allowed };
  return { market, solution: { edgeOf, u: found.u, p: found.p } };
}

/** The pairs of before, where keeping them is worth anything. */
function keptPairs({ keptOf }: People, more: number): Kept[] {
  if (more === 0) return [];
  return [...keptOf.entries()].flatMap(([student, mentor]) => (mentor === -1 ? [] : [{ student, mentor, more }]));
}

/** The lists, read a hundredth at a time. */
function listed(source: RowSource, onProgress: OnProgress): Lists {
  const of = source.lists;
  const step = Math.max(1, Math.ceil(of / 100));
  const slices = Array.from({ length: Math.ceil(of / step) }, (_, at) => {
    const to = Math.min(of, (at + 1) * step);
    const slice = collectLists(source, at * step, to, AT_FIRST);
    onProgress({ step: 'score', done: to, of });
    return slice;
  });
  return new Lists(source, slices);
}

/** The mentors whom a student may have, worked out when asked. */
function allowedBy(rows: FillRow, { mentors }: People): (student: number) => Int32Array {
  const row = new Int32Array(mentors.length);
  const found = new Int32Array(mentors.length);
  return (student) => {
    rows(student, row);
    let count = 0;
    for (let j = 0; j < row.length; j += 1) {
      if (row[j]! < 0) continue;
      found[count] = j;
      count += 1;
    }
    return found.slice(0, count);
  };
}

/** The pairs that weigh just what their prices are: best drafts are made of these alone. Sees that no pair weighs more. */
function tightRows(rows: FillRow, { students, mentors }: People, crowd: Crowd, found: ListSolution) {
  const { rankOf, worthOf, bonusOf, places } = crowd;
  const rowStart = new Int32Array(students.length + 1);
  const edgeOf = new Int32Array(students.length).fill(-1);
  const [mentorAt, valueAt]: [number[], number[]] = [[], []];
  const row = new Int32Array(mentors.length);
  for (let i = 0; i < students.length; i += 1) {
    rows(i, row);
    const left = found.u[i]! - worthOf[rankOf[i]!]! - bonusOf[i]!;
    for (let j = 0; j < row.length; j += 1) {
      const value = row[j]!;
      if (value < 0 || places[j] === 0 || left + found.p[j]! > value) continue;
      if (left + found.p[j]! < value)
        throw new Error(`the pair of row ${i} and column ${j} weighs more than its prices`);
      if (found.mentorOf[i] === j) edgeOf[i] = mentorAt.length;
      mentorAt.push(j);
      valueAt.push(value);
    }
    rowStart[i + 1] = mentorAt.length;
  }
  return { rowStart, edgeOf, mentorAt: Int32Array.from(mentorAt), valueAt: Int32Array.from(valueAt) };
}
