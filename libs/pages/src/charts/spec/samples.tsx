import type { ChartProps } from '../chart-props';

const symbols = [
  { code: 'c', meaning: 'confidential' },
  { code: 'low', meaning: 'too few for a share' },
  { code: 'N06', meaning: 'too few answered' },
];

/** One chart of each kind, with long names, numbers of both signs, and places that are not shown. */
export const samples: Readonly<Record<ChartProps['kind'], ChartProps>> = {
  'gap-over-years': {
    kind: 'gap-over-years',
    id: 'gap',
    title: 'Good degrees: students from the poorest fifth of areas and others',
    unit: 'gap',
    symbols,
    years: [
      { year: 2018, label: '2018/19', measured: { value: 0.182, low: 0.121, high: 0.243 }, role: 'baseline' },
      { year: 2019, label: '2019/20', measured: { value: 0.191, low: 0.11, high: 0.272 } },
      { year: 2020, label: '2020/21', measured: { code: 'c' } },
      { year: 2021, label: '2021/22', measured: { code: 'low' }, milestone: 0.165 },
      { year: 2022, label: '2022/23', measured: { value: 0.158, low: 0.104, high: 0.212 }, milestone: 0.15 },
      { year: 2023, label: '2023/24', measured: { value: 0.141, low: 0.092, high: 0.19 }, milestone: 0.135 },
      { year: 2024, label: '2024/25', milestone: 0.11 },
      { year: 2027, label: '2027/28', milestone: 0.05, role: 'target' },
    ],
  },
  'dot-and-whisker': {
    kind: 'dot-and-whisker',
    id: 'dots',
    title: 'Difference in confidence, by programme',
    unit: { words: 'points on a scale of 1 to 5', decimals: 2 },
    symbols,
    rowsAre: 'Programme',
    reference: { value: 0, words: 'No difference' },
    rows: [
      { label: 'Careers mentoring', estimate: { value: 0.31, low: 0.12, high: 0.5 } },
      {
        label: 'First in family: one year with somebody who knows the way into a profession',
        estimate: { value: 0.08, low: -0.21, high: 0.37 },
      },
      { label: 'Law', estimate: { code: 'N06' } },
      { label: 'Placement year', estimate: { value: -0.24, low: -0.44, high: -0.04 } },
    ],
  },
  'paired-change': {
    kind: 'paired-change',
    id: 'paired',
    title: 'Confidence before and after',
    unit: { words: 'points on a scale of 1 to 5', decimals: 1 },
    symbols,
    rowsAre: 'Group',
    from: 'Before',
    to: 'After',
    range: { low: 1, high: 5 },
    rows: [
      {
        label: 'All students',
        before: { value: 3.1 },
        after: { value: 3.6 },
        change: { value: 0.5, low: 0.3, high: 0.7 },
      },
      {
        label: 'Estranged from family',
        before: { value: 3.4 },
        after: { value: 3.2 },
        change: { value: -0.2, low: -0.6, high: 0.2 },
      },
      { label: 'Care experienced', before: { code: 'low' }, after: { value: 3.9 }, change: { code: 'N06' } },
      { label: 'Commuters', before: { value: 3.3 }, after: { value: 3.3 } },
    ],
  },
  flow: {
    kind: 'flow',
    id: 'flow',
    title: 'How far people came',
    unit: 'people',
    symbols,
    steps: [
      { stage: 'eligible', words: 'Could take part', n: { value: 12_340 } },
      { stage: 'invited', words: 'Were invited', n: { value: 8_215 } },
      { stage: 'applied', words: 'Applied', n: { value: 1_130 } },
      { stage: 'allocated', words: 'Were given a place in a round of the programme', n: { value: 905 } },
      { stage: 'matched', words: 'Have a mentor', n: { code: 'c' } },
      { stage: 'met', words: 'Met', n: { value: 760 } },
      { stage: 'completed', words: 'Completed the year', n: { value: 655 } },
      { stage: 'surveyed', words: 'Answered the last survey', n: { value: 0 } },
    ],
  },
  heat: {
    kind: 'heat',
    id: 'heat',
    title: 'Students who continue, by school and background',
    unit: 'share',
    symbols,
    rowsAre: 'School',
    columnsAre: 'Background',
    columns: ['Asian', 'Black', 'Mixed or several ethnic groups', 'White', 'Other', 'Not known', 'Refused to say'],
    rows: [
      {
        label: 'Art, design and everything else that has a long name',
        values: [0.912, 0.884, 0.9, 0.941, 0.872, 0.861, 0.9].map((value) => ({ value })),
      },
      {
        label: 'Law',
        values: [
          { value: 0.801 },
          { code: 'c' },
          { value: 0.79 },
          { value: 0.86 },
          { code: 'low' },
          { value: 1 },
          { value: 0.83 },
        ],
      },
      { label: 'Nursing', values: [0.95, 0.96, 0.97, 0.98, 0.955, 0.94, 0.93].map((value) => ({ value })) },
    ],
  },
};
