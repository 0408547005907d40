/** One code of a dimension. */
export interface DimensionCode {
  readonly code: string;
  readonly name: string;
}

export type DimensionKind = 'round' | 'cohort' | 'programme' | 'arm' | 'dose' | 'school' | 'group' | 'registry';

/** A way to part the rows of a snapshot: each row has just one of its codes. */
export interface DimensionView {
  /** Such as `arm`, `imd` or `group:…`. */
  readonly key: string;
  readonly name: string;
  readonly kind: DimensionKind;
  readonly codes: readonly DimensionCode[];
  /** Whether a code tells of something that people must be able to keep to themselves. */
  readonly isSensitive: boolean;
}

/** Numbers of meetings and of minutes that are read together. */
const bands = {
  meetings: [0, 1, 2, 3, 4, 5, 6, 8, 10],
  minutes: [0, 1, 31, 61, 121, 241, 361, 601],
} as const;
export type Dose = keyof typeof bands;

/** From where to where a band of a dose goes; the last has no end. */
export interface Band {
  readonly from: number;
  readonly to: number | null;
}

export const bandsOf = (dose: Dose): readonly Band[] =>
  bands[dose].map((from, at) => {
    const next = bands[dose][at + 1];
    return { from, to: next === undefined ? null : next - 1 };
  });

/** The place of a number in its band, from 0. */
export const bandOf = (dose: Dose, value: number): number =>
  bands[dose].reduce<number>((found, from, at) => (value >= from ? at : found), 0);

const codeOf = ({ from, to }: Band): string =>
  to === null ? `${from}-or-more` : from === to ? String(from) : `${from}-${to}`;

/** "3", "6 to 7" or "10 or more". */
const nameOf = ({ from, to }: Band): string =>
  to === null ? `${from} or more` : from === to ? String(from) : `${from} to ${to}`;

/** Meetings or minutes, in bands. */
export const doseDimension = (dose: Dose): DimensionView => ({
  key: dose,
  name: dose === 'meetings' ? 'Meetings that took place' : 'Minutes of meetings',
  kind: 'dose',
  codes: bandsOf(dose).map((band) => ({ code: codeOf(band), name: nameOf(band) })),
  isSensitive: false,
});

export const ARM: DimensionView = {
  key: 'arm',
  name: 'Had a mentor',
  kind: 'arm',
  codes: [
    { code: 'matched', name: 'Matched' },
    { code: 'unmatched', name: 'Not matched' },
  ],
  isSensitive: false,
};
