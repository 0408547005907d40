import { check, makeDraft, type MatchInput } from '../../../libs/engine/src/index';
import { inputOf } from '../instances/input-of';
import { drawPeople, sizes, type SizeName } from '../instances/people';
import { megabytesHeld, timed, type Measured } from '../measured';

/** What a whole draft took, and its check beside it. */
export interface DraftMeasured extends Measured {
  readonly check: number;
  readonly students: number;
  readonly mentors: number;
}

/** From answers to a draft with its reasons and its proof; then the check, which believes none of it. */
export function draftTask(people: SizeName | '500', most: number): DraftMeasured {
  const size = people === '500' ? { students: 500, mentors: 500, places: [1, 1] as const } : sizes[people];
  return measureDraft(inputOf(drawPeople(size)), most);
}

export function measureDraft(input: MatchInput, most: number): DraftMeasured {
  const { result: draft, first, best } = timed(() => makeDraft(input), most);
  const checked = timed(() => check(input, draft), most / 2);
  return {
    milliseconds: best,
    first,
    check: checked.best,
    megabytes: megabytesHeld(),
    faults: checked.result.length,
    served: draft.tiers.map(({ matched }) => matched),
    total: draft.total,
    students: input.students.length,
    mentors: input.mentors.length,
  };
}

/** One weight is moved after a draft was made: how long until the new draft is there. */
export function movedWeightTask(people: SizeName, most: number): DraftMeasured {
  const input = inputOf(drawPeople(sizes[people]));
  makeDraft(input);
  let weight = 0;
  const moved = () => {
    const criteria = input.settings.criteria.map((one) =>
      one.kind === 'interests' ? { ...one, weight: (weight += 1) } : one,
    );
    return { ...input, settings: { ...input.settings, criteria } };
  };
  let last = input;
  const { result: draft, first, best } = timed(() => makeDraft((last = moved())), most);
  return {
    milliseconds: best,
    first,
    check: 0,
    megabytes: megabytesHeld(),
    faults: check(last, draft).length,
    served: draft.tiers.map(({ matched }) => matched),
    total: draft.total,
    students: input.students.length,
    mentors: input.mentors.length,
  };
}
