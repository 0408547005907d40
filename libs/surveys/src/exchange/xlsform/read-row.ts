import { limits } from '../../domain/check/check-items';
import type { Option } from '../../domain/instrument';
import type { Drafted } from '../finish';
import type { Leaving } from '../imported';
import { codesFor, type Names } from '../names';
import { readConstraint } from './constraints';
import type { Row } from './sheets';
import { columnName, typeName } from './spellings';

/** Lists of options by name, each with the code of each value. */
export type Lists = ReadonlyMap<
  string,
  { readonly options: readonly Option[]; readonly codes: ReadonlyMap<string, string> }
>;

/** The lists of the choices sheet. */
export function listsOf(rows: readonly Row[], leaving: Leaving): Lists {
  const byList = Map.groupBy(rows, (row) => row.cell('list_name'));
  return new Map(
    [...byList].map(([list, own]) => {
      const codes = codesFor(
        own.map((row) => row.cell('name')),
        `choices, ${list}`,
        leaving,
      );
      const options = own.map((row) => ({ code: codes.get(row.cell('name')) ?? '', label: row.words('label') }));
      return [list, { options, codes }];
    }),
  );
}

/** What reading a row needs to know. */
export interface Reader {
  readonly lists: Lists;
  readonly names: Names;
  readonly leaving: Leaving;
}

const SMALLEST = { line: 200, text: 1_000 };

/** One question; null for what has no like here, which is told. */
export function readRow({ lists, names, leaving }: Reader, row: Row): Drafted | null {
  const [type = '', list = '', ...more] = typeName(row.cell('type')).split(' ');
  const own = ownPart(type.toLowerCase(), list, row, lists, leaving);
  if (!own) {
    leaving.say(
      row.path,
      `${type} ${row.cell('name')}`.trim(),
      reasons[type.toLowerCase()] ?? 'There is no such question here.',
    );
    return null;
  }
  if (more.includes('or_other'))
    leaving.say(row.path, 'or_other', 'Add an answer “Something else”, and a line that asks what.');
  tellLeftOut(row, leaving);
  const name = row.cell('name');
  const key = names.keyFor(name, row.path);
  const hint = row.words('hint');
  const raw = {
    key,
    text: row.words('label'),
    ...(Object.keys(hint).length > 0 ? { hint } : {}),
    ...(own.type === 'information' ? {} : { personal: 'low' }),
    ...own,
  };
  const condition = row.cell('relevant');
  const codes = lists.get(list)?.codes ?? new Map<string, string>();
  return {
    path: row.path,
    raw,
    conditions: condition === '' ? [] : [condition],
    targets: [[name, { key, type: own.type, codes }]],
  };
}

type Own = { readonly type: string } & Readonly<Record<string, unknown>>;

function ownPart(type: string, list: string, row: Row, lists: Lists, leaving: Leaving): Own | null {
  const constraint = readConstraint(row.cell('constraint'));
  const options = lists.get(list)?.options ?? [];
  const isLong = row.cell('appearance').includes('multiline');
  const { from, to, fromMonth, toMonth, atMostTicks, alone, atMostCharacters } = constraint;
  for (const rest of constraint.rest) leaving.say(row.path, `constraint ${rest}`, 'This rule for answers is not kept.');
  switch (type) {
    case 'select_one':
      return { type: 'one', options };
    case 'select_multiple':
      return {
        type: 'many',
        options,
        ...given('atMost', atMostTicks),
        ...given('alone', lists.get(list)?.codes.get(alone ?? '')),
      };
    case 'integer':
    case 'decimal':
      return { type: 'number', ...range(row, from, to, leaving), isWhole: type === 'integer' };
    case 'range':
      return rangeQuestion(row, leaving);
    case 'date':
      if (!row.cell('appearance').includes('month-year'))
        leaving.say(row.path, 'the day of a date', 'Only month and year are asked.');
      return { type: 'month', ...given('from', fromMonth), ...given('to', toMonth) };
    case 'text':
      return { type: isLong ? 'text' : 'line', atMost: atMostCharacters ?? SMALLEST[isLong ? 'text' : 'line'] };
    case 'note':
      return { type: 'information' };
    default:
      return null;
  }
}

const given = (key: string, value: unknown) => (value === undefined ? {} : { [key]: value });

function range(row: Row, from: number | undefined, to: number | undefined, leaving: Leaving) {
  if (from === undefined || to === undefined)
    leaving.say(row.path, 'a number without a lowest or a highest', 'Any number can be entered there. Set the range.');
  return { from: from ?? -limits.number, to: to ?? limits.number };
}

function rangeQuestion(row: Row, leaving: Leaving): Own {
  const parameter = (name: string) => {
    const found = new RegExp(`${name}\\s*=\\s*(-?\\d+(?:\\.\\d+)?)`).exec(row.cell('parameters'))?.[1];
    return found === undefined ? undefined : Number(found);
  };
  leaving.say(row.path, 'the slider of a range', 'The number is entered in a field.');
  const isWhole = Number.isInteger(parameter('step') ?? 1);
  return { type: 'number', from: parameter('start') ?? 1, to: parameter('end') ?? 10, isWhole };
}

const kept = ['type', 'name', 'relevant', 'constraint', 'appearance'];
const keptAppearances = ['', 'multiline', 'month-year'];

/** Columns with something in them that mean nothing here. */
function tellLeftOut(row: Row, leaving: Leaving): void {
  const isRange = row.cell('type').startsWith('range');
  for (const header of row.filled) {
    const column = columnName(header);
    const value = row.cell(column);
    if (
      kept.includes(column) ||
      /^(label|hint|caption)\b/i.test(header.trim()) ||
      column === 'label' ||
      (isRange && column === 'parameters')
    )
      continue;
    if (/^required/.test(column) && /^(no|false|false\(\))?$/i.test(value)) continue;
    leaving.say(
      `${row.path}, ${header}`,
      `${column} ${value}`.trim(),
      columnReasons[column] ?? 'This column has no like here.',
    );
  }
  const appearance = row.cell('appearance');
  if (!keptAppearances.includes(appearance))
    leaving.say(`${row.path}, appearance`, appearance, 'Every page looks as ours do.');
}

const columnReasons: Readonly<Record<string, string>> = {
  required: 'Nobody has to answer.',
  required_message: 'Nobody has to answer.',
  constraint_message: 'Our own words say what is wrong.',
  default: 'No answer is filled in beforehand.',
  calculation: 'Nothing is reckoned while people answer.',
  choice_filter: 'All answers of a list are shown.',
  guidance_hint: 'There is one hint to a question.',
  read_only: 'Every question can be answered.',
};

const noFiles = 'People answer in words and choices; nothing is sent along.';
const noPlace = 'Nobody is asked where they are.';
const unseen = 'Nothing is recorded that people do not see.';
const reasons: Readonly<Record<string, string>> = {
  image: noFiles,
  audio: noFiles,
  video: noFiles,
  file: noFiles,
  barcode: noFiles,
  geopoint: noPlace,
  geotrace: noPlace,
  geoshape: noPlace,
  calculate: 'Nothing is reckoned while people answer.',
  hidden: unseen,
  start: unseen,
  end: unseen,
  today: unseen,
  deviceid: unseen,
  username: unseen,
  audit: unseen,
  rank: 'Answers are not put in order. Ask for the first choice.',
  acknowledge: 'Consent is asked for elsewhere.',
  time: 'The time of day is not asked.',
  datetime: 'The time of day is not asked.',
};
