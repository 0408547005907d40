import { bandsByTier, mostOpen, openBetween } from './chance-bands';

const chance = (name: string, tier: number, served: number) => ({ name, tier, served, draws: 100, matched: true });
const all = [
  chance('sure', 1, 98),
  chance('nearly sure', 1, 97),
  chance('even', 2, 50),
  chance('hardly', 2, 3),
  chance('none', 2, 2),
];

test('whose lot is open lies strictly between 2 and 98 in a hundred', () => {
  expect(openBetween).toBe('2\u00a0% and 98\u00a0%');
  expect(bandsByTier(all)).toEqual([
    { tier: 1, sure: 1, open: 1, none: 0 },
    { tier: 2, sure: 0, open: 2, none: 1 },
  ]);
  expect(mostOpen(all).map(({ name }) => name)).toEqual(['even', 'nearly sure', 'hardly']);
});
