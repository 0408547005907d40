import type { Puzzle } from '@footing/statistics';
import loadHighs from 'highs';
import { findLimits } from './find-limits';

const line = (plus: number[], low: number, high = low, minus: number[] = []) => ({ plus, minus, low, high });
const cell = (at: number): Puzzle['targets'][number] => ({ plus: [at], minus: [] });

/** Two rows of two, 0 1 over 2 3, with their totals. */
const table = (rows: Puzzle['rows'], targets = [cell(0)]): Puzzle => ({ unknowns: 4, wideEnough: 3, rows, targets });
const margins = [line([0, 1], 3), line([2, 3], 20), line([0, 2], 12), line([1, 3], 11)];

describe('limits of what is hidden', () => {
  test('are the least and the greatest that fit everything shown, with the rows that bind', async () => {
    const highs = await loadHighs();
    const narrow = findLimits(highs, table([...margins, line([3], 9, 10)]))[0];
    expect([narrow?.low, narrow?.high]).toEqual([1, 2]);
    expect(narrow?.heaviest).toContain(4);
  });

  test('of wide ones are followed no further than they need be', async () => {
    const highs = await loadHighs();
    expect(findLimits(highs, table(margins))).toMatchObject([{ low: 0, high: 3 }]);
    expect(findLimits(highs, table([]))).toMatchObject([{ high: Infinity }]);
  });

  test('of differences: nobody has an outcome who is not there', async () => {
    const highs = await loadHighs();
    const rows = [line([0], 8, 12), line([1], 3, 7), line([0], 0, Infinity, [1])];
    const rest = { plus: [0], minus: [1] };
    expect(findLimits(highs, { ...table(rows, [rest]), wideEnough: 99 })).toMatchObject([{ low: 1, high: 9 }]);
  });

  test('nothing is asked of the solver where there is no target', async () => {
    expect(findLimits(await loadHighs(), table([line([0], 3), line([0], 4)], []))).toEqual([]);
  });
});
