import type { SnapshotHead } from '../data/snapshots.query';
import { outcomeNames, outcomes } from '../domain/stages';

/** What every row has a place for. */
const ALWAYS = [
  'How far you came',
  'How often and how long you met',
  'The weeks of signing up and of having a mentor',
  'How well the two of you fit',
  'Which surveys you were asked, and which you handed in',
];

/**
 * What the rows of a snapshot have a place for, in words, each once. Whether anything stands there for one person nobody can look up: the
 * service may not read a row by its person.
 */
export const ownColumns = ({ dimensions, scales }: Pick<SnapshotHead, 'dimensions' | 'scales'>): string[] => [
  ...new Set([
    ...ALWAYS,
    ...dimensions.map(({ name }) => name),
    ...scales.map(({ name }) => `Your score on “${name}”`),
    ...outcomes.map((key) => outcomeNames[key]),
  ]),
];
