import type { Measure, SnapshotView, Wave } from '@footing/evidence';
import type { Profile } from '@footing/statistics';
import { kindNames } from '../waves/wave-words';

const number = new Intl.NumberFormat('en-GB');
const day = new Intl.DateTimeFormat('en-GB', {
  ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' },
});

export const dayTaken = (at: Date): string => day.format(at);

/** How many rows a snapshot has; it is never told to the last one. */
export const rowsInWords = ({ rows }: Pick<SnapshotView, 'rows'>): string =>
  'value' in rows ? `About ${number.format(rows.value)}` : 'Fewer than ten';

/** Enough of a fingerprint to tell two apart by eye. */
export const shortPrint = (sha256: string): string => sha256.slice(0, 12);

interface ProfileWords {
  readonly name: string;
  readonly hint: string;
}

/** By whose rules figures are shown, for a choice and for the page that shows them. */
export const profiles: Readonly<Record<Profile, ProfileWords>> = {
  public: { name: 'Anybody', hint: 'Counts are changed a little, and small ones hidden.' },
  hesa: { name: 'HESA', hint: 'Counts are rounded to the nearest 5, and small ones hidden.' },
  ofs: { name: 'The Office for Students', hint: 'The form OfS asks for: counts to the nearest 10, shares to 0.1.' },
  internal: { name: 'You alone', hint: 'Exact counts, for your own work. These cannot be taken out of the service.' },
};
export const profileOrder: readonly Profile[] = ['public', 'hesa', 'ofs', 'internal'];

/** The word for what a measure is, so that nobody calls it more. */
export const wordNames: Readonly<Record<Measure['word'], string>> = {
  count: 'A count',
  share: 'A share',
  mean: 'An average',
  change: 'A change, not impact',
  difference: 'A difference, not a cause',
  reliability: 'How sound the figures are',
  cost: 'A cost',
  plan: 'For planning',
};

/** Why a measure cannot be asked of a snapshot; null: it can. */
export function lacks(
  measure: Measure,
  has: { readonly scales: readonly unknown[]; readonly dimensions: readonly unknown[] },
) {
  if (measure.needs.includes('scale') && has.scales.length === 0) return 'No scale was answered in this snapshot.';
  if (measure.needs.includes('compare') && has.dimensions.length === 0) return 'There are no groups to compare.';
  return null;
}

export const isWave = (text: string): text is Wave => Object.hasOwn(kindNames, text);
