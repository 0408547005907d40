import { answerKeys, type Instrument, type Item, keyFrom, type Scale, type ScaleContent } from '@footing/surveys';
import { rowsOf, rowWith } from './rows';

/** A key that nothing in the survey has yet. @param stem text that it comes from. */
export function freshKey(stem: string, taken: readonly string[]): string {
  const short = keyFrom(stem.split(/\s+/).slice(0, 5).join(' ')).slice(0, 32).replace(/-+$/, '');
  const first = short === '' || reserved.includes(short) ? `q-${short || 1}` : short;
  for (let more = 1; ; more += 1) {
    const key = more === 1 ? first : `${first}-${more}`;
    if (!taken.includes(key)) return key;
  }
}

const reserved: readonly string[] = ['and', 'or', 'not', 'in', 'answered', 'constructor', 'prototype'];

/** Every key of a survey: of items and of statements. */
export const keysIn = ({ items }: Pick<Instrument, 'items'>): string[] =>
  items.flatMap((item) => [item.key, ...answerKeys(item)]);

/** A change to what a survey says; what it gives back is checked when it is saved. */
export type Change = (instrument: Instrument) => Instrument;

/** Puts an item in the place of the one of that key; null: at the end. */
export const withItem =
  (key: string | null, item: Item): Change =>
  (instrument) => {
    const { items } = instrument;
    const changed = key === null ? [...items, item] : items.map((one) => (one.key === key ? item : one));
    return tidied({ ...instrument, items: changed });
  };

/** Moves the row with this item one up or down; nothing moves over an edge. */
export const moved =
  (key: string, way: 'up' | 'down'): Change =>
  (instrument) => {
    const rows = [...rowsOf(instrument)];
    const from = rows.findIndex(({ items }) => items.some((item) => item.key === key));
    const to = from + (way === 'up' ? -1 : 1);
    const [row, other] = [rows[from], rows[to]];
    if (!row || !other) return instrument;
    rows[to] = row;
    rows[from] = other;
    return { ...instrument, items: rows.flatMap(({ items }) => items) };
  };

/** A copy of an item right below it, with keys of its own. A locked scale has none. */
export const copied =
  (key: string): Change =>
  (instrument) => {
    const item = instrument.items.find((one) => one.key === key);
    if (!item || rowWith(instrument, key)?.scale) return instrument;
    const place = instrument.items.indexOf(item) + 1;
    return { ...instrument, items: instrument.items.toSpliced(place, 0, renamed(item, keysIn(instrument))) };
  };

function renamed(item: Item, taken: readonly string[]): Item {
  const key = freshKey(item.key, taken);
  if (item.type !== 'agree') return { ...item, key };
  const used = [...taken, key];
  const statements = item.statements.map((statement) => {
    const own = freshKey(statement.key, used);
    used.push(own);
    return { ...statement, key: own };
  });
  return { ...item, key, statements };
}

/** Takes the row with this item out, a locked scale in one piece. */
export const without =
  (key: string): Change =>
  (instrument) => {
    const row = rowWith(instrument, key);
    const items = instrument.items.filter((item) => !row?.items.includes(item));
    return tidied({ ...instrument, items, scales: instrument.scales.filter((scale) => scale !== row?.scale) });
  };

/** Adds questions at the end, with the scale that they make where they make one. */
export const withBlock =
  ({ scale, items }: { readonly scale: Scale | null; readonly items: readonly Item[] }): Change =>
  (instrument) => ({
    ...instrument,
    items: [...instrument.items, ...items],
    scales: scale ? [...instrument.scales, scale] : instrument.scales,
  });

/** The same condition on every item of a row. @param showIf undefined: everybody is asked. */
export const askedIf =
  (row: readonly Item[], showIf: string | undefined): Change =>
  (instrument) => ({
    ...instrument,
    items: instrument.items.map((item) => {
      if (!row.some(({ key }) => key === item.key)) return item;
      const { showIf: _, ...rest } = item;
      return showIf === undefined ? rest : { ...rest, showIf };
    }),
  });

/** Scales without what is asked no more, and those of which nothing is left taken out. Locked ones stay as they are. */
function tidied(instrument: Instrument): Instrument {
  const { items } = instrument;
  const scales = instrument.scales.flatMap((scale) => (scale.lock === 'none' ? tidyScale(scale, items) : [scale]));
  return { ...instrument, scales };
}

function tidyScale(scale: Scale, items: readonly Item[]): Scale[] {
  const parts = scale.parts.filter(({ key }) => items.some((item) => answerKeys(item).includes(key)));
  const asking = items.filter((item) => answerKeys(item).some((key) => parts.some((part) => part.key === key)));
  const lists = asking.flatMap((item) => ('options' in item ? [item.options.map(({ code }) => code)] : []));
  const coding = Object.fromEntries(
    Object.entries(scale.coding).filter(([code]) => lists.every((codes) => codes.includes(code))),
  );
  if (parts.length === 0 || new Set(Object.values(coding)).size < 2) return [];
  return [{ ...scale, parts, coding, answeredAtLeast: Math.min(scale.answeredAtLeast, parts.length) }];
}

/** Whether everything that a block would bring is free in the survey. */
export function isFree({ items }: Pick<ScaleContent, 'items'>, instrument: Instrument): boolean {
  const taken = keysIn(instrument);
  return keysIn({ items }).every((key) => !taken.includes(key));
}
