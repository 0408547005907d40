import fc from 'fast-check';
import type { ChartEstimate, ChartProps, ChartValue } from '../chart-props';

/** Labels without figures, so that every figure found in a chart is a number of its own; all different. */
const labels = (count: number) => Array.from({ length: count }, (_, index) => `Row ${'abcdefghijkl'.charAt(index)}`);

const code = fc.constantFrom('c', 'low', 'none', 'N').map((one) => ({ code: one }));
const number = fc.integer({ min: -999, max: 999 }).map((thousandths) => thousandths / 1000);
const value: fc.Arbitrary<ChartValue> = fc.oneof(
  { weight: 3, arbitrary: number.map((one) => ({ value: one })) },
  { weight: 1, arbitrary: code },
);
const estimate: fc.Arbitrary<ChartEstimate> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(number, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }))
      .map(([one, less, more]) => ({ value: one, low: one - less / 1000, high: one + more / 1000 })),
  },
  { weight: 1, arbitrary: code },
);
const people: fc.Arbitrary<ChartValue> = fc.oneof(
  { weight: 3, arbitrary: fc.nat(20_000).map((one) => ({ value: one })) },
  { weight: 1, arbitrary: code },
);
const symbols = [
  { code: 'c', meaning: 'confidential' },
  { code: 'low', meaning: 'too few' },
];
const frame = { id: 'it', title: 'A chart', unit: 'gap', symbols } as const;
const upTo = <T>(one: fc.Arbitrary<T>, most = 8) => fc.array(one, { maxLength: most });

const gap = upTo(
  fc.record({ measured: fc.option(estimate, { nil: undefined }), milestone: fc.option(number, { nil: undefined }) }),
).map((found): ChartProps => ({
  ...frame,
  kind: 'gap-over-years',
  years: found.map((one, index) => ({
    ...one,
    year: index,
    label: labels(8)[index]!,
    ...(index === 0 ? { role: 'baseline' as const } : index === found.length - 1 ? { role: 'target' as const } : {}),
  })),
}));
const dots = fc.tuple(upTo(estimate), fc.boolean()).map(([found, withReference]): ChartProps => ({
  ...{ ...frame, kind: 'dot-and-whisker', rowsAre: 'Row' },
  rows: found.map((one, index) => ({ label: labels(8)[index]!, estimate: one })),
  ...(withReference ? { reference: { value: 0, words: 'No difference' } } : {}),
}));
const paired = upTo(fc.record({ before: value, after: value, change: fc.option(estimate, { nil: undefined }) })).map(
  (found): ChartProps => ({
    ...{ ...frame, kind: 'paired-change', rowsAre: 'Row', from: 'Before', to: 'After' },
    rows: found.map((one, index) => ({ label: labels(8)[index]!, ...one })),
  }),
);
const flow = upTo(people).map((found): ChartProps => ({
  ...{ ...frame, kind: 'flow', unit: 'people' },
  steps: found.map((n, index) => ({ stage: labels(8)[index]!, words: labels(8)[index]!, n })),
}));
const heat = fc.nat(9).chain((columns) =>
  upTo(fc.array(value, { minLength: columns, maxLength: columns }), 4).map((found): ChartProps => ({
    ...{
      ...frame,
      kind: 'heat',
      rowsAre: 'Row',
      columnsAre: 'Column',
      columns: labels(columns).map((name) => `${name} too`),
    },
    rows: found.map((values, index) => ({ label: labels(8)[index]!, values })),
  })),
);

/** A chart of any kind, of nothing to much, with places that are not shown. */
export const anyChart: fc.Arbitrary<ChartProps> = fc.oneof(gap, dots, paired, flow, heat);
