import { registryColumns } from '@footing/evidence';

/** A way to part people that is the same at every university. */
export interface Characteristic {
  readonly key: string;
  readonly name: string;
  readonly codes: readonly { readonly code: string; readonly name: string }[];
}

const arm: Characteristic = {
  ...{ key: 'arm', name: 'Had a mentor' },
  codes: [
    { code: 'matched', name: 'Matched' },
    { code: 'unmatched', name: 'Not matched' },
  ],
};

/** What the register says of people, by its own codes, and whether they had a mentor. A university's own groups are nobody else's. */
export const characteristics: readonly Characteristic[] = [
  arm,
  ...registryColumns
    .filter(({ role }) => role !== 'outcome')
    .map(({ key, name, codes }) => ({ key, name, codes: [...codes, { code: 'not-known', name: 'Not known' }] })),
];

export const characteristicOf = (key: string): Characteristic | undefined =>
  characteristics.find((one) => one.key === key);
