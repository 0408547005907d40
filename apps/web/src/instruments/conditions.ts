import { type Condition, type Instrument, type Item, parseCondition } from '@footing/surveys';
import { saying } from './item-words';

/** A condition that can be chosen from a list. */
export interface ConditionChoice {
  /** As it is kept. */
  readonly value: string;
  readonly text: string;
}

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text);

/** Every answer to every earlier question that another can hang on. @param before the place of the item, from 0. */
export const conditionChoices = (instrument: Instrument, before: number): ConditionChoice[] =>
  instrument.items.slice(0, before).flatMap((item) => choicesOf(item, instrument));

/** Questions before it that are answered with a number. @param before the place of the item, from 0. */
export const numberChoices = (instrument: Instrument, before: number): ConditionChoice[] =>
  instrument.items
    .slice(0, before)
    .flatMap((item) => (item.type === 'number' ? [{ value: item.key, text: cut(saying(item.text, instrument)) }] : []));

/** How a number may stand to another, as it is kept. */
export const numberWays: readonly ConditionChoice[] = [
  { value: '<', text: 'is below' },
  { value: '>', text: 'is above' },
  { value: '==', text: 'is exactly' },
];

/** A condition on one number, in its parts; null: it is another. */
export function numberCondition(showIf: string): { key: string; way: string; limit: string } | null {
  const [, key = '', way = '', limit = ''] = /^(\S+) (<|>|==) (-?\d+(?:\.\d+)?)$/.exec(showIf) ?? [];
  return key === '' ? null : { key, way, limit };
}

function choicesOf(item: Item, of: Instrument): ConditionChoice[] {
  if (item.type === 'information') return [];
  const asks = cut(saying(item.text, of));
  if (item.type === 'agree')
    return item.statements.flatMap(({ key, text }) => {
      const says = cut(saying(text, of));
      return item.options.map(({ code, label }) => ({
        value: `${key} == '${code}'`,
        text: `“${says}”: ${saying(label, of)}`,
      }));
    });
  const answered = { value: `answered(${item.key})`, text: `“${asks}”: any answer` };
  if (item.type !== 'one' && item.type !== 'many') return [answered];
  const options = item.options.map(({ code, label }) => ({
    value: item.type === 'one' ? `${item.key} == '${code}'` : `'${code}' in ${item.key}`,
    text: `“${asks}”: ${saying(label, of)}`,
  }));
  return [...options, answered];
}

/** A condition in words, where it can be said; otherwise as it is written. */
export function conditionInWords(showIf: string, instrument: Instrument): string {
  const read = parseCondition(showIf);
  return 'error' in read ? showIf : inWords(read.condition, instrument);
}

function inWords(condition: Condition, of: Instrument): string {
  const asks = (key: string) => cut(textOf(key, of));
  const said = (key: string, code: string | number) => labelOf(key, String(code), of);
  switch (condition.is) {
    case 'and':
    case 'or':
      return condition.of.map((one) => inWords(one, of)).join(condition.is === 'and' ? ', and ' : ', or ');
    case 'not':
      return `not (${inWords(condition.of, of)})`;
    case 'answered':
      return `“${asks(condition.key)}” was answered`;
    case 'ticked':
      return `“${said(condition.key, condition.code)}” was ticked at “${asks(condition.key)}”`;
    case 'among':
      return `the answer to “${asks(condition.key)}” was ${condition.operands.map((one) => `“${said(condition.key, one)}”`).join(' or ')}`;
    case 'compared': {
      const by = { '==': 'was', '!=': 'was not', '<': 'was below', '>': 'was above' }[condition.by];
      return `the answer to “${asks(condition.key)}” ${by} “${said(condition.key, condition.operand)}”`;
    }
  }
}

function textOf(key: string, of: Instrument): string {
  for (const item of of.items) {
    if (item.key === key) return saying(item.text, of);
    const statement = item.type === 'agree' ? item.statements.find((one) => one.key === key) : undefined;
    if (statement) return saying(statement.text, of);
  }
  return key;
}

function labelOf(key: string, code: string, of: Instrument): string {
  const item = of.items.find(
    (one) => one.key === key || (one.type === 'agree' && one.statements.some((s) => s.key === key)),
  );
  const option = item && 'options' in item ? item.options.find((one) => one.code === code) : undefined;
  return option ? saying(option.label, of) : code;
}
