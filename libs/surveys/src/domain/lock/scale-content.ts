import { canonical } from '../canonical';
import { answerKeys, type Instrument, type Item, type Scale } from '../instrument';

/** A scale with the items that ask it: what a lock holds. */
export interface ScaleContent {
  readonly scale: Scale;
  /** In the order in which they are asked. */
  readonly items: readonly Item[];
}

/** A scale as an instrument asks it; null when the instrument has no scale of that key. */
export function scaleContent(instrument: Instrument, key: string): ScaleContent | null {
  const scale = instrument.scales.find((one) => one.key === key);
  return scale ? { scale, items: itemsOf(scale, instrument.items) } : null;
}

/** The scales of an instrument that are locked, with what asks them. */
export const lockedScales = (instrument: Instrument): readonly ScaleContent[] =>
  instrument.scales
    .filter(({ lock }) => lock !== 'none')
    .map((scale) => ({ scale, items: itemsOf(scale, instrument.items) }));

/** The items that ask at least one part of a scale. */
export const itemsOf = (scale: Scale, items: readonly Item[]): readonly Item[] =>
  items.filter((item) => answerKeys(item).some((key) => scale.parts.some((part) => part.key === key)));

/** What is the same as what: equal content, whatever order its fields were written in. */
export const isSame = (a: unknown, b: unknown): boolean => canonical(a ?? null) === canonical(b ?? null);
