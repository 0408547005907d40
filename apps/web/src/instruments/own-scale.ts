import type { FieldError } from '@footing/kernel';
import {
  type Fault,
  type Instrument,
  type Item,
  lockedScales,
  type Scale,
  type Words,
  wordsIn,
} from '@footing/surveys';
import type { Typed } from '../http/read-form';
import { listIn, textIn } from '../programme/typed';
import { freshKey } from './changes';
import { linesIn, numberIn, typedWords } from './read-item';

/** Something that is answered with one of a few answers, so that it can count towards a scale. */
export interface Scorable {
  readonly key: string;
  readonly text: Words;
  /** What stands above it, of a statement. */
  readonly above: Words | null;
  readonly answers: readonly { readonly code: string; readonly label: Words }[];
}

/** More numbers than these nobody gives a meaning one by one. */
const MOST_NUMBERS = 21;

/** What can count towards a scale of one's own, in its order; what belongs to a scale that is kept as it is cannot. */
export function scorable(instrument: Instrument): readonly Scorable[] {
  const kept = new Set(lockedScales(instrument).flatMap(({ scale }) => scale.parts.map(({ key }) => key)));
  return instrument.items.flatMap(scorableIn).filter(({ key }) => !kept.has(key));
}

function scorableIn(item: Item): Scorable[] {
  const { key, text } = item;
  switch (item.type) {
    case 'one':
      return [{ key, text, above: null, answers: item.options }];
    case 'agree':
      return item.statements.map((one) => ({ key: one.key, text: one.text, above: text, answers: item.options }));
    case 'number': {
      if (!item.isWhole || item.to - item.from >= MOST_NUMBERS) return [];
      const numbers = Array.from({ length: item.to - item.from + 1 }, (_, n) => String(item.from + n));
      return [{ key, text, above: null, answers: numbers.map((code) => ({ code, label: { en: code } })) }];
    }
    default:
      return [];
  }
}

const codesOf = ({ answers }: Scorable) => answers.map(({ code }) => code).join();

/** What is wrong with what was chosen; empty: nothing. */
export function chosenErrors(parts: readonly Scorable[]): FieldError[] {
  const [first] = parts;
  if (!first || parts.length < 2) return [{ field: 'part', message: 'Choose two questions or more' }];
  return parts.every((one) => codesOf(one) === codesOf(first))
    ? []
    : [{ field: 'part', message: 'Choose questions that have the same answers' }];
}

/** Those of a survey that have these keys, in the order of the survey. */
export const chosen = (instrument: Instrument, keys: readonly string[]): readonly Scorable[] =>
  scorable(instrument).filter(({ key }) => keys.includes(key));

/** What stands in the form of a scale; null: of a new one, whose answers count 1, 2, 3 and so on. */
export function typedScale(scale: Scale | null, parts: readonly Scorable[], { languages }: Instrument): Typed {
  const codes = parts[0]?.answers.map(({ code }) => code) ?? [];
  const number = (code: string, n: number) => (scale ? scale.coding[code] : isNumber(code) ? Number(code) : n + 1);
  const bands = scale?.feedback?.bands ?? [];
  return {
    ...Object.fromEntries(codes.map((code, n) => [`number-${code}`, String(number(code, n) ?? '')])),
    ...Object.fromEntries(languages.map((language) => [`name-${language}`, scale?.name[language] ?? ''])),
    ...Object.fromEntries(
      languages.map((language) => [
        `bands-${language}`,
        bands.map(({ from, name }) => `${from} ${wordsIn(name, language, languages)}`).join('\n'),
      ]),
    ),
    construct: scale?.construct ?? '',
    reversed: scale?.parts.flatMap(({ key, isReversed }) => (isReversed ? [key] : [])) ?? [],
    direction: scale?.direction ?? 'higher',
    answeredAtLeast: String(scale?.answeredAtLeast ?? Math.max(1, parts.length - 1)),
  };
}

const isNumber = (code: string) => /^-?\d+$/.test(code);

