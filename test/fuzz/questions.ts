import {
  chancesOf,
  check,
  compareAims,
  designPreview,
  diagnose,
  gapForecast,
  makeDraft,
  OpenRound,
  previewSwap,
  swapCostsOf,
  whatIf,
  type Cost,
  type Draft,
  type MatchInput,
} from '../../libs/engine/src/index';
import { swapInput } from '../../libs/engine/src/questions/swap';
import { refusedOr } from './refused-or';

/** Asks all that can be asked of a round, and holds each answer against a draft made afresh. @returns what is wrong. */
export const wrongAnswers = (input: MatchInput, draft: Draft): string | null =>
  wrongSwaps(input, draft) ?? wrongWhatIf(input, draft) ?? wrongLooks(input, draft);

/** Two students each, so that a round stays quick. */
function wrongSwaps(input: MatchInput, draft: Draft): string | null {
  const round = new OpenRound(input);
  for (const { id } of input.students.slice(0, 2)) {
    const costs = swapCostsOf(round, id);
    for (const { id: mentorId } of input.mentors.slice(0, 2)) {
      const swap = refusedOr(() => previewSwap(input, draft, id, mentorId));
      const cost = costs?.mentors.find((one) => one.mentorId === mentorId);
      if (swap === null) {
        if (cost) return `the swap of ${id} with ${mentorId} is refused, yet has a price`;
        continue;
      }
      const faults = check(swapInput(input, draft, id, mentorId), swap.draft);
      if (faults.length > 0) return `the check of the swap of ${id} says: ${faults.join('; ')}`;
      const lost = { tiers: swap.tiers, points: draft.total - swap.draft.total };
      if (cost && !isSame(cost, lost, input))
        return `the price of ${mentorId} for ${id} is ${JSON.stringify(cost)}, the swap loses ${JSON.stringify(lost)}`;
    }
  }
  return null;
}

/** Where tiers do not count, a price counts places and does not tell whose; for the best fit it is points alone. */
function isSame(price: Cost, lost: Cost, { settings }: MatchInput): boolean {
  if (price.points !== lost.points) return false;
  if (settings.aim === 'best-fit') return true;
  const places = ({ tiers }: Cost) => tiers.reduce((sum, { change }) => sum + change, 0);
  return settings.ignoreTiers
    ? places(price) === places(lost)
    : JSON.stringify(price.tiers) === JSON.stringify(lost.tiers);
}

/** One weight is moved. */
function wrongWhatIf(input: MatchInput, draft: Draft): string | null {
  const criteria = input.settings.criteria.map((one, at) => (at === 0 ? { ...one, weight: 50 } : one));
  const settings = { ...input.settings, criteria };
  const found = refusedOr(() => whatIf(new OpenRound(input), settings));
  const after = refusedOr(() => makeDraft({ ...input, settings }));
  if (found === null || after === null) return found === after ? null : 'what if is refused, the draft is not';
  if (found.before.total !== draft.total || found.before.matched !== draft.pairs.length)
    return 'what if sees another draft';
  if (found.after.total !== after.total || found.after.matched !== after.pairs.length)
    return `what if says ${found.after.total}, the draft ${after.total}`;
  const was = new Map(draft.pairs.map((pair) => [pair.studentId, pair.mentorId]));
  const is = new Map(after.pairs.map((pair) => [pair.studentId, pair.mentorId]));
  const moved = input.students.filter(({ id }) => was.get(id) !== is.get(id)).map(({ id }) => id);
  return found.moves
    .map(({ studentId }) => studentId)
    .sort()
    .join() === moved.sort().join()
    ? null
    : 'what if moves others';
}

function wrongLooks(input: MatchInput, draft: Draft): string | null {
  const round = new OpenRound(input);
  const { total, matched, blocking } = diagnose(round);
  if (total !== draft.total || matched !== draft.pairs.length) return 'the diagnosis is of another draft';
  if (!(blocking.pairs >= 0)) return `${blocking.pairs} blocking pairs`;
  const fewer = compareAims(round).find(
    ({ aim, matched: served }) => aim !== 'most-matched' && served > input.students.length,
  );
  if (fewer) return `${fewer.aim} serves more than there are`;
  const draws = 3;
  const { students } = chancesOf(round, draws);
  if (students.length !== input.students.length || students.some(({ served }) => !(served >= 0 && served <= draws)))
    return 'the chances are not of every student';
  const words = JSON.stringify([gapForecast(round), designPreview(round, [0, 0.5], 2)]);
  return words.includes('null,null') ? 'a forecast holds nothing' : null;
}
