import { type Answers, saidTo } from '../answers';
import { holds } from '../conditions/holds';
import { parseCondition } from '../conditions/parse';
import { answerKeys, type Instrument, type Item } from '../instrument';

/**
 * The items that are asked, in order, given what was answered so far. An answer to an item that is itself hidden counts as
 * none. Conditions look at earlier items only, so one pass over the items is enough. Cost: linear in the items.
 */
export function visible(instrument: Instrument, answers: Answers): readonly Item[] {
  const asked = new Set<string>();
  const said = (key: string) => (asked.has(key) ? saidTo(answers, key) : undefined);
  return instrument.items.filter((item) => {
    const isShown = isAsked(item, said);
    if (isShown) for (const key of answerKeys(item)) asked.add(key);
    return isShown;
  });
}

/** A condition that cannot be read hides nothing: no question is lost by a slip of the pen. */
function isAsked({ showIf }: Item, said: Parameters<typeof holds>[1]): boolean {
  if (showIf === undefined) return true;
  const read = parseCondition(showIf);
  return 'error' in read || holds(read.condition, said);
}

/** The answers to items that are asked; what became hidden is dropped. What is left hides nothing more. */
export function afterSaving(instrument: Instrument, answers: Answers): Answers {
  const kept = visible(instrument, answers).flatMap(answerKeys);
  return Object.fromEntries(
    kept.flatMap((key) => {
      const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
      return answer ? [[key, answer]] : [];
    }),
  );
}
