import { answerKeys, type Instrument, type Item, type Scale } from '@footing/surveys';

/** One row of the page of a survey: a question of one's own, or a locked scale with everything that asks it. */
export interface Row {
  /** Of its first item. */
  readonly key: string;
  readonly items: readonly Item[];
  /** Null: it can be written on. */
  readonly scale: Scale | null;
  /** Place of its first item in the survey, counted from 1. */
  readonly number: number;
}

/** The locked scale that an item belongs to; null: none. */
export const lockedScaleOf = (item: Item, { scales }: Pick<Instrument, 'scales'>): Scale | null =>
  scales.find(
    ({ lock, parts }) => lock !== 'none' && answerKeys(item).some((key) => parts.some((part) => part.key === key)),
  ) ?? null;

/** The rows of a survey, in order. Items of one locked scale that follow each other are one row. */
export function rowsOf(instrument: Instrument): readonly Row[] {
  const rows: Row[] = [];
  instrument.items.forEach((item, place) => {
    const scale = lockedScaleOf(item, instrument);
    const last = rows.at(-1);
    if (scale && last?.scale === scale) rows[rows.length - 1] = { ...last, items: [...last.items, item] };
    else rows.push({ key: item.key, items: [item], scale, number: place + 1 });
  });
  return rows;
}

/** The row that holds an item; undefined: none does. */
export const rowWith = (instrument: Instrument, key: string): Row | undefined =>
  rowsOf(instrument).find(({ items }) => items.some((item) => item.key === key));
