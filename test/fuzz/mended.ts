import type { Answers, Criterion, Fairness, MatchInput, Pin } from '../../libs/engine/src/model/input';
import { possiblePins } from '../../libs/engine/test/small-rounds';

/** The same round with everything put right that alone would have it refused, so that most rounds get as far as a draft. */
export function mended(input: MatchInput): MatchInput {
  const { settings } = input;
  const fairness = settings.fairness && mendedFairness(settings.fairness, input);
  const sound: MatchInput = {
    ...input,
    students: input.students.map((one) => ({ ...one, ...said(one) })),
    mentors: input.mentors.map((one) => ({ ...one, ...said(one) })),
    settings: { ...settings, criteria: weighed(settings.criteria), ...(fairness && { fairness }) },
    pins: [],
  };
  return { ...sound, pins: standing(sound, input.pins) };
}

function said({
  answers,
  ratings,
}: {
  readonly answers: Answers;
  readonly ratings?: Readonly<Record<string, number>>;
}) {
  const readable = Object.entries(answers).filter(
    ([, answer]) => typeof answer !== 'number' || Number.isFinite(answer),
  );
  const stars = Object.entries(ratings ?? {}).map(([who, count]) => [who, Math.max(1, count)]);
  return { answers: Object.fromEntries(readable), ...(ratings && { ratings: Object.fromEntries(stars) }) };
}

const weighed = (criteria: readonly Criterion[]): readonly Criterion[] =>
  criteria.some(({ weight }) => weight > 0)
    ? criteria
    : [...criteria, { id: 'one at least', kind: 'help', name: 'Help', weight: 1 }];

function mendedFairness(fairness: Fairness, { students }: MatchInput): Fairness {
  if (fairness.kind !== 'floors') return fairness;
  const sizeOf = (wanted: string) => students.filter(({ group }) => group === wanted).length;
  const floors = fairness.floors.filter(({ group }) => sizeOf(group) > 0);
  return {
    kind: 'floors',
    floors: floors.map(({ group, places }) => ({ group, places: Math.min(places, sizeOf(group)) })),
  };
}

/** Those pins that can stand together; what was announced stands even where something bars it. */
function standing(input: MatchInput, wishes: readonly Pin[]): Pin[] {
  const announced = wishes.some((wish) => wish.announced);
  if (!announced) return possiblePins(input, wishes);
  const known = wishes.filter(({ studentId }) => input.students.some(({ id }) => id === studentId));
  return known.filter(({ mentorId }, at) => {
    const earlier = known.slice(0, at).filter((other) => other.mentorId === mentorId).length;
    return earlier < (input.mentors.find(({ id }) => id === mentorId)?.places ?? 0);
  });
}
