/** Every measure of the evidence base, by its number; those of effects (M16 to M18) are worked out elsewhere. */
export const measureIds = [
  ...(['M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M07', 'M08', 'M09', 'M10', 'M11', 'M12', 'M13'] as const),
  ...(['M14', 'M15', 'M19', 'M20', 'M21', 'M22'] as const),
] as const;
export type MeasureId = (typeof measureIds)[number];

/** What has to be told beside the name of a measure. */
export type Need =
  'outcome' | 'scale' | 'waves' | 'wave' | 'compare' | 'within' | 'cost' | 'population' | 'minimum-meetings' | 'dose';

/** A measure, in words that anybody can read. */
export interface Measure {
  readonly id: MeasureId;
  readonly name: string;
  /** What it is, in plain words. */
  readonly means: string;
  readonly formula: string;
  readonly unit: 'share' | 'count' | 'points' | 'SD' | 'index' | 'percentage points' | '£' | 'meetings';
  /** What it may be called: never an effect or an impact. */
  readonly word: 'count' | 'share' | 'mean' | 'change' | 'difference' | 'reliability' | 'cost' | 'plan';
  readonly needs: readonly Need[];
  /** What its table shows; `figure`: worked out from the cells of a table. */
  readonly kind: 'count' | 'rate' | 'mean';
  readonly isFigure: boolean;
}

const table = (
  id: MeasureId,
  name: string,
  more: Pick<Measure, 'means' | 'formula' | 'unit' | 'word' | 'kind'> & { readonly needs?: readonly Need[] },
): Measure => ({ needs: [], ...more, id, name, isFigure: false });
const figure = (...[id, name, more]: Parameters<typeof table>): Measure => ({
  ...table(id, name, more),
  isFigure: true,
});

const share = { unit: 'share', word: 'share', kind: 'rate' } as const;

/** The catalogue, in the order of the numbers. */
export const measures: readonly Measure[] = [
  table('M01', 'Reach', {
    ...share,
    means: 'Of those who could take part, how many had a mentor. Who said no to being counted is in neither number.',
    formula: 'matched ÷ eligible',
    needs: ['population'],
  }),
  table('M02', 'Take-up', {
    ...share,
    means: 'Of those to whom a mentor was proposed, how many met as often as the plan asks.',
    formula: 'met k times or more ÷ proposed',
    needs: ['minimum-meetings'],
  }),
  table('M03', 'Dose', {
    means: 'How often, or how long, those with a mentor met: the middle one of them all, from counts by band.',
    formula: 'band of the median',
    ...{ unit: 'meetings', word: 'count', kind: 'count', needs: ['dose'] },
  }),
  table('M04', 'Response rate', {
    ...share,
    means: 'Of those who were asked, how many handed the survey in. Who said no to it counts as asked.',
    formula: 'handed in ÷ asked',
    needs: ['wave'],
  }),
  figure('M05', 'Difference in response', {
    means: 'How much more of those with a mentor answered than of those without. A wide gap can bend every comparison.',
    formula: 'response rate with a mentor − response rate without',
    ...{ unit: 'percentage points', word: 'difference', kind: 'rate', needs: ['wave'] },
  }),
  figure('M06', 'How like everybody those who answered are', {
    means: 'One where every group answered alike; lower, the more groups differ in how many answered.',
    formula: '1 − 2 × standard deviation of the groups’ response rates',
    ...{ unit: 'index', word: 'reliability', kind: 'rate', needs: ['wave'] },
  }),
  table('M07', 'Mean on a scale', {
    means: 'The mean of those who answered enough of a scale.',
    formula: 'Σ scores ÷ people with a score',
    ...{ unit: 'points', word: 'mean', kind: 'mean', needs: ['scale'] },
  }),
  table('M08', 'Mean change', {
    means: 'How far the same people moved between two times of asking. It is a change, and not what mentoring did.',
    formula: 'mean of (later − earlier), of those who answered both times',
    ...{ unit: 'points', word: 'change', kind: 'mean', needs: ['scale', 'waves'] },
  }),
  figure('M09', 'Standardised change', {
    means:
      'The mean change in standard deviations of where people began, so that scales can be compared. A change, not an effect.',
    formula: 'J × mean change ÷ SD of the earlier scores, J = 1 − 3 ÷ (4 × (n − 1) − 1)',
    ...{ unit: 'SD', word: 'change', kind: 'mean', needs: ['scale', 'waves'] },
  }),
  figure('M10', 'Reliability of a scale', {
    means: 'How well the questions of a scale hang together, from 0 to 1.',
    formula: 'Cronbach’s α = k ÷ (k − 1) × (1 − Σ variances of the parts ÷ variance of the sum)',
    ...{ unit: 'index', word: 'reliability', kind: 'mean', needs: ['scale'] },
  }),
  table('M11', 'Outcome rate', {
    ...share,
    means: 'Of those whose outcome is known, how many had it.',
    formula: 'with the outcome ÷ known',
    needs: ['outcome'],
  }),
  table('M12', 'Continuation, completion and progression', {
    ...share,
    means:
      'The same for the outcomes that universities report: continued, completed, or went on to a positive outcome.',
    formula: 'with the outcome ÷ known',
    needs: ['outcome'],
  }),
  table('M13', 'Good degree', {
    ...share,
    means: 'Of those whose degree was classified, how many got a first or an upper second.',
    formula: 'first or upper second ÷ classified',
  }),
  figure('M14', 'Gap', {
    means:
      'How much lower the rate of the priority group is than that of those it is compared with. Above nought: they are behind.',
    formula: 'rate of the comparator − rate of the priority group',
    ...{ unit: 'percentage points', word: 'difference', kind: 'rate', needs: ['outcome', 'compare'] },
  }),
  figure('M15', 'Gap within like and like', {
    means:
      'The gap between people who are alike in something else, such as the round: what differs between those is taken out.',
    formula: 'Mantel–Haenszel difference over the strata',
    ...{ unit: 'percentage points', word: 'difference', kind: 'rate', needs: ['outcome', 'compare', 'within'] },
  }),
  figure('M19', 'Cost of a match', {
    means: 'What was spent, by each student who had a mentor.',
    formula: '£ ÷ matched',
    ...{ unit: '£', word: 'cost', kind: 'count', needs: ['cost'] },
  }),
  figure('M20', 'How long mentoring lasts', {
    means:
      'Which share still met after 90 and 180 days. Who came to the planned end, or goes on, is counted until then.',
    formula: 'Kaplan–Meier over months',
    ...{ unit: 'share', word: 'share', kind: 'count' },
  }),
  table('M21', 'How well people were matched', {
    means: 'The mean fit of those with a mentor, out of 100, by group: whether every group is matched as well.',
    formula: 'Σ fit ÷ matched',
    ...{ unit: 'points', word: 'mean', kind: 'mean' },
  }),
  figure('M22', 'Smallest difference that could be found', {
    means: 'How large a difference would have to be for so many people to show it, four times in five.',
    formula: '(t₀.₉₇₅ + t₀.₈) × √(1 ÷ (P (1 − P) n))',
    ...{ unit: 'SD', word: 'plan', kind: 'count' },
  }),
];

export const measureOf = (id: string): Measure | undefined => measures.find((one) => one.id === id);
