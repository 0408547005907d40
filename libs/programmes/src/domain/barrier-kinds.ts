import type { ComparisonKind } from './criterion-kinds';

const fixed = { needsFields: false, takesOrder: false, needsSteps: false } as const;
const onColumns = { needsFields: true, takesOrder: false, needsSteps: false } as const;

/** Every kind of barrier that a programme lead may choose. */
export const barrierKinds = {
  'no-shared-mode': {
    ...fixed,
    name: 'No shared way to meet',
    explains: 'Never pairs two people who cannot meet in the same way: online, in person or by phone.',
  },
  'no-shared-time': {
    ...fixed,
    name: 'No shared time',
    explains: 'Never pairs two people who are never free at the same time of the week.',
  },
  'must-be-equal': {
    ...onColumns,
    name: 'Must be the same',
    explains: 'Never pairs two people whose answers differ.',
  },
  'must-differ': {
    ...onColumns,
    name: 'Must be different',
    explains: 'Never pairs two people whose answers are the same.',
  },
  'must-overlap': {
    ...onColumns,
    name: 'Must have an answer in common',
    explains: 'Never pairs two people without one answer in common.',
  },
  'must-be-steps-apart': {
    ...onColumns,
    takesOrder: true,
    needsSteps: true,
    name: 'Must be steps apart',
    explains: 'Never pairs two people unless the mentor is at least so many steps above the student.',
  },
} as const satisfies Record<string, ComparisonKind>;

export type BarrierKind = keyof typeof barrierKinds;
export const barrierKindNames = Object.keys(barrierKinds) as BarrierKind[];

/** The barriers that are simply on or off; each at most once in a round. */
export const switchBarriers = ['no-shared-mode', 'no-shared-time'] as const satisfies readonly BarrierKind[];
export type SwitchBarrier = (typeof switchBarriers)[number];

/** What holds in every round, whatever the lead chooses; in words, for the page. */
export const standingBarriers: readonly string[] = [
  'A mentor never gets more students than the places they offered.',
  'Nobody is paired with themselves.',
  'Two people are not paired again after a consultant has said no to it.',
  'Two people are not paired when either has asked not to be.',
];
