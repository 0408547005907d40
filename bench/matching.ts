/**
 * The matching engine beside its peers, in one run, on the same invented people. Each peer is handed the finished scores
 * and only has to solve; the engine's "whole draft" starts from the answers and includes scores, reasons and proof.
 * Every total is compared, and every draft of ours is checked, before a time is printed.
 *
 *     npm run bench:matching [-- --json]
 */
import assert from 'node:assert/strict';
import loadHighs from 'highs';
import munkres from 'munkres';
import { alternativesFor, check, makeDraft, SCORE_MAX, type Draft, type MatchInput } from '../libs/engine/src/index';

interface Row {
  readonly case: string;
  readonly size: string;
  readonly ours_s: number;
  readonly peer: string;
  readonly peer_s: number;
  readonly ratio: number;
}

/** Gives the best total score, in points, for a full table of scores and one place a mentor. */
type Peer = (scores: readonly (readonly number[])[]) => number;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const byMunkres: Peer = (scores) => {
  const costs = scores.map((row) => row.map((score) => SCORE_MAX - score));
  return sum(munkres(costs).map(([i, j]) => scores[i]?.[j] ?? 0));
};

async function byHighs(): Promise<Peer> {
  const solver = await loadHighs();
  return (scores) => {
    const name = (i: number, j: number) => `x${i}_${j}`;
    const rows = scores.map((row, i) => `${row.map((_, j) => name(i, j)).join(' + ')} <= 1`);
    const columns = (scores[0] ?? []).map((_, j) => `${scores.map((__, i) => name(i, j)).join(' + ')} <= 1`);
    const aim = scores.map((row, i) => row.map((score, j) => `${score} ${name(i, j)}`).join(' + ')).join(' + ');
    const text = `Maximize\nobj: ${aim}\nSubject To\n${[...rows, ...columns].join('\n')}\nEnd`;
    return Math.round(solver.solve(text).ObjectiveValue);
  };
}

const weights = {
  help: 25,
  direction: 20,
  'ways-of-working': 15,
  'recent-path': 10,
  practical: 10,
  interests: 5,
} as const;

const criteria = (Object.keys(weights) as (keyof typeof weights)[]).map((kind) => ({
  id: kind,
  kind,
  name: kind,
  weight: weights[kind],
}));

/** Invented people with seven kinds of answers; one tier and one place each, as the peers know no others. */
function people(students: number, mentors: number): MatchInput {
  let state = 20_261_101;
  const below = (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const some = (word: string, of: number, count: number) => Array.from({ length: count }, () => `${word} ${below(of)}`);
  const answers = (help: string, sectors: string) => ({
    [help]: some('help', 12, 3),
    [sectors]: some('sector', 24, 2),
    waysOfWorking: some('way', 10, 3),
    interests: some('interest', 60, 4),
    meetingModes: some('mode', 3, 2),
    availability: some('time', 15, 4),
    course: some('course', 40, 1),
  });
  return {
    students: Array.from({ length: students }, (_, i) => ({
      id: `s${i}`,
      tier: 1,
      answers: answers('helpWanted', 'direction'),
    })),
    mentors: Array.from({ length: mentors }, (_, j) => ({
      id: `m${j}`,
      places: 1,
      answers: answers('helpOffered', 'sectors'),
    })),
    settings: {
      criteria,
      barriers: [],
      minimumFit: 0,
    },
    pins: [],
    rejections: [],
    seed: 'bench',
  };
}

function scoreTable(input: MatchInput): number[][] {
  const column = new Map(input.mentors.map(({ id }, j) => [id, j]));
  return input.students.map(({ id }) => {
    const row = new Array<number>(input.mentors.length).fill(0);
    for (const { mentorId, score } of alternativesFor(input, id)) row[column.get(mentorId) ?? 0] = score;
    return row;
  });
}

/** Seconds, the best of some runs. */
function fastest<T extends { readonly seconds: number }>(runs: number, run: () => T): T {
  return Array.from({ length: runs }, run).reduce((best, one) => (one.seconds < best.seconds ? one : best));
}

function ours(input: MatchInput): { seconds: number; solving: number; draft: Draft } {
  const ended = { score: 0, solve: 0, explain: 0, check: 0 };
  const start = performance.now();
  const draft = makeDraft(input, ({ step }) => (ended[step] = performance.now()));
  return { seconds: (performance.now() - start) / 1000, solving: (ended.solve - ended.score) / 1000, draft };
}

function timed(peer: Peer, scores: readonly (readonly number[])[]): { seconds: number; total: number } {
  const start = performance.now();
  const total = peer(scores);
  return { seconds: (performance.now() - start) / 1000, total };
}

function rows(
  students: number,
  mentors: number,
  peers: readonly (readonly [name: string, runs: number, peer: Peer])[],
): Row[] {
  const input = people(students, mentors);
  const mine = fastest(3, () => ours(input));
  assert.deepEqual(check(input, mine.draft), []);
  const scores = scoreTable(input);
  const size = `${students} x ${mentors}`;
  return peers.flatMap(([peer, runs, solve]) => {
    const theirs = fastest(runs, () => timed(solve, scores));
    assert.equal(mine.draft.total, theirs.total, `${peer} found another total for ${size}`);
    const row = (name: string, seconds: number) => ({
      case: name,
      size,
      ours_s: Number(seconds.toFixed(6)),
      peer,
      peer_s: Number(theirs.seconds.toFixed(6)),
      ratio: Number((theirs.seconds / seconds).toPrecision(3)),
    });
    return [row('whole draft', mine.seconds), row('solve only', mine.solving)];
  });
}

async function run(): Promise<void> {
  const highs = await byHighs();
  const found = [
    ...rows(200, 150, [
      ['munkres', 3, byMunkres],
      ['highs', 1, highs],
    ]),
    ...rows(500, 500, [
      ['munkres', 3, byMunkres],
      ['highs', 1, highs],
    ]),
    ...rows(1000, 800, [['munkres', 3, byMunkres]]),
  ];
  if (process.argv.includes('--json')) for (const row of found) console.log(JSON.stringify(row));
  else console.table(found);
}

void run();
