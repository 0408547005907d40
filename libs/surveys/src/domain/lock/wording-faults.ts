import type { Fault } from '../faults';
import type { AgreeItem, Instrument, Item, Option, Words } from '../instrument';
import { isSame, type ScaleContent } from './scale-content';

/** What is read otherwise than it was: questions, hints, statements, options and their order, and the kind of answer. */
export function wordingFaults(before: ScaleContent, after: Instrument): readonly Fault[] {
  return before.items.flatMap((was) => {
    const place = after.items.findIndex(({ key }) => key === was.key);
    const is = after.items[place];
    return is ? itemFaults(was, is, `items[${place}]`, before.scale.lock === 'full') : [];
  });
}

const fault = (path: string, code: string, says: string): Fault => ({ path, code, says });

function itemFaults(was: Item, is: Item, path: string, isFull: boolean): Fault[] {
  if (was.type !== is.type)
    return [fault(`${path}.type`, 'kind-changed', 'It is answered in the way it was published.')];
  return [
    ...wordFaults(was.text, is.text, `${path}.text`),
    ...wordFaults(was.hint ?? {}, is.hint ?? {}, `${path}.hint`),
    ...('options' in was && 'options' in is ? optionFaults(was.options, is.options, `${path}.options`) : []),
    ...(was.type === 'agree' && is.type === 'agree' ? statementFaults(was, is, path, isFull) : []),
    ...(isSame(rangeOf(was), rangeOf(is)) ? [] : [fault(path, 'options-changed', 'What can be answered is kept.')]),
  ];
}

/** A translation is other words: whether it measures the same has to be shown anew. */
function wordFaults(was: Words, is: Words, path: string): Fault[] {
  if (isSame(was, is)) return [];
  const isOnlyMore = Object.entries(was).every(
    ([language, text]) => Object.hasOwn(is, language) && is[language] === text,
  );
  return isOnlyMore && Object.keys(was).length > 0
    ? [fault(path, 'translated', 'A translation of a locked scale is an adapted copy.')]
    : [fault(path, 'reworded', 'This wording is kept word by word.')];
}

function optionFaults(was: readonly Option[], is: readonly Option[], path: string): Fault[] {
  if (isSame(was, is)) return [];
  const codes = (options: readonly Option[]) => options.map(({ code }) => code);
  if (!isSame(codes(was).sort(), codes(is).sort()))
    return [fault(path, 'options-changed', 'Its answers are kept: none is added, left out or coded otherwise.')];
  if (!isSame(codes(was), codes(is))) return [fault(path, 'reordered', 'Its answers come in their order.')];
  return was.flatMap(({ label }, n) => wordFaults(label, is[n]?.label ?? {}, `${path}[${n}].label`));
}

function statementFaults(was: AgreeItem, is: AgreeItem, path: string, isFull: boolean): Fault[] {
  const reworded = was.statements.flatMap(({ key, text }) => {
    const place = is.statements.findIndex((one) => one.key === key);
    return wordsAt(is, place).flatMap((now) => wordFaults(text, now, `${path}.statements[${place}].text`));
  });
  return isFull ? [...reworded, ...setFaults(was, is, `${path}.statements`)] : reworded;
}

const wordsAt = ({ statements }: AgreeItem, place: number) =>
  statements.slice(place, place + 1).map(({ text }) => text);

function setFaults(was: AgreeItem, is: AgreeItem, path: string): Fault[] {
  const [before, after] = [was, is].map(({ statements }) => statements.map(({ key }) => key)) as [string[], string[]];
  const missing = before.filter((key) => !after.includes(key));
  const added = after.filter((key) => !before.includes(key));
  if (missing.length > 0) return [fault(path, 'asked-in-part', `These statements are missing: ${missing.join(', ')}.`)];
  if (added.length > 0) return [fault(path, 'part-added', `These statements are not its own: ${added.join(', ')}.`)];
  return isSame(before, after) ? [] : [fault(path, 'reordered', 'Its statements come in their order.')];
}

/** What can be answered, beside options. */
function rangeOf(item: Item): unknown {
  if (item.type === 'number') return [item.from, item.to, item.isWhole];
  if (item.type === 'many') return [item.atMost, item.alone].map((one) => one ?? null);
  if (item.type === 'month') return [item.from, item.to].map((one) => one ?? null);
  return item.type === 'line' || item.type === 'text' ? item.atMost : null;
}
