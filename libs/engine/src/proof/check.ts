import type { Draft, DraftPair, OnProgress } from '../model/draft';
import type { MatchInput } from '../model/input';
import { confides } from '../pair/confided';
import { halvesOf, ofServing } from './in-turn';
import { proofFaults } from './proof';
import { everyStudentOnce, pinsKept, placesKept, strangers } from './standing';
import { tally } from './tally';
import { Round, type MentorRead, type StudentRead } from '../pair/round';

/**
 * Everything wrong with a draft of this input; empty when it may be shown. It knows nothing of the solver: it reads the round
 * anew, sees that the pairs can all stand together and keep the pins, scores every pair of the draft, part by part, by the
 * plain rules, and then proves with the certificate, in whole numbers, that no draft is better: by tiers, fairness choice,
 * total, and in every tie. For that proof all pairs are scored row by row, and a sample of every student's by the plain rules
 * beside it. Where people share something in confidence, both halves of the certificate are proved so: who is served, as if
 * nobody shared anything, and who is with whom, among just these. Never throws for a well-formed draft.
 *
 * @param onProgress told about every hundredth, as step `check`.
 * Cost: about that of the draft itself.
 */
export function check(input: MatchInput, draft: Draft, onProgress: OnProgress = () => undefined): readonly string[] {
  const standing = [
    ...strangers(input, draft),
    ...everyStudentOnce(input.students, draft),
    ...placesKept(input.mentors, draft),
    ...pinsKept(input, draft),
    ...sumsRight(input, draft),
  ];
  if (standing.length > 0) return standing;
  if (!confides(input)) return unasked(draft) ?? proved(new Round(input), draft, onProgress);
  const asked = halvesOf(input, draft);
  if ('faults' in asked) return asked.faults;
  const [last, ...first] = [...asked.halves].reverse();
  if (!last) return [];
  const faults = first.flatMap(({ round, draft: half }) => proofFaults(round, half, () => undefined).map(ofServing));
  return [...faults, ...proved(last.round, last.draft, onProgress)];
}

/** Where nobody shares anything there is one question, and one proof. */
function unasked({ certificate, sharingLeftOut }: Draft): string[] | undefined {
  if (sharingLeftOut) return ['what people share is left out without a reason'];
  return certificate.served ? ['who is served is proved apart, though nobody shares anything'] : undefined;
}

/** Every pair is scored as it says, and no draft of the round is better. */
function proved(round: Round, draft: Draft, onProgress: OnProgress): string[] {
  const students = new Map(round.input.students.map((student) => [student.id, round.readStudent(student)]));
  const mentors = new Map(round.input.mentors.map((mentor) => [mentor.id, round.readMentor(mentor)]));
  const paired = draft.pairs.flatMap((pair) => pairFaults(round, pair, students, mentors));
  return [...paired, ...proofFaults(round, draft, onProgress)];
}

function sumsRight({ students }: MatchInput, { pairs, total, tiers }: Draft): string[] {
  const sum = pairs.reduce((points, { score }) => points + score, 0);
  const matched = new Set(pairs.map(({ studentId }) => studentId));
  const all = tally(students.map(({ tier }) => tier));
  const served = tally(students.filter(({ id }) => matched.has(id)).map(({ tier }) => tier));
  const listed = new Map(tiers.map((one) => [one.tier, one]));
  return [
    ...(sum === total ? [] : [`the total is ${total}, the pairs sum to ${sum}`]),
    ...(tiers.length === all.size ? [] : [`${tiers.length} tiers are listed, ${all.size} have students`]),
    ...[...all].flatMap(([tier, count]) => {
      const one = listed.get(tier);
      return one?.students === count && one.matched === (served.get(tier) ?? 0)
        ? []
        : [`tier ${tier} is counted wrongly`];
    }),
  ];
}

function pairFaults(
  round: Round,
  pair: DraftPair,
  students: ReadonlyMap<string, StudentRead>,
  mentors: ReadonlyMap<string, MentorRead>,
): string[] {
  const [student, mentor] = [students.get(pair.studentId), mentors.get(pair.mentorId)];
  if (!student || !mentor) return [];
  const name = `student ${pair.studentId} with mentor ${pair.mentorId}`;
  const { score, parts } = round.parts(student, mentor);
  const points = pair.parts.reduce((sum, part) => sum + part.points, 0);
  const shares = pair.parts.reduce((sum, part) => sum + part.weight, 0);
  const barred = isAnnounced(round.input, pair) ? [] : round.barriersOf(student, mentor).barriers;
  return [
    ...barred.map(({ id }) => `${name}: barred by ${id}`),
    ...(pair.score === score ? [] : [`${name}: score ${pair.score}, should be ${score}`]),
    ...(points === pair.score ? [] : [`${name}: parts sum to ${points}, score ${pair.score}`]),
    ...(Math.abs(shares - 1) < 1e-9 ? [] : [`${name}: shares sum to ${shares}`]),
    ...(JSON.stringify(parts) === JSON.stringify(pair.parts) ? [] : [`${name}: parts are not those of this pair`]),
  ];
}

/** What both people have been told of stands, whatever would bar it now. */
const isAnnounced = ({ pins }: MatchInput, { studentId, mentorId, pinned }: DraftPair): boolean =>
  pinned && pins.some((pin) => pin.announced && pin.studentId === studentId && pin.mentorId === mentorId);
