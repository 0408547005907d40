import type { WaveKind } from '../shipped/surveys';
import type { WaveAnchor } from './kinds';

/** When a kind of wave is asked, and for how long it can be answered. */
export interface WaveDays {
  readonly anchor: WaveAnchor;
  readonly offsetDays: number;
  readonly windowDays: number;
}

/** What is usual. Fifteen months line up with the survey of graduates that every university takes part in. */
export const usualDays: Readonly<Record<WaveKind, WaveDays>> = {
  baseline: { anchor: 'application', offsetDays: 0, windowDays: 60 },
  mid: { anchor: 'match', offsetDays: 60, windowDays: 28 },
  close: { anchor: 'programme-end', offsetDays: 0, windowDays: 28 },
  'six-months': { anchor: 'programme-end', offsetDays: 183, windowDays: 42 },
  'fifteen-months': { anchor: 'qualification', offsetDays: 456, windowDays: 60 },
};
