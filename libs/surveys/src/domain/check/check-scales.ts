import type { Band, Item, NumberItem, Option, Part, Scale } from '../instrument';
import { isKey } from '../keys';
import { type Fields, present, type Reading, within } from './reading';

const known = [
  'key',
  'name',
  'construct',
  'isValidated',
  'lock',
  'licence',
  'citation',
  'source',
  'direction',
  'parts',
  'coding',
  'answeredAtLeast',
  'isComposite',
  'feedback',
];
const LONG = 400;
const MOST_PARTS = 40;

/** Reads one scale by itself; whether its parts are in the instrument is looked at by `partFaults`. */
export function readScale(reading: Reading, raw: unknown, path: string, languages: readonly string[]): Scale {
  const fields = reading.object(raw, path, known);
  const at = (key: string) => within(path, key);
  const parts = readParts(reading, fields, at('parts'));
  const least = { from: 1, to: Math.max(1, parts.length) };
  return {
    key: reading.formed(fields.get('key'), at('key'), isKey, 'A key is small letters, digits, - and _.'),
    name: reading.words(fields.get('name'), at('name'), languages, LONG),
    construct: reading.text(fields.get('construct'), at('construct'), LONG),
    isValidated: reading.isSo(fields.get('isValidated'), at('isValidated')),
    lock: reading.oneOf(fields.get('lock'), at('lock'), ['none', 'wording', 'full']),
    ...readOrigin(reading, fields, at),
    direction: reading.oneOf(fields.get('direction'), at('direction'), ['higher', 'lower']),
    parts,
    coding: readCoding(reading, fields.get('coding'), at('coding')),
    answeredAtLeast: reading.number(fields.get('answeredAtLeast'), at('answeredAtLeast'), least),
    isComposite: reading.isSo(fields.get('isComposite'), at('isComposite')),
    ...readFeedback(reading, fields.get('feedback'), at('feedback'), languages),
  };
}

function readOrigin(reading: Reading, fields: Fields, at: (key: string) => string) {
  const source = fields.get('source');
  const isAddress = (text: string) => /^https:\/\/[^\s"<>]{3,300}$/.test(text);
  const says = 'Write the whole address, with https://.';
  return {
    licence: reading.text(fields.get('licence'), at('licence'), LONG),
    ...present('citation', reading.optionalText(fields.get('citation'), at('citation'), LONG)),
    ...present('source', source === undefined ? undefined : reading.formed(source, at('source'), isAddress, says)),
  };
}

function readParts(reading: Reading, fields: Fields, path: string): readonly Part[] {
  const parts = reading.list(fields.get('parts'), path, { from: 1, to: MOST_PARTS }).map((raw, n) => {
    const at = `${path}[${n}]`;
    const part = reading.object(raw, at, ['key', 'isReversed']);
    return {
      key: reading.formed(part.get('key'), within(at, 'key'), isKey, 'Choose a question or statement.'),
      isReversed: reading.isSo(part.get('isReversed'), within(at, 'isReversed')),
    };
  });
  const keys = parts.map(({ key }) => key);
  reading.unique(keys, (n) => `${path}[${n}].key`, 'This is in the scale already.');
  return parts;
}

function readCoding(reading: Reading, raw: unknown, path: string): Readonly<Record<string, number>> {
  const codes = raw === null || typeof raw !== 'object' ? [] : Object.keys(raw);
  const fields = reading.object(
    raw,
    path,
    codes.filter((code) => /^-?[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/.test(code) && code !== 'constructor'),
  );
  const any = { from: -1_000, to: 1_000 };
  const coding = [...fields].map(([code, one]): [string, number] => [
    code,
    reading.number(one, within(path, code), any, false),
  ]);
  if (new Set(coding.map(([, number]) => number)).size < 2)
    reading.fault(path, 'too-few', 'Give at least two answers different numbers.');
  return Object.fromEntries(coding);
}

function readFeedback(reading: Reading, raw: unknown, path: string, languages: readonly string[]) {
  if (raw === undefined) return {};
  const bandsAt = within(path, 'bands');
  const fields = reading.object(raw, path, ['bands']);
  const bands = reading.list(fields.get('bands'), bandsAt, { from: 1, to: 10 }).map((one, n): Band => {
    const at = `${bandsAt}[${n}]`;
    const band = reading.object(one, at, ['from', 'name']);
    return {
      from: reading.number(band.get('from'), within(at, 'from'), { from: -1_000, to: 1_000 }, false),
      name: reading.words(band.get('name'), within(at, 'name'), languages, LONG),
    };
  });
  if (bands.some(({ from }, n) => from <= (bands[n - 1]?.from ?? -Infinity)))
    reading.fault(bandsAt, 'not-ascending', 'Each of these has to begin above the one before.');
  return { feedback: { bands } };
}

/** What a scale stands among. */
interface Around {
  readonly items: readonly Item[];
  readonly scales: readonly Scale[];
}

/** Whether a scale goes with the items that it is asked by, and with itself. */
export function scaleFaults(reading: Reading, scale: Scale, { items, scales }: Around, path: string): void {
  if (scale.isValidated && scale.lock !== 'full')
    reading.fault(within(path, 'lock'), 'validated-is-locked', 'A validated scale is locked in full.');
  if (!scale.isComposite && scale.feedback)
    reading.fault(within(path, 'feedback'), 'no-score', 'There is no score to tell of: its parts are never averaged.');
  const apart = scales.filter(({ isComposite }) => !isComposite).flatMap(({ parts }) => parts.map(({ key }) => key));
  if (scale.isComposite && scale.parts.some(({ key }) => apart.includes(key)))
    reading.fault(within(path, 'parts'), 'never-averaged', 'Some of this is never averaged: its scale says so.');
  scale.parts.forEach((part, n) => {
    const at = `${within(path, 'parts')}[${n}]`;
    const codes = codesOf(items, part.key);
    if (!codes) reading.fault(at, 'not-scored', 'Choose a question with one answer, a number, or a statement.');
    else
      for (const code of Object.keys(scale.coding).filter((one) => !codes(one)))
        reading.fault(at, 'no-such-code', `The answers here have no code “${code}”.`);
  });
}

/** What codes an item or statement can be answered with; null for what cannot be scored. */
function codesOf(items: readonly Item[], key: string): ((code: string) => boolean) | null {
  const item = items.find((one) =>
    one.type === 'agree' ? one.statements.some((statement) => statement.key === key) : one.key === key,
  );
  if (item?.type === 'one' || item?.type === 'agree') return (code) => isOption(item.options, code);
  return item?.type === 'number' ? (code) => isInRange(item, code) : null;
}

const isOption = (options: readonly Option[], code: string) => options.some((option) => option.code === code);

const isInRange = ({ from, to, isWhole }: NumberItem, code: string) => {
  const number = Number(code);
  return String(number) === code && number >= from && number <= to && (!isWhole || Number.isInteger(number));
};
