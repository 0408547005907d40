import type { BaseCell, Dimension, Profile, Release, TablePlan } from '../disclosure/types';
import { times } from './chance';

/** One person of a made-up release. */
export interface Made {
  readonly at: readonly string[];
  readonly hasOutcome: boolean;
  /** 32 bits, as a record key is. */
  readonly key: number;
  readonly score: number;
}

/** Where nobody can be: in the narrower group and not in the wider. */
const nested = (at: readonly string[]) => at.includes('narrow-yes') && at.includes('wide-no');

/** A made-up release with small groups: two dimensions of a few codes, and often a group within a group. */
export interface MadeRelease {
  readonly dimensions: readonly Dimension[];
  readonly tables: readonly TablePlan[];
  readonly people: readonly Made[];
}

/** @param next from 0 to 1. */
export function randomRelease(next: () => number): MadeRelease {
  const isNested = next() < 0.5;
  const size = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const some = (key: string, many: number, isSensitive: boolean): Dimension => ({
    key,
    codes: times(many, (at) => `${key}-${at}`),
    isSensitive,
  });
  const groups = isNested
    ? [
        { key: 'wide', codes: ['wide-yes', 'wide-no'], isSensitive: false },
        { key: 'narrow', codes: ['narrow-yes', 'narrow-no'], isSensitive: false },
      ]
    : [];
  const dimensions = [some('a', size(2, isNested ? 3 : 5), next() < 0.3), some('b', size(2, 4), false), ...groups];
  const kind = (['count', 'rate', 'mean'] as const)[size(0, 2)] ?? 'count';
  const tables: TablePlan[] = [
    { id: 't1', measure: 'm', by: ['a', 'b'], kind: 'count' },
    { id: 't2', measure: 'm', by: ['a'], kind },
    ...(isNested
      ? [
          { id: 't3', measure: 'm', by: ['wide', 'b'], kind: 'rate' as const },
          { id: 't4', measure: 'm', by: ['narrow', 'b'], kind: 'rate' as const },
        ]
      : []),
  ];
  const pull = dimensions.map(({ codes }) => codes.map(() => next() ** 2 + 0.05));
  const people = times(size(40, 260), () => randomPerson(dimensions, pull, next));
  return { dimensions, tables, people };
}

function randomPerson(dimensions: readonly Dimension[], pull: readonly number[][], next: () => number): Made {
  for (;;) {
    const at = dimensions.map(({ codes }, i) => {
      const weights = pull[i] ?? [];
      let left = next() * weights.reduce((sum, one) => sum + one, 0);
      return codes.find((_, code) => (left -= weights[code] ?? 0) < 0) ?? codes[0] ?? '';
    });
    if (!nested(at))
      return { at, hasOutcome: next() < 0.4, key: Math.floor(next() * 2 ** 32), score: 1 + Math.floor(next() * 5) };
  }
}

/** The same people in base cells, as the gate gets them. */
export function releaseOf({ dimensions, tables, people }: MadeRelease, profile: Profile): Release {
  const crosses = dimensions.reduce<string[][]>(
    (all, { codes }) => all.flatMap((at) => codes.map((code) => [...at, code])),
    [[]],
  );
  const cells = crosses.map((at): BaseCell => {
    const here = people.filter((one) => one.at.every((code, i) => code === at[i]));
    const sum = (of: (one: Made) => number) => here.reduce((all, one) => all + of(one), 0);
    return {
      at,
      n: here.length,
      x: sum(({ hasOutcome }) => Number(hasOutcome)),
      sum: sum(({ score }) => score),
      sumOfSquares: sum(({ score }) => score ** 2),
      noiseKey: sum(({ key }) => key) % 256,
      noiseKeyX: sum(({ key, hasOutcome }) => (hasOutcome ? key : 0)) % 256,
      isStructuralZero: nested(at),
    };
  });
  return { profile, dimensions, tables, cells };
}
