import type { Draft, OnProgress } from '../draft-model';
import { everyHundredth } from '../every-hundredth';
import type { Round } from '../round';
import { Claims } from './claims';
import { tieFaults } from './tie-proof';
import { TightPairs } from './tight-pairs';

/**
 * The part of the check that shows that nothing is better: weak duality and complementary slackness in whole numbers, then
 * the same for every question that settled a tie, asked of the pairs that are left.
 */
export function proofFaults(round: Round, draft: Draft, onProgress: OnProgress): string[] {
  const claims = new Claims(round.input, draft);
  const false_ = claims.faults();
  if (false_.length > 0) return false_;
  const { faults, tight } = pairsWeighed(round, claims, onProgress);
  return faults.length > 0 ? faults : tieFaults(round.input, draft, claims, tight);
}

/** No allowed pair weighs more than u + p, and each pair of the draft weighs just that. */
function pairsWeighed(round: Round, claims: Claims, onProgress: OnProgress) {
  const { students, mentors, u, p, mentorOf } = claims;
  const faults: string[] = [];
  const tight = new TightPairs(students.length);
  const of = students.length;
  const tell = everyHundredth(of, (done) => onProgress({ step: 'check', done, of }));
  const read = mentors.map((mentor) => round.readMentor(mentor));
  for (const [i, student] of students.entries()) {
    const ours = round.readStudent(student);
    for (const [j, theirs] of read.entries()) {
      const score = round.allowedScore(ours, theirs);
      if (score < 0) continue;
      const gap = u[i]! + p[j]! - claims.weight(i, j, score);
      const name = `student ${student.id} with mentor ${theirs.mentor.id}`;
      if (gap < 0) faults.push(`${name} would be better by ${-gap}`);
      if (gap > 0 && mentorOf[i] === j) faults.push(`${name} leaves a gap of ${gap}`);
      if (gap === 0) tight.add(j);
    }
    tight.endRow(i);
    tell(i + 1);
  }
  return { faults, tight };
}
