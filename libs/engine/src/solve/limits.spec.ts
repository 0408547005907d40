import { proofFaults } from '../../test/proof-of';
import { numbersFrom } from '../../test/rounds-of-numbers';
import { worthOfRanks } from '../aims/tiers';
import { settleTies } from '../ties/settle';
import type { Problem } from './problem';
import { solve } from './solve';

/** The most students, and the most mentors, a round may have. */
const MOST = 100_000;
/** The greatest value of a pair: its score, as much for keeping it, and as much again from the lottery. */
const [SCORE, KEEPING, LOTTERY] = [65_535, 65_535, 65_535];

/** Few pairs a student, nine tiers, mentors with 500 places; every number as great as in the largest round there may be. */
function largest(students: number, mentors: number, each: number): Problem {
  const next = numbersFrom(mentors);
  const places = new Int32Array(mentors).fill(500);
  const mentorAt: number[] = [];
  for (let i = 0; i < students; i += 1) {
    const first = Math.floor(next() * (mentors - each));
    for (let k = 0; k < each; k += 1) mentorAt.push(first + k);
  }
  return {
    rankOf: Uint8Array.from({ length: students }, (_, i) => i % 9),
    worthOf: worthOfRanks(9, MOST, SCORE + KEEPING + LOTTERY),
    bonusOf: Float64Array.from({ length: students }, () => Math.floor(next() * LOTTERY)),
    places,
    rowStart: Int32Array.from({ length: students + 1 }, (_, i) => i * each),
    mentorAt: Int32Array.from(mentorAt),
    valueAt: Int32Array.from(mentorAt, () => SCORE + KEEPING - Math.floor(next() * 3)),
  };
}

test.each([
  ['with places to spare', 30_000, 80],
  ['with too few places', 3_000, 5],
])('the greatest numbers there can be are added up exactly, in a round %s', (_, students, mentors) => {
  const problem = largest(students, mentors, 4);
  const solution = solve(problem);
  expect(proofFaults(problem, solution)).toEqual([]);
  const tickets = numbersFrom(7);
  const { edgeOf, layers } = settleTies(problem, solution, {
    keptOf: new Int32Array(students).fill(-1),
    ticketOf: Float64Array.from({ length: students }, () => 2 ** 32 - 1 - Math.floor(tickets() * 9)),
    mentorTicketOf: new Float64Array(mentors).fill(2 ** 32 - 1),
  });
  expect(proofFaults(problem, { ...solution, edgeOf })).toEqual([]);
  for (const { p } of layers) expect(p.every(Number.isSafeInteger)).toBe(true);
});
