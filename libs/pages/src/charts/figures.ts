import type { ChartEstimate, ChartFrame, ChartUnit, ChartValue } from './chart-props';

/** How numbers of a unit are written. */
export interface Figures {
  /** The unit in words, to be said once. */
  readonly words: string;
  /** As it is written: what is drawn and what is compared, so that a picture never says more than its table. */
  readonly rounded: (value: number) => number;
  readonly text: (value: number) => string;
}

const UNITS = {
  people: { words: 'people', decimals: 0, times: 1 },
  share: { words: 'per cent', decimals: 1, times: 100 },
  gap: { words: 'percentage points', decimals: 1, times: 100 },
} as const;

/** @throws RangeError from `rounded` and `text` for what is not a number. */
export function figuresIn(unit: ChartUnit): Figures {
  const { words, decimals, times } = typeof unit === 'string' ? UNITS[unit] : { ...unit, times: 1 };
  const rounded = (value: number): number => {
    if (!Number.isFinite(value)) throw new RangeError(`A chart cannot show ${value}`);
    // Adding nothing makes of a minus nothing what it is.
    return Number((value * times).toFixed(decimals)) + 0;
  };
  return { words, rounded, text: (value) => written(rounded(value), decimals) };
}

/** With a real minus and thousands set off: "−1,234.5". */
export function written(value: number, decimals: number): string {
  const [whole = '', ...rest] = Math.abs(value).toFixed(decimals).split('.');
  const sign = value < 0 ? '−' : '';
  return `${sign}${[whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.')}`;
}

/** As words begin a line. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Ticks with as many decimals as the one that needs most. */
export function tickTexts(ticks: readonly number[]): string[] {
  const decimals = Math.max(...ticks.map((tick) => String(tick).split('.')[1]?.length ?? 0));
  return ticks.map((tick) => written(tick, decimals));
}

/** The code in place of a number; null where there is a number. A code wins: what is behind it is not looked at. */
export const codeOf = (value: ChartValue | ChartEstimate): string | null => ('code' in value ? value.code : null);

/** The number itself, if it is shown. */
export const shown = (value: ChartValue | undefined): number | null =>
  value === undefined || 'code' in value ? null : value.value;

/** Value and ends, if they are shown. */
export const estimated = (value: ChartEstimate | undefined) => (value === undefined || 'code' in value ? null : value);

/** Numbers that are shown, of values and of the ends of intervals. */
export function allShown(values: readonly (ChartValue | ChartEstimate | undefined)[]): number[] {
  return values.flatMap((one) => {
    if (one === undefined || 'code' in one) return [];
    return 'low' in one ? [one.value, one.low, one.high] : [one.value];
  });
}

/** The number, or its code. */
export const cellOf = (figures: Figures, value: ChartValue): string => codeOf(value) ?? figures.text(shown(value) ?? 0);

/** "1.1 to 7.3", or the code. */
export function intervalOf(figures: Figures, estimate: ChartEstimate): string {
  const found = estimated(estimate);
  return found ? `${figures.text(found.low)} to ${figures.text(found.high)}` : (codeOf(estimate) ?? '');
}

/** Where something is not shown. */
export interface HiddenPlace {
  readonly at: string;
  readonly code: string;
}

/** The places among these that have a code. */
export function hiddenAmong(
  places: readonly (readonly [string, ChartValue | ChartEstimate | undefined])[],
): HiddenPlace[] {
  return places.flatMap(([at, value]) => {
    const code = value && codeOf(value);
    return code ? [{ at, code }] : [];
  });
}

/** What a code means, in words. */
export const meaningOf = (code: string, symbols: ChartFrame['symbols']): string =>
  symbols?.find((one) => one.code === code)?.meaning ?? 'not shown';

/** "Not shown: 2021/22, 2022/23 (c, confidential); Law (low, too few)." Nothing where nothing is hidden. */
export function hiddenInWords(hidden: readonly HiddenPlace[], symbols: ChartFrame['symbols']): string[] {
  const codes = [...new Set(hidden.map(({ code }) => code))];
  const parts = codes.map((code) => {
    const places = hidden.filter((one) => one.code === code).map(({ at }) => at);
    return `${places.join(', ')} (${code}, ${meaningOf(code, symbols)})`;
  });
  return parts.length > 0 ? [`Not shown: ${parts.join('; ')}.`] : [];
}
