/** How a number in a cell is shown, as far as it changes what a person reads; null: as a plain number. */
export type Shown = 'date' | 'time' | 'date-time' | 'year' | { readonly digits: number } | null;

const builtIn = (id: number): Shown => {
  if ([14, 15, 16, 17].includes(id) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date-time';
  if (id === 22) return 'date-time';
  return (id >= 18 && id <= 21) || (id >= 45 && id <= 47) ? 'time' : null;
};

/** @param code the number format's own text, for example `dd/mm/yyyy`; undefined for the formats that Excel knows by number. */
export function shownAs(id: number, code: string | undefined): Shown {
  if (code === undefined) return builtIn(id);
  const [first = ''] = code.split(';');
  if (/^0{2,}$/.test(first)) return { digits: first.length };
  const letters = first
    .replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/am\/pm|a\/p/gi, 'h')
    .toLowerCase();
  if (/general/.test(letters) || !/[dmyhs]/.test(letters)) return null;
  if (/^y+$/.test(letters)) return 'year';
  return /[dy]|^[^hs]*m[^hs]*$/.test(letters) ? 'date-time' : 'time';
}

const DAY_MS = 86_400_000;
const LAST_DAY = 2_958_466;
const MINUTES = { date: 10, time: 16 } as const;

/**
 * A number as a person sees it: 15 digits, never an exponent; dates as `2026-11-03` or `2026-11-03T14:00`, times as `14:00`,
 * student numbers with their leading zeros.
 * @param is1904 whether the workbook counts days from 1904, as older Excel on a Mac did.
 */
export function numberWords(value: number, shown: Shown, is1904: boolean): string {
  if (shown === null || value < 0) return plainNumber(value);
  if (typeof shown === 'object') return plainNumber(Math.round(value)).padStart(shown.digits, '0');
  if (value >= LAST_DAY) return plainNumber(value);
  const iso = isoOf(value, is1904);
  if (shown === 'year') return iso.slice(0, 4);
  if (shown === 'time' && value < 1) return iso.slice(11, MINUTES.time);
  const isWholeDay = Math.abs(value - Math.round(value)) * DAY_MS < 30_000;
  return shown === 'date' || isWholeDay ? iso.slice(0, MINUTES.date) : iso.slice(0, MINUTES.time);
}

/** Excel counts a 29 February 1900 that never was: days before it are one off. */
function isoOf(serial: number, is1904: boolean): string {
  const start = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const minutes = Math.round((serial * DAY_MS) / 60_000);
  return new Date(start + minutes * 60_000).toISOString();
}

function plainNumber(value: number): string {
  const short = String(Number(value.toPrecision(15)));
  if (!short.includes('e')) return short;
  return Math.abs(value) >= 1
    ? BigInt(Number(short)).toString()
    : value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '');
}
