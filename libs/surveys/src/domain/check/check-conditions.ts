import { type Leaf, leavesOf, type Operand } from '../conditions/condition';
import { parseCondition } from '../conditions/parse';
import { answerKeys, type Item } from '../instrument';
import { isMonth } from '../month';
import { type Reading, within } from './reading';

/** Whether every condition can be read, looks only at earlier items, and compares them with what they can be answered. */
export function conditionFaults(reading: Reading, items: readonly Item[]): void {
  const all = new Map(items.flatMap((item) => answerKeys(item).map((key): [string, Item] => [key, item])));
  const earlier = new Map<string, Item>();
  items.forEach((item, n) => {
    if (item.showIf !== undefined) oneFaults(reading, item.showIf, within(`items[${n}]`, 'showIf'), earlier, all);
    for (const key of answerKeys(item)) earlier.set(key, item);
  });
}

type ByKey = ReadonlyMap<string, Item>;

function oneFaults(reading: Reading, text: string, path: string, earlier: ByKey, all: ByKey): void {
  const read = parseCondition(text);
  if ('error' in read) {
    const { at, code, says } = read.error;
    reading.fault(path, `condition-${code}`, `Character ${at + 1}: ${says}`);
    return;
  }
  for (const leaf of leavesOf(read.condition)) {
    const item = earlier.get(leaf.key);
    const says = item ? leafSays(leaf, item) : unknownSays(leaf.key, all);
    const code = item ? 'condition-kind' : all.has(leaf.key) ? 'condition-later' : 'condition-unknown';
    if (says !== null) reading.fault(path, code, `Character ${leaf.at + 1}: ${says}`);
  }
}

const unknownSays = (key: string, all: ByKey) =>
  all.has(key) ? `“${key}” is asked later. Look at an earlier question.` : `No question has the key “${key}”.`;

/** Why an item cannot be looked at like this; null if it can. */
function leafSays(leaf: Leaf, item: Item): string | null {
  if (leaf.is === 'answered') return null;
  if (item.type === 'many') return manySays(leaf, item);
  if (leaf.is === 'ticked') return `“${leaf.key}” has no boxes to tick: write ${leaf.key} == '${leaf.code}'.`;
  const operands = leaf.is === 'among' ? leaf.operands : [leaf.operand];
  const hasOrder = item.type === 'number' || item.type === 'month';
  if (leaf.is === 'compared' && (leaf.by === '<' || leaf.by === '>') && !hasOrder)
    return `The answers to “${leaf.key}” have no order: use == or !=.`;
  const wrong = operands.find((operand) => !canBeSaid(item, operand));
  return wrong === undefined ? null : `“${leaf.key}” cannot be answered with ${String(wrong)}.`;
}

function manySays(leaf: Exclude<Leaf, { is: 'answered' }>, item: Item & { type: 'many' }): string | null {
  if (leaf.is !== 'ticked') return `“${leaf.key}” has boxes to tick: write 'code' in ${leaf.key}.`;
  const isOption = item.options.some(({ code }) => code === leaf.code);
  return isOption ? null : `“${leaf.key}” cannot be answered with ${leaf.code}.`;
}

function canBeSaid(item: Item, operand: Operand): boolean {
  if (item.type === 'one' || item.type === 'agree') return item.options.some(({ code }) => code === operand);
  if (item.type === 'number') return typeof operand === 'number';
  return item.type === 'month' && typeof operand === 'string' && isMonth(operand);
}
