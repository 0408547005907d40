import { isGap, type Kpi, type KpiChoices, type KpiDefinition, type KpiState, outcomeNames } from '@footing/evidence';
import type { TagTone } from '@footing/pages';

export type Names = KpiChoices['characteristics'];

const gapIn: Readonly<Record<NonNullable<KpiDefinition['outcome']>, string>> = {
  progression: 'Gap in graduate outcomes',
  'good-degree': 'Awarding gap: first or upper second',
  continuation: 'Gap in continuation',
  completion: 'Gap in completion',
};
const rateOf: Readonly<Record<'continuation' | 'completion' | 'progression', string>> = {
  continuation: 'Share who continued',
  completion: 'Share who completed',
  progression: 'Share with a positive graduate outcome',
};

/** What can be measured, for a choice: the measure of the catalogue, and its outcome after a colon. */
export const measureChoices: readonly { readonly value: string; readonly text: string }[] = [
  ...Object.entries(gapIn).map(([key, text]) => ({ value: `M14:${key}`, text: `${text} (M14)` })),
  ...Object.entries(rateOf).map(([key, text]) => ({ value: `M12:${key}`, text: `${text} (M12)` })),
  { value: 'M13:', text: 'Share with a first or upper second (M13)' },
  { value: 'M02:', text: 'Take-up: share of those proposed who met (M02)' },
];

export const measureInWords = ({ measure, outcome }: Pick<KpiDefinition, 'measure' | 'outcome'>): string =>
  measureChoices.find(({ value }) => value === `${measure}:${outcome ?? ''}`)?.text ?? measure;

/** What the figure says, in full. */
export const outcomeInWords = ({ measure, outcome }: Pick<KpiDefinition, 'measure' | 'outcome'>): string =>
  measure === 'M02'
    ? 'Met at least once, of those to whom a mentor was proposed'
    : outcomeNames[outcome ?? 'good-degree'];

const groupName = (names: Names, key: string | null, code: string | null): string =>
  names.find((one) => one.key === key)?.codes.find((one) => one.code === code)?.name ?? code ?? '';
const characteristicName = (names: Names, key: string | null): string =>
  names.find((one) => one.key === key)?.name ?? key ?? '';

/** "Income of the household: Up to £25,000, set beside all others of whom it is known". */
export function whoInWords(kpi: KpiDefinition, names: Names): string {
  if (kpi.characteristic === null) return 'Everybody together';
  const group = `${characteristicName(names, kpi.characteristic)}: ${groupName(names, kpi.characteristic, kpi.priority)}`;
  if (!isGap(kpi)) return group;
  const other =
    kpi.comparator === null ? 'all others of whom it is known' : groupName(names, kpi.characteristic, kpi.comparator);
  return `${group}, set beside: ${other}`;
}

export const populationNames: Readonly<Record<KpiDefinition['population'], string>> = {
  participants: 'Students who had a mentor and said yes to being counted',
  applicants: 'Students who applied for a mentor and said yes to being counted',
};

export const stateNames: Readonly<Record<KpiState, string>> = { draft: 'Draft', agreed: 'Agreed', retired: 'Retired' };
export const toneOf = (state: KpiState): TagTone => (state === 'agreed' ? 'done' : 'neutral');

export const kindNames = { baseline: 'Baseline', milestone: 'Milestone', target: 'Target' } as const;

/** "Name, champion; Name, owner". */
export const peopleInWords = ({ champion, owner }: Pick<Kpi, 'champion' | 'owner'>): string =>
  [champion && `${champion} champions it`, owner && `${owner} works on it`].filter(Boolean).join('; ') || 'Nobody yet';
