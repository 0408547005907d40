import type { FieldError } from '@footing/kernel';
import type { Audience, WaveKind } from '../shipped/surveys';
import { fault } from '../errors';
import { isWaveAnchor, isWaveAudience, isWaveKind, type WaveAnchor } from './kinds';

/** A wave as a lead sets it up. */
export interface GivenWave {
  readonly kind: WaveKind;
  readonly audience: Audience;
  readonly anchor: WaveAnchor;
  /** YYYY-MM-DD, of the anchor `qualification` alone; null: the last day of the round's meetings. */
  readonly anchorOn: string | null;
  /** Days after the anchor; below zero: before it. -365 to 1,500. */
  readonly offsetDays: number;
  /** For how many days it can be answered: 3 to 365. */
  readonly windowDays: number;
  /** A frozen version. */
  readonly versionId: string;
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
const within = (number: number, from: number, to: number) => Number.isInteger(number) && number >= from && number <= to;

/** What is to be put right; empty: nothing. */
export function waveFaults({ kind, audience, anchor, anchorOn, offsetDays, windowDays }: GivenWave): FieldError[] {
  const isBaseline = kind === 'baseline';
  return [
    ...fault(!isWaveKind(kind), 'kind', 'Choose when people are asked'),
    ...fault(!isWaveAudience(audience) || (isBaseline && audience === 'unmatched'), 'audience', 'Choose who is asked'),
    ...fault(
      !isWaveAnchor(anchor) || (isBaseline && anchor !== 'application'),
      'anchor',
      isBaseline ? 'The first survey counts from the application' : 'Choose what the days count from',
    ),
    ...fault(
      anchorOn !== null && (anchor !== 'qualification' || !isDay(anchorOn)),
      'anchorOn',
      'Enter the day on which most people qualify, such as 30 6 2027',
    ),
    ...fault(!within(offsetDays, -365, 1500), 'offsetDays', 'Enter a whole number of days, from -365 to 1500'),
    ...fault(!within(windowDays, 3, 365), 'windowDays', 'Enter a whole number of days, from 3 to 365'),
  ];
}
