import type { Figure, Measure } from '@footing/evidence';
import { markOf } from './marks';

/** Between a number and what it counts, so that they never part at the end of a line. */
const NO_BREAK = '\u00a0';
const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', maximumFractionDigits: 0 });
const whole = new Intl.NumberFormat('en-GB');

/** "1,045". */
export const inFigures = (value: number): string => whole.format(value);

const signed = (text: string): string => text.replace('-', '−');
const fixed = (value: number, decimals: number): string =>
  signed((Number(value.toFixed(decimals)) + 0).toFixed(decimals));

/** "46.2 %". @param share 0 to 1. */
export const shareInWords = (share: number): string => `${fixed(share * 100, 1)}${NO_BREAK}%`;

/** One figure without its unit, as far as it is worth saying. */
const bare: Readonly<Record<Measure['unit'], (value: number) => string>> = {
  share: shareInWords,
  'percentage points': (value) => fixed(value * 100, 1),
  points: (value) => fixed(value, 2),
  SD: (value) => fixed(value, 2),
  index: (value) => fixed(value, 2),
  '£': (value) => pounds.format(value),
  meetings: inFigures,
  count: inFigures,
};
const after: Partial<Readonly<Record<Measure['unit'], string>>> = {
  'percentage points': ' percentage points',
  points: ' points',
  SD: ' standard deviations',
};

export const valueInWords = (value: number, unit: Measure['unit']): string =>
  `${bare[unit](value)}${after[unit] ?? ''}`;

export const intervalInWords = (low: number, high: number, unit: Measure['unit']): string =>
  `${bare[unit](low)} to ${bare[unit](high)}`;

interface Of {
  readonly measure: Pick<Measure, 'id' | 'unit'>;
  /** What a dose is counted in. */
  readonly dose: string;
}

/** A figure in a sentence, with how sure it is; or its mark. */
export function figureInWords({ value, low, high, refused }: Figure, { measure, dose }: Of): string {
  if (value === null) return `Not shown ${markOf(refused ?? 'c')}`;
  if (measure.id === 'M03') return bandInWords(value, high, dose);
  const sure = low === null || high === null ? '' : `, and likely from ${intervalInWords(low, high, measure.unit)}`;
  if (measure.id === 'M14' || measure.id === 'M15') return gapInWords(value, { low, high });
  return `${valueInWords(value, measure.unit)}${sure}`;
}

function bandInWords(low: number, high: number | null, dose: string): string {
  if (high === null) return `${inFigures(low)} ${dose} or more`;
  return low === high ? `${inFigures(low)} ${dose}` : `${inFigures(low)} to ${inFigures(high)} ${dose}`;
}

/** Which group is behind, by how much, and how sure that is. */
function gapInWords(value: number, { low, high }: Pick<Figure, 'low' | 'high'>): string {
  const points = (gap: number) => fixed(Math.abs(gap) * 100, 1);
  const side = (gap: number) => (gap > 0 ? 'behind' : 'ahead');
  const way = value === 0 ? 'level with the other' : `${side(value)} by ${points(value)} percentage points`;
  if (low === null || high === null) return `The priority group is ${way}`;
  const isOpen = low <= 0 && high >= 0;
  const range = isOpen
    ? `between ${points(low)} ahead and ${points(high)} behind: there may be no gap`
    : [Math.abs(low), Math.abs(high)]
        .sort((a, b) => a - b)
        .map(points)
        .join(' to ');
  return `The priority group is ${way}, likely ${isOpen ? '' : 'by '}${range}`;
}
