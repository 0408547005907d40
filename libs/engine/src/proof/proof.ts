import type { Draft, OnProgress } from '../model/draft';
import { everyHundredth } from '../model/every-hundredth';
import { GIANT } from '../market/giant';
import type { Round } from '../pair/round';
import { quickRows } from '../scoring/wasm/quick-rows';
import { ScoreRows } from '../scoring/score-rows';
import { Claims } from './claims';
import { fairnessFaults } from './fairness-proof';
import { meetingFaults, priceFaults } from './prices';
import { Sample } from './sample';
import { stableFaults } from './stable-proof';
import { tieFaults } from './tie-proof';
import { TightPairs } from './tight-pairs';

/**
 * The part of the check that shows that nothing is better: weak duality and complementary slackness in whole numbers, then
 * the fairness choice, then the same as before for every question that settled a tie, asked of the pairs that are left.
 */
export function proofFaults(round: Round, draft: Draft, onProgress: OnProgress): string[] {
  const claims = new Claims(round.input, draft);
  const stable = round.input.settings.aim === 'stable';
  const unsound = [...meetingFaults(claims), ...(stable ? stableFaults(claims) : priceFaults(claims))];
  if (unsound.length > 0) return unsound;
  const { faults, most, tight } = pairsWeighed(round, claims, onProgress);
  if (faults.length > 0 || stable) return faults;
  const unfair = fairnessFaults(claims, most);
  return unfair.length > 0 ? unfair : tieFaults(claims, tight);
}

/** No allowed pair weighs more than u + p, and each pair of the draft weighs just that. */
function pairsWeighed(round: Round, claims: Claims, onProgress: OnProgress) {
  const { students, mentors } = claims;
  const plain = new ScoreRows(round.input, students, mentors);
  // A large round is scored by the kernel here too: the plain rows would take longer than the draft.
  const rows = students.length * mentors.length < GIANT ? plain : quickRows(plain);
  const sample = new Sample(round, students, mentors);
  const row = new Int32Array(mentors.length);
  const faults: string[] = [];
  const tight = new TightPairs(students.length);
  const of = students.length;
  const tell = everyHundredth(of, (done) => onProgress({ step: 'check', done, of }));
  const stable = round.input.settings.aim === 'stable';
  let most = 0;
  for (let i = 0; i < of; i += 1) {
    rows.fill(i, row);
    faults.push(...sample.faults(i, row));
    if (!stable) most = Math.max(most, weighRow(claims, i, row, { tight, faults }));
    tell(i + 1);
  }
  return { faults, most, tight };
}

/** Weighs the pairs of one student: notes what is wrong, and the tight ones. @returns the greatest value, with bonus. */
function weighRow(claims: Claims, i: number, row: Int32Array, notes: { tight: TightPairs; faults: string[] }): number {
  const { p, mentorOf, draft } = claims;
  const name = (j: number) => `student ${claims.students[i]?.id} with mentor ${claims.mentors[j]?.id}`;
  const least = draft.certificate.least ?? 0;
  const slack = claims.u[i]! - claims.weight(i, 0);
  let most = -1;
  for (let j = 0; j < row.length; j += 1) {
    const score = row[j]!;
    if (score < 0) continue;
    const value = claims.value(i, j, score);
    if (value < least) continue;
    const gap = slack + p[j]! - value;
    if (gap < 0) notes.faults.push(`${name(j)} would be better by ${-gap}`);
    if (gap > 0 && mentorOf[i] === j) notes.faults.push(`${name(j)} leaves a gap of ${gap}`);
    if (gap === 0 && !(claims.held[j] === 0 && claims.countStays(j))) notes.tight.add(j);
    if (value > most) most = value;
  }
  notes.tight.endRow(i);
  return most < 0 ? 0 : most + claims.bonus(i);
}
