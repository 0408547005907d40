import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Column, eliminate } from './elimination';

/** Tables, with the cells that SSBtools hides of them for others' sake: made by `golden/ssbtools.R`. A row that is taken away is -(row + 1). */
interface Table {
  readonly unknowns: number;
  readonly columns: readonly (readonly number[])[];
  readonly unsafe: readonly number[];
  readonly wanted: readonly number[];
  readonly hidden: readonly number[];
}

const read = (name: string): unknown => JSON.parse(readFileSync(path.join(__dirname, '../../golden', name), 'utf8'));
const before = read('disclosure.json') as Table[];
const { hiddenBefore, more } = read('ssbtools.json') as { hiddenBefore: number[][]; more: Table[] };

const columnOf = (signed: readonly number[] = []): Column => ({
  rows: signed.map((row) => (row < 0 ? -row - 1 : row)),
  values: signed.map((row) => (row < 0 ? -1 : 1)),
});

function ours({ unknowns, columns, unsafe, wanted }: Table): (number | undefined)[] {
  const pick = (at: readonly number[]) => at.map((one) => columnOf(columns[one]));
  return eliminate({ unknowns, unsafe: pick(unsafe), known: [], wanted: pick(wanted) }).hidden.map((at) => wanted[at]);
}

test('the same cells are hidden for others’ sake as SSBtools hides, in every release of tables that analysts ask for', () => {
  expect(hiddenBefore).toHaveLength(before.length);
  expect(before.map(ours)).toEqual(hiddenBefore);
});

test('and in small ones of every kind: groups within groups, groups that cross, any sums at all', () => {
  expect(more.map(ours)).toEqual(more.map(({ hidden }) => hidden));
  const telling = more.filter(({ hidden, wanted }) => hidden.length > 0 && hidden.length < wanted.length);
  expect([more.length, telling.length]).toEqual([278, 174]);
});
