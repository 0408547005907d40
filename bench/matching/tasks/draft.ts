import {
  check,
  makeDraft,
  OpenRound,
  whatIf,
  type MatchInput,
  type RoundSettings,
} from '../../../libs/engine/src/index';
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

/** One weight is moved in a round that is open: how long until it is known what would change. Held against a draft afresh. */
export function movedWeightTask(people: SizeName, most: number): DraftMeasured {
  const input = inputOf(drawPeople(sizes[people]));
  const round = new OpenRound(input);
  let weight = 1;
  const settings = (): RoundSettings => ({
    ...input.settings,
    criteria: input.settings.criteria.map((one) => (one.kind === 'interests' ? { ...one, weight } : one)),
  });
  whatIf(round, settings());
  const ask = () => {
    weight += 3;
    return whatIf(round, settings()).after;
  };
  const { result, first, best } = timed(ask, most);
  const megabytes = megabytesHeld();
  const other = { ...input, settings: settings() };
  const draft = makeDraft(other);
  const faults = check(other, draft).length + (draft.total === result.total ? 0 : 1);
  return {
    ...{ milliseconds: best, first, check: 0, megabytes, faults, total: draft.total },
    served: draft.tiers.map(({ matched }) => matched),
    ...{ students: input.students.length, mentors: input.mentors.length },
  };
}
