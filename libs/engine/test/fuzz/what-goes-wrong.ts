import {
  alternativesFor,
  check,
  explainPair,
  explainUnmatched,
  InputRefused,
  makeDraft,
  previewSwap,
  type Audience,
  type Draft,
  type MatchInput,
} from '../../src/index';

const audiences: readonly Audience[] = ['student', 'mentor', 'consultant'];

/**
 * Tries everything behind the engine's door on one round. @returns what is wrong, in words; null when the round was
 * refused by name, or its draft is proven, does not depend on the order of anything, and can be asked about and explained.
 */
export function whatGoesWrong(input: MatchInput): string | null {
  frozen(input);
  try {
    const draft = refusedOr(() => makeDraft(input));
    const turned = refusedOr(() => makeDraft(turnedRound(input)));
    if (draft === null || turned === null) return draft === turned ? null : 'refused in one order, drafted in another';
    return (
      faultsIn('the draft', input, draft) ??
      (JSON.stringify(draft) === JSON.stringify(turned) ? null : 'the order of the input changes the draft') ??
      explanations(draft) ??
      questions(input, draft)
    );
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error);
  }
}

/** Null when it is refused, and refused properly. */
function refusedOr<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof InputRefused && error.code.length > 0 && error.message.length > 0) return null;
    throw error;
  }
}

function faultsIn(what: string, input: MatchInput, draft: Draft): string | null {
  const faults = check(input, draft);
  return faults.length > 0 ? `the check of ${what} says: ${faults.join('; ')}` : null;
}

function explanations({ pairs, unmatched }: Draft): string | null {
  const sentences = audiences.flatMap((audience) => [
    ...pairs.map((pair) => explainPair({ pair, studentName: 'Ann', mentorName: 'Bob', audience })),
    ...(audience === 'mentor' ? [] : unmatched.map(({ reason }) => explainUnmatched({ reason, audience }))),
  ]);
  if (sentences.some((one) => one.length === 0)) return 'somebody is told nothing';
  const broken = sentences.flat().find((one) => /undefined|NaN|Infinity|\[object|\bnull\b/u.test(one));
  return broken === undefined ? null : `a sentence reads: ${broken}`;
}

/** What a consultant asks: who else, and what a swap would do. Two students each, so that a round stays quick. */
function questions(input: MatchInput, draft: Draft): string | null {
  for (const [at, { id }] of input.students.slice(0, 2).entries()) {
    const others = alternativesFor(input, id);
    if (others.length !== input.mentors.length) return `${others.length} alternatives for ${id}`;
    const mentorId = others[at]?.mentorId;
    const swap = mentorId === undefined ? null : refusedOr(() => previewSwap(input, draft, id, mentorId));
    if (swap === null || mentorId === undefined) continue;
    if (!(swap.loss >= 0)) return `the swap of ${id} costs ${swap.loss}`;
    const pins = [...input.pins.filter(({ studentId }) => studentId !== id), { studentId: id, mentorId }];
    const wrong = faultsIn(`the swap of ${id}`, { ...input, pins }, swap.draft);
    if (wrong !== null) return wrong;
  }
  return null;
}

/** The same round with every list the other way round whose order means nothing. */
function turnedRound(input: MatchInput): MatchInput {
  const { settings } = input;
  return {
    ...input,
    students: input.students.toReversed(),
    mentors: input.mentors.toReversed(),
    settings: { ...settings, criteria: settings.criteria.toReversed(), barriers: settings.barriers.toReversed() },
    pins: input.pins.toReversed(),
    rejections: input.rejections.toReversed(),
    ...(input.before && { before: input.before.toReversed() }),
  };
}

/** Writing to it throws from now on. */
function frozen(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const one of Object.values(value)) frozen(one);
}
