import { type Asked, type Item, type ItemType, type Option, type Statement } from '../instrument';
import { isCode, isKey } from '../keys';
import { isMonth } from '../month';
import { type Fields, present, type Reading, within } from './reading';

/** How much an instrument may hold. */
export const limits = {
  items: 60,
  options: 30,
  statements: 12,
  text: 600,
  information: 2_000,
  hint: 400,
  label: 200,
  line: 200,
  writing: 5_000,
  number: 1_000_000_000,
} as const;

const KEY_SAYS = 'A key is up to 40 small letters, digits, - and _, and begins with a letter.';
const asked = ['key', 'type', 'text', 'hint', 'showIf', 'personal'];
const own: Readonly<Record<ItemType, readonly string[]>> = {
  one: [...asked, 'options'],
  many: [...asked, 'options', 'atMost', 'alone'],
  agree: [...asked, 'options', 'statements'],
  number: [...asked, 'from', 'to', 'isWhole'],
  month: [...asked, 'from', 'to'],
  line: [...asked, 'atMost'],
  text: [...asked, 'atMost'],
  information: ['key', 'type', 'text', 'hint', 'showIf'],
};
const types = Object.keys(own) as [ItemType, ...ItemType[]];

/** Where an item is read: the file’s faults, the item’s path and the languages of the instrument. */
interface Place {
  readonly reading: Reading;
  readonly path: string;
  readonly languages: readonly string[];
}

/** Reads one item, each part of it; how items go together is looked at elsewhere. */
export function readItem(reading: Reading, raw: unknown, path: string, languages: readonly string[]): Item {
  const hasType = typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'type');
  const type = reading.oneOf(hasType ? (raw as { type: unknown }).type : undefined, within(path, 'type'), types);
  const fields = reading.object(raw, path, own[type]);
  const place = { reading, path, languages };
  const head = readHead(place, fields, type);
  if (type === 'information') return { type, ...head };
  const levels = ['none', 'low', 'high'] as const;
  const personal = reading.oneOf(fields.get('personal'), within(path, 'personal'), levels);
  return readOwn(place, fields, type, { ...head, personal });
}

function readHead({ reading, path, languages }: Place, fields: Fields, type: ItemType): Omit<Asked, 'personal'> {
  const most = type === 'information' ? limits.information : limits.text;
  const showIf = reading.optionalText(fields.get('showIf'), within(path, 'showIf'), limits.text);
  const hint = reading.optionalWords(fields.get('hint'), within(path, 'hint'), languages, limits.hint);
  return {
    key: reading.formed(fields.get('key'), within(path, 'key'), isKey, KEY_SAYS),
    text: reading.words(fields.get('text'), within(path, 'text'), languages, most),
    ...present('hint', hint),
    ...present('showIf', showIf),
  };
}

function readOwn(place: Place, fields: Fields, type: Exclude<ItemType, 'information'>, head: Asked): Item {
  switch (type) {
    case 'one':
      return { type, ...head, options: readOptions(place, fields, 2) };
    case 'many':
      return { type, ...head, ...readMany(place, fields) };
    case 'agree':
      return { type, ...head, options: readOptions(place, fields, 2), statements: readStatements(place, fields) };
    case 'number':
      return { type, ...head, ...readRange(place, fields) };
    case 'month':
      return { type, ...head, ...readMonths(place, fields) };
    case 'line':
    case 'text':
      return { type, ...head, atMost: readLength(place, fields, type) };
  }
}

function readOptions({ reading, path, languages }: Place, fields: Fields, from: number): readonly Option[] {
  const where = within(path, 'options');
  const options = reading.list(fields.get('options'), where, { from, to: limits.options }).map((raw, n) => {
    const at = `${where}[${n}]`;
    const option = reading.object(raw, at, ['code', 'label']);
    const says = 'A code is up to 40 letters, digits, - and _.';
    return {
      code: reading.formed(option.get('code'), within(at, 'code'), isCode, says),
      label: reading.words(option.get('label'), within(at, 'label'), languages, limits.label),
    };
  });
  const codes = options.map(({ code }) => code);
  reading.unique(codes, (n) => `${where}[${n}].code`, 'Another answer has this code.');
  return options;
}

function readMany(place: Place, fields: Fields) {
  const { reading, path } = place;
  const options = readOptions(place, fields, 1);
  const [atMost, alone] = [fields.get('atMost'), fields.get('alone')];
  const ticks = { from: 1, to: Math.max(1, options.length) };
  const says = 'This is not the code of an answer.';
  const isOption = (code: string) => options.some((option) => option.code === code);
  return {
    options,
    ...present('atMost', atMost === undefined ? undefined : reading.number(atMost, within(path, 'atMost'), ticks)),
    ...present('alone', alone === undefined ? undefined : reading.formed(alone, within(path, 'alone'), isOption, says)),
  };
}

function readStatements({ reading, path, languages }: Place, fields: Fields): readonly Statement[] {
  const where = within(path, 'statements');
  return reading.list(fields.get('statements'), where, { from: 1, to: limits.statements }).map((raw, n) => {
    const at = `${where}[${n}]`;
    const statement = reading.object(raw, at, ['key', 'text']);
    return {
      key: reading.formed(statement.get('key'), within(at, 'key'), isKey, KEY_SAYS),
      text: reading.words(statement.get('text'), within(at, 'text'), languages, limits.text),
    };
  });
}

function readRange({ reading, path }: Place, fields: Fields) {
  const isWhole = reading.isSo(fields.get('isWhole'), within(path, 'isWhole'));
  const any = { from: -limits.number, to: limits.number };
  const from = reading.number(fields.get('from'), within(path, 'from'), any, isWhole);
  const to = reading.number(fields.get('to'), within(path, 'to'), any, isWhole);
  if (from >= to) reading.fault(within(path, 'to'), 'no-range', 'The highest number has to be above the lowest.');
  return { from, to, isWhole };
}

function readMonths({ reading, path }: Place, fields: Fields) {
  const says = 'Write a month as 2026-09.';
  const [from, to] = ['from', 'to'].map((end) =>
    fields.get(end) === undefined ? undefined : reading.formed(fields.get(end), within(path, end), isMonth, says),
  );
  if (from !== undefined && to !== undefined && from > to)
    reading.fault(within(path, 'to'), 'no-range', 'The last month cannot be before the first.');
  return { ...present('from', from), ...present('to', to) };
}

function readLength({ reading, path }: Place, fields: Fields, type: 'line' | 'text'): number {
  const to = type === 'line' ? limits.line : limits.writing;
  return reading.number(fields.get('atMost'), within(path, 'atMost'), { from: 1, to });
}
