import type { Draft, OnProgress } from '../draft-model';
import { everyHundredth } from '../every-hundredth';
import type { Round } from '../round';
import { ScoreRows } from '../scoring/score-rows';
import { Claims } from './claims';
import { Sample } from './sample';
import { tieFaults } from './tie-proof';
import { TightPairs } from './tight-pairs';

/**
 * The part of the check that shows that nothing is better: weak duality and complementary slackness in whole numbers, then
 * the same for every question that settled a tie, asked of the pairs that are left.
 */
export function proofFaults(round: Round, draft: Draft, onProgress: OnProgress): string[] {
  const claims = new Claims(round.input, draft);
  const unsound = claims.faults();
  if (unsound.length > 0) return unsound;
  const { faults, tight } = pairsWeighed(round, claims, onProgress);
  return faults.length > 0 ? faults : tieFaults(round.input, draft, claims, tight);
}

/** No allowed pair weighs more than u + p, and each pair of the draft weighs just that. */
function pairsWeighed(round: Round, claims: Claims, onProgress: OnProgress) {
  const { students, mentors } = claims;
  const rows = new ScoreRows(round.input, students, mentors);
  const sample = new Sample(round, students, mentors);
  const row = new Int32Array(mentors.length);
  const faults: string[] = [];
  const tight = new TightPairs(students.length);
  const of = students.length;
  const tell = everyHundredth(of, (done) => onProgress({ step: 'check', done, of }));
  for (let i = 0; i < of; i += 1) {
    rows.fill(i, row);
    faults.push(...sample.faults(i, row), ...rowFaults(claims, i, row, tight));
    tell(i + 1);
  }
  return { faults, tight };
}

/** What is wrong with the pairs of one student; the tight ones are noted. */
function rowFaults(claims: Claims, i: number, row: Int32Array, tight: TightPairs): string[] {
  const faults: string[] = [];
  const name = (j: number) => `student ${claims.students[i]?.id} with mentor ${claims.mentors[j]?.id}`;
  const { p, mentorOf } = claims;
  const u = claims.u[i]!;
  for (let j = 0; j < row.length; j += 1) {
    const score = row[j]!;
    if (score < 0) continue;
    const gap = u + p[j]! - claims.weight(i, j, score);
    if (gap < 0) faults.push(`${name(j)} would be better by ${-gap}`);
    if (gap > 0 && mentorOf[i] === j) faults.push(`${name(j)} leaves a gap of ${gap}`);
    if (gap === 0) tight.add(j);
  }
  tight.endRow(i);
  return faults;
}
