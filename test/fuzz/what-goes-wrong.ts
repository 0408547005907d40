import {
  alternativesFor,
  check,
  explainPair,
  explainUnmatched,
  makeDraft,
  type Audience,
  type Draft,
  type MatchInput,
} from '../../libs/engine/src/index';
import { wrongAnswers } from './questions';
import { refusedOr } from './refused-or';

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
      alternatives(input) ??
      wrongAnswers(input, draft)
    );
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error);
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

/** Every mentor is an alternative. */
function alternatives(input: MatchInput): string | null {
  const wrong = input.students.slice(0, 2).find(({ id }) => alternativesFor(input, id).length !== input.mentors.length);
  return wrong ? `some mentors are no alternative for ${wrong.id}` : null;
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
