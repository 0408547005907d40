import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Column, eliminate } from './elimination';

/** By the definition, in whole numbers without fractions: made by `golden/disclosure.R`. A row that is taken away is written as -(row + 1). */
interface Case {
  readonly unknowns: number;
  readonly columns: readonly (readonly number[])[];
  readonly unsafe: readonly number[];
  readonly wanted: readonly number[];
  readonly hidden: readonly number[];
}

const cases = JSON.parse(readFileSync(path.join(__dirname, '../../golden/disclosure.json'), 'utf8')) as readonly Case[];
const columnOf = (signed: readonly number[] = []): Column => ({
  rows: signed.map((row) => (row < 0 ? -row - 1 : row)),
  values: signed.map((row) => (row < 0 ? -1 : 1)),
});

describe('what is hidden for others’ sake', () => {
  test('is what the definition says in every one of 68 releases, many of them with something to hide', () => {
    const found = cases.map(({ unknowns, columns, unsafe, wanted }) => {
      const pick = (at: readonly number[]) => at.map((one) => columnOf(columns[one]));
      const { hidden } = eliminate({ unknowns, unsafe: pick(unsafe), known: [], wanted: pick(wanted) });
      return hidden.map((at) => wanted[at]);
    });
    expect(found).toEqual(cases.map(({ hidden }) => hidden));
    expect([cases.length, cases.filter(({ hidden }) => hidden.length > 0).length > 40]).toEqual([68, true]);
  });

  const row = (...rows: number[]): Column => ({ rows });

  test('what is known already counts as shown, and what follows from it is told', () => {
    const one = { unknowns: 3, unsafe: [row(0)], known: [row(0, 1, 2)], wanted: [row(1), row(2)] };
    expect(eliminate(one)).toEqual({ hidden: [1], lost: [] });
    expect(eliminate({ ...one, known: [row(0, 1), row(1)] })).toEqual({ hidden: [], lost: [0] });
  });

  test('what follows from the rest is shown', () => {
    const wanted = [row(0, 1, 2), row(0, 1), row(2)];
    expect(eliminate({ unknowns: 3, unsafe: [row(0)], known: [], wanted })).toEqual({ hidden: [], lost: [] });
  });
});
