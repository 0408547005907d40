import type { NoMentorAllowed, OthersFirst, PlacesTaken, UnmatchedReason } from '../model/draft';
import type { BarrierKind } from '../model/input';
import type { Audience } from './explain-pair';
import { count, fill } from './phrases';
import { wordsOf } from './reverse-words';

/** Barriers that name a person's own wish; a student must not learn of a mentor's, nor of a consultant's. */
const PRIVATE = new Set(['mentor-avoids', 'rejected', 'same-person']);

/**
 * Why a student has no mentor, in plain English sentences, and what would change it. The student's form names nobody and
 * no tier; the consultant's has every barrier.
 * @param about.reverse whether students mentor the others in this round.
 * @returns at least one sentence; none for a mentor, whom it does not concern.
 */
export function explainUnmatched(about: {
  readonly reason: UnmatchedReason;
  readonly audience: Audience;
  readonly reverse?: boolean;
}): string[] {
  const { reason, audience, reverse = false } = about;
  if (audience === 'mentor') return [];
  return audience === 'student' ? forStudent(reason, wordsOf(reverse)) : forConsultant(reason, wordsOf(reverse));
}

type Words = ReturnType<typeof wordsOf>;

function forStudent(reason: UnmatchedReason, { forStudent: words, others }: Words): string[] {
  if (reason.code === 'below-minimum-fit' || reason.code === 'group-too-small')
    return [words.opening, words[reason.code]];
  if (reason.code === 'places-taken' || reason.code === 'others-first')
    return [words.opening, ...shortage(reason, words, others), ...(reason.lottery ? [words.lottery] : [])];
  if (reason.mentors === 0) return [words.opening, words.noMentors];
  const open = reason.wouldOpen;
  const opened =
    open && !PRIVATE.has(open.kind) ? [fill(words.wouldOpen, opening(renamed(open, words.standing), others))] : [];
  return [words.opening, words[reason.code], ...opened];
}

function forConsultant(reason: UnmatchedReason, { forConsultant: words, barrierNames, others }: Words): string[] {
  if (reason.code === 'group-too-small') return [words[reason.code]];
  if (reason.code === 'below-minimum-fit') {
    if (reason.bestFit === null)
      return [fill(words.belowMinimum, { minimum: String(Number((reason.minimumFit * 100).toFixed(3))) })];
    return [fill(words[reason.code], toldApart(reason.bestFit, reason.minimumFit))];
  }
  if (reason.code === 'places-taken' || reason.code === 'others-first')
    return [
      ...shortage(reason, words, others),
      ...(reason.kept ? [words.kept] : []),
      ...(reason.lottery ? [words.lottery] : []),
    ];
  if (reason.mentors === 0) return [words.noMentors];
  const named = (barrier: Closing) => opening(renamed(barrier, barrierNames), others);
  return [
    fill(words[reason.code], { mentors: count(reason.mentors, others) }),
    ...reason.barriers.map((barrier) => fill(words.barrier, named(barrier))),
    reason.wouldOpen ? fill(words.wouldOpen, named(reason.wouldOpen)) : words.wouldOpenNothing,
  ];
}

/** Who has the places, and how many more would do, as far as anything can be promised. */
function shortage(
  reason: PlacesTaken | OthersFirst,
  words: Words['forStudent'] | Words['forConsultant'],
  others: Words['others'],
): string[] {
  const values = competition(reason, others);
  if (reason.code === 'places-taken')
    return [fill(words[reason.code], values), fill(reason.anySize ? words.neededAnySize : words.needed, values)];
  const sure = reason.placesNeeded !== null && !reason.anySize;
  return [fill(words[reason.code][reason.by], values), ...(sure ? [fill(words.neededAtOne, values)] : [])];
}

type Closing = NoMentorAllowed['barriers'][number];

/** A barrier that every round has, by the name that this reader knows it by. */
const renamed = (barrier: Closing, names: Readonly<Partial<Record<BarrierKind, string>>>): Closing => ({
  ...barrier,
  name: names[barrier.kind] ?? barrier.name,
});

/** Both from 0 to 100 and whole, or with as many decimals as it takes to see that they differ. */
function toldApart(best: number, minimum: number): { best: string; minimum: string } {
  const [ofBest, ofMinimum] = [best * 100, minimum * 100];
  let decimals = 0;
  while (decimals < 3 && ofBest.toFixed(decimals) === ofMinimum.toFixed(decimals)) decimals += 1;
  return { best: ofBest.toFixed(decimals), minimum: ofMinimum.toFixed(decimals) };
}

const opening = ({ name, mentors }: Closing, others: Words['others']) => ({
  name,
  mentors: count(mentors, others),
});

const competition = (reason: PlacesTaken | OthersFirst, others: Words['others']) => ({
  students: count(reason.code === 'places-taken' ? reason.students : 0, 'student'),
  mentors: count(reason.mentors, others),
  places: count(reason.places, 'place'),
  more: count(reason.placesNeeded ?? 0, 'morePlace'),
});
