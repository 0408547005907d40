import type { Puzzle } from '@footing/statistics';
import { AttackThread } from './attack-thread';

const line = (plus: number[], low: number, high: number) => ({ plus, minus: [], low, high });
/** 10 people in two places, 4 of them or fewer in the first. */
const puzzle: Puzzle = {
  unknowns: 2,
  wideEnough: 3,
  rows: [line([0, 1], 10, 10), line([0], 0, 4)],
  targets: [{ plus: [0], minus: [] }],
};
const impossible: Puzzle = { ...puzzle, rows: [line([0], 3, 3), line([0], 4, 4)] };

describe('the thread of the attack', () => {
  const thread = new AttackThread(60_000);
  afterAll(() => thread.close());

  test('answers each who asks at once with their own puzzle, and says what fits nothing', async () => {
    const other = { ...puzzle, rows: [line([0, 1], 2, 2)] };
    const [one, failed, two] = await Promise.allSettled([puzzle, impossible, other].map((each) => thread.solve(each)));
    expect(one).toMatchObject({ value: [{ low: 0, high: 4 }] });
    expect(failed).toMatchObject({ reason: new Error('the attack ended with status 8') });
    expect(two).toMatchObject({ value: [{ low: 0, high: 2 }] });
  });

  test('what takes too long fails, and the next puzzle is solved', async () => {
    const hasty = new AttackThread(1);
    await expect(hasty.solve(puzzle)).rejects.toThrow('the attack took too long');
    await thread.close();
    await expect(thread.solve(puzzle)).resolves.toMatchObject([{ low: 0, high: 4 }]);
  });
});
