import type { Fault } from '../faults';
import type { Instrument, Item, Scale, Words } from '../instrument';
import { wordingFaults } from './wording-faults';
import { isSame, itemsOf, type ScaleContent } from './scale-content';

/**
 * What an instrument does to a locked scale that it still calls by its key or its name; empty when it is asked as it was, or
 * not at all. With `full`: reworded, reordered, asked in part or of some people only, interrupted by other questions, with
 * other options, other kinds of answer, other numbers, or under other terms. With `wording`: what is read. A part cannot be
 * forced in any instrument. The way out is `adaptedCopy`.
 * @param before the scale as it was first frozen, or as it is shipped.
 */
export function lockFaults(before: ScaleContent, after: Instrument): readonly Fault[] {
  const place = after.scales.findIndex(({ key }) => key === before.scale.key);
  const scale = after.scales[place];
  const named = before.scale.lock === 'none' ? [] : nameFaults(before.scale, after);
  if (!scale || before.scale.lock === 'none') return named;
  const wording = wordingFaults(before, after);
  if (before.scale.lock === 'wording') return [...named, ...wording];
  const whole = { before, after, items: itemsOf(before.scale, after.items), path: `scales[${place}]` };
  return [...named, ...wording, ...termFaults(before.scale, scale, whole.path), ...orderFaults(whole)];
}

interface Whole {
  readonly before: ScaleContent;
  readonly after: Instrument;
  /** The items of `after` that ask parts of the scale as it was. */
  readonly items: readonly Item[];
  readonly path: string;
}

const fault = (path: string, code: string, says: string): Fault => ({ path, code, says });
const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
const names = (words: Words) => Object.values(words).map(folded);

/** Another scale may not go by the name of this one. */
function nameFaults(scale: Scale, after: Instrument): Fault[] {
  const taken = new Set(names(scale.name));
  return after.scales.flatMap((one, n) =>
    one.key !== scale.key && names(one.name).some((name) => taken.has(name))
      ? [fault(`scales[${n}].name`, 'name-is-kept', 'This name belongs to a scale that is not this one.')]
      : [],
  );
}

/** What is said of the scale itself: its name, how it is coded and scored, and whose it is. */
function termFaults(before: Scale, after: Scale, path: string): Fault[] {
  const kept: readonly (keyof Scale)[] = ['name', 'construct', 'isValidated', 'lock', 'licence', 'citation', 'source'];
  const scored: readonly (keyof Scale)[] = ['direction', 'coding', 'answeredAtLeast', 'isComposite'];
  const changed = (fields: readonly (keyof Scale)[]) => fields.filter((field) => !isSame(before[field], after[field]));
  const reversed = (scale: Scale) => scale.parts.filter(({ isReversed }) => isReversed).map(({ key }) => key);
  return [
    ...changed(kept).map((field) => fault(`${path}.${field}`, 'terms-changed', 'This is kept as it was published.')),
    ...changed(scored).map((field) =>
      fault(`${path}.${field}`, 'scored-otherwise', 'It is scored as it was published.'),
    ),
    ...(isSame(reversed(before).sort(), reversed(after).sort())
      ? []
      : [fault(`${path}.parts`, 'scored-otherwise', 'Which parts are reversed is kept as it was published.')]),
    ...partFaults(before, after, path),
  ];
}

function partFaults(before: Scale, after: Scale, path: string): Fault[] {
  const [was, is] = [before, after].map(({ parts }) => parts.map(({ key }) => key)) as [string[], string[]];
  const missing = was.filter((key) => !is.includes(key));
  const added = is.filter((key) => !was.includes(key));
  if (missing.length > 0)
    return [fault(`${path}.parts`, 'asked-in-part', `These parts are missing: ${missing.join(', ')}.`)];
  if (added.length > 0) return [fault(`${path}.parts`, 'part-added', `These are no parts of it: ${added.join(', ')}.`)];
  return isSame(was, is)
    ? []
    : [fault(`${path}.parts`, 'reordered', 'Its parts come in the order they were published in.')];
}

/** How its items stand in the instrument: all of them, in their order, together, and asked of the same people. */
function orderFaults({ before, after, items, path }: Whole): Fault[] {
  const was = before.items.map(({ key }) => key);
  const is = items.map(({ key }) => key);
  const places = items.map((item) => after.items.indexOf(item));
  const isTogether = places.every((place, n) => n === 0 || place === (places[n - 1] ?? 0) + 1);
  const conditions = new Set(items.map(({ showIf }) => showIf ?? ''));
  const missing = was.filter((key) => !is.includes(key));
  return [
    ...(missing.length > 0
      ? [fault(path, 'asked-in-part', `These questions are missing: ${missing.join(', ')}.`)]
      : []),
    ...(missing.length === 0 && !isSame(was, is)
      ? [fault(path, 'reordered', 'Its questions come in their order.')]
      : []),
    ...(isTogether ? [] : [fault(path, 'interrupted', 'No other question comes between its own.')]),
    ...(conditions.size > 1
      ? [fault(path, 'asked-in-part', 'Whoever is asked one of its questions is asked all.')]
      : []),
  ];
}
