/** How far somebody came, in order. */
export const stages = [
  'eligible',
  'invited',
  'applied',
  'allocated',
  'matched',
  'met',
  'completed',
  'surveyed',
] as const;
export type Stage = (typeof stages)[number];

/** The bit of a stage in a row of a snapshot. */
export const bitOf = (stage: Stage): number => 2 ** stages.indexOf(stage);

/** The bits of these stages together. */
export const bitsOf = (reached: readonly Stage[]): number => reached.reduce((bits, stage) => bits | bitOf(stage), 0);

/** Times of asking, in the order of a row's `waves`. */
export const waves = ['baseline', 'mid', 'close', 'six-months', 'fifteen-months'] as const;
export type Wave = (typeof waves)[number];

/** What the register may say of somebody, in the order of a row's `outcomes`. */
export const outcomes = ['continuation', 'completion', 'good-degree', 'progression'] as const;
export type OutcomeKey = (typeof outcomes)[number];

export const outcomeNames: Readonly<Record<OutcomeKey, string>> = {
  continuation: 'Continued into the next year',
  completion: 'Completed',
  'good-degree': 'First or upper second, of those classified',
  progression: 'Managerial or professional work, further study or another positive outcome after 15 months',
};
