import type { NoMentorAllowed, OthersFirst, PlacesTaken, UnmatchedReason } from '../model/draft';
import type { BarrierKind } from '../model/input';
import type { Audience } from './explain-pair';
import { count, fill } from './phrases';
import { unmatchedForConsultant, unmatchedForStudent } from './words';

/** Barriers that name a person's own wish; a student must not learn of a mentor's, nor of a consultant's. */
const PRIVATE = new Set(['mentor-avoids', 'rejected', 'same-person']);

/**
 * Why a student has no mentor, in plain English sentences, and what would change it. The student's form names nobody and
 * no tier; the consultant's has every barrier. @returns at least one sentence; none for a mentor, whom it does not concern.
 */
export function explainUnmatched(about: { readonly reason: UnmatchedReason; readonly audience: Audience }): string[] {
  if (about.audience === 'mentor') return [];
  return about.audience === 'student' ? forStudent(about.reason) : forConsultant(about.reason);
}

function forStudent(reason: UnmatchedReason): string[] {
  const words = unmatchedForStudent;
  if (reason.code === 'below-minimum-fit' || reason.code === 'group-too-small')
    return [words.opening, words[reason.code]];
  if (reason.code === 'places-taken' || reason.code === 'others-first')
    return [words.opening, ...shortage(reason, words), ...(reason.lottery ? [words.lottery] : [])];
  if (reason.mentors === 0) return [words.opening, words.noMentors];
  const open = reason.wouldOpen;
  const opened = open && !PRIVATE.has(open.kind) ? [fill(words.wouldOpen, opening(asTheirs(open)))] : [];
  return [words.opening, words[reason.code], ...opened];
}

function forConsultant(reason: UnmatchedReason): string[] {
  const words = unmatchedForConsultant;
  if (reason.code === 'group-too-small') return [words[reason.code]];
  if (reason.code === 'below-minimum-fit')
    return [fill(words[reason.code], toldApart(reason.bestFit, reason.minimumFit))];
  if (reason.code === 'places-taken' || reason.code === 'others-first')
    return [
      ...shortage(reason, words),
      ...(reason.kept ? [words.kept] : []),
      ...(reason.lottery ? [words.lottery] : []),
    ];
  if (reason.mentors === 0) return [words.noMentors];
  return [
    fill(words[reason.code], { mentors: count(reason.mentors, 'mentor') }),
    ...reason.barriers.map((barrier) => fill(words.barrier, opening(barrier))),
    reason.wouldOpen ? fill(words.wouldOpen, opening(reason.wouldOpen)) : words.wouldOpenNothing,
  ];
}

/** Who has the places, and how many more would do, as far as anything can be promised. */
function shortage(
  reason: PlacesTaken | OthersFirst,
  words: typeof unmatchedForStudent | typeof unmatchedForConsultant,
): string[] {
  const values = competition(reason);
  if (reason.code === 'places-taken')
    return [fill(words[reason.code], values), fill(reason.anySize ? words.neededAnySize : words.needed, values)];
  const sure = reason.placesNeeded !== null && !reason.anySize;
  return [fill(words[reason.code][reason.by], values), ...(sure ? [fill(words.neededAtOne, values)] : [])];
}

type Closing = NoMentorAllowed['barriers'][number];

/** A barrier that every round has, as the student reads it. */
const asTheirs = (barrier: Closing): Closing => {
  const own: Readonly<Partial<Record<BarrierKind, string>>> = unmatchedForStudent.standing;
  return { ...barrier, name: own[barrier.kind] ?? barrier.name };
};

/** Both with two decimals, or as many more as it takes to see that they differ. */
function toldApart(best: number, minimum: number): { best: string; minimum: string } {
  let decimals = 2;
  while (decimals < 5 && best.toFixed(decimals) === minimum.toFixed(decimals)) decimals += 1;
  return { best: best.toFixed(decimals), minimum: minimum.toFixed(decimals) };
}

const opening = ({ name, mentors }: Closing) => ({
  name,
  mentors: count(mentors, 'mentor'),
});

const competition = (reason: PlacesTaken | OthersFirst) => ({
  students: count(reason.code === 'places-taken' ? reason.students : 0, 'student'),
  mentors: count(reason.mentors, 'mentor'),
  places: count(reason.places, 'place'),
  more: count(reason.placesNeeded ?? 0, 'morePlace'),
});
