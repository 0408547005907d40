import { createHash } from 'node:crypto';
import { type Measure, measures } from '@footing/evidence';
import { canonicalJson } from '../domain/content';

/** Measures that can be put together: shares and means of people. What is worked out from them is worked out again from the whole. */
export const poolable: readonly Measure[] = measures.filter(({ isFigure, kind }) => !isFigure && kind !== 'count');

export const poolableOf = (id: string): Measure | undefined => poolable.find((one) => one.id === id);

/** Which definition of a measure this service goes by: 16 hexadecimal digits over what it counts. */
export const definitionOf = ({ id, formula, unit, kind }: Measure): string =>
  createHash('sha256')
    .update(canonicalJson([id, formula, unit, kind]))
    .digest('hex')
    .slice(0, 16);