/** A scale as it was typed, for `checkInstrument` to judge: numbers that are none stay as they were typed. */
export function readScale(
  typed: Typed,
  { instrument, parts, old }: { instrument: Instrument; parts: readonly Scorable[]; old: Scale | null },
): Scale {
  const name = typedWords(typed, 'name', instrument);
  const [first = 'en'] = instrument.languages;
  const taken = instrument.scales.map(({ key }) => key);
  const numbers = (parts[0]?.answers ?? []).flatMap(({ code }) => {
    const number = numberIn(typed, `number-${code}`);
    return number === '' ? [] : [[code, number]];
  });
  const bands = bandsIn(typed, instrument);
  return {
    ...(old ?? ownScale),
    key: old?.key ?? freshKey(name[first] || 'scale', taken),
    ...{ name, construct: textIn(typed, 'construct').normalize('NFC').trim() },
    direction: textIn(typed, 'direction') === 'lower' ? 'lower' : 'higher',
    parts: parts.map(({ key }) => ({ key, isReversed: listIn(typed, 'reversed').includes(key) })),
    coding: Object.fromEntries(numbers) as Scale['coding'],
    answeredAtLeast: numberIn(typed, 'answeredAtLeast') as number,
    feedback: bands.length > 0 ? { bands } : undefined,
  } as Scale;
}

const ownScale = { isValidated: false, lock: 'none', licence: 'Own wording', isComposite: true } as const;

/** "3 You know where you are going": the score from which it holds, and the words. A line without a number keeps its words. */
function bandsIn(typed: Typed, { languages }: Instrument) {
  const [first = 'en'] = languages;
  const read = (line: string) => /^(-?\d+(?:[.,]\d+)?)\s*[:.)–-]?\s+(.+)$/.exec(line);
  return linesIn(typed, `bands-${first}`).map((line, n) => {
    const [, from = '', words = line] = read(line) ?? [];
    const others = languages.slice(1).flatMap((language) => {
      const other = linesIn(typed, `bands-${language}`)[n];
      return other === undefined ? [] : [[language, read(other)?.[2] ?? other]];
    });
    const number = from === '' ? Number.NaN : Number(from.replace(',', '.'));
    return { from: number, name: Object.fromEntries([[first, words], ...others]) as Words };
  });
}

/** Puts a scale in the place of the one of its key, or at the end. */
export const withScale =
  (scale: Scale) =>
  (instrument: Instrument): Instrument => {
    const isThere = instrument.scales.some(({ key }) => key === scale.key);
    const scales = isThere
      ? instrument.scales.map((one) => (one.key === scale.key ? scale : one))
      : [...instrument.scales, scale];
    return { ...instrument, scales };
  };

export const withoutScale =
  (key: string) =>
  (instrument: Instrument): Instrument => ({
    ...instrument,
    scales: instrument.scales.filter((one) => one.key !== key || one.lock !== 'none'),
  });

/** Faults of a survey at the fields of the scale that was typed. @param place of the scale, from 0. */
export function scaleErrors(faults: readonly Fault[], place: number, { languages }: Instrument): FieldError[] {
  const first = languages[0] ?? 'en';
  const own = `scales[${place}].`;
  const all = faults.map(({ path, says }) => {
    if (!path.startsWith(own)) return { field: '', message: says };
    const [name = '', rest = ''] = path.slice(own.length).split(/[.[]/);
    if (name === 'name' || name === 'key') return { field: `name-${first}`, message: 'Say what the scale is called' };
    if (name === 'construct') return { field: 'construct', message: 'Say what it is about' };
    if (name === 'feedback')
      return { field: `bands-${first}`, message: 'Begin each line with a number, each higher than the one before' };
    if (name === 'coding') return { field: rest === '' ? 'numbers' : `number-${rest}`, message: says };
    return { field: name === 'parts' ? '' : name, message: says };
  });
  return all.filter(({ field }, n) => field === '' || all.findIndex((one) => one.field === field) === n);
}
