import { worseOff } from './swap.page';

const at = (score: number) => ({ mentor: 'Joan Whitaker', score });
const move = (from: number | null, to: number | null) => ({
  student: 'Ben Hall',
  from: from === null ? null : at(from),
  to: to === null ? null : at(to),
});

test('says how many a swap leaves with a mentor who fits them less, and by how much at most', () => {
  expect(worseOff([move(65_535, 32_768), move(30_000, 23_447), move(10_000, 20_000)])).toBe(
    '2 students would get a mentor who fits them less, by up to 50.',
  );
  expect(worseOff([move(65_535, 58_982)])).toBe('One student would get a mentor who fits them less, by 10.');
});

test('counts nobody who gains, or whose place comes or goes: another sentence tells of those', () => {
  expect(worseOff([move(1, 2), move(null, 9), move(9, null)])).toBe('Nobody would get a mentor who fits them less.');
});
