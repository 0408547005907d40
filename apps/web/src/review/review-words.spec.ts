import { fit } from './fit';
import { moment, priceWords, progressWords, undoneWords, undoWords } from './review-words';

test('a moment is said as the clock in London has it, in winter and in summer', () => {
  expect(moment(new Date('2026-11-03T14:00:00Z'))).toBe('Tuesday 3 November, 14:00');
  expect(moment(new Date('2026-07-01T23:30:00Z'))).toBe('Thursday 2 July, 00:30');
});

test('a fit is a whole number from 0 to 100', () => {
  expect([fit(65_535), fit(0), fit(48_496)]).toEqual(['100', '0', '74']);
});

test('how far a draft is, is said in words for each step', () => {
  const making = { state: 'running', doneCount: 1200, ofCount: 2000 } as const;
  const words = ['', 'score', 'solve', 'explain', 'check'].map((step) => progressWords({ ...making, step }));
  expect(words).toEqual([
    'Starting',
    'Comparing everybody: 1,200 of 2,000 students',
    'Finding the best pairs: 1,200 of 2,000 students',
    'Writing down the reasons: 1,200 of 2,000 students',
    'Checking the result: 1,200 of 2,000 students',
  ]);
  expect(progressWords({ ...making, state: 'queued', step: '' })).toBe('Waiting for its turn');
});

test.each([
  ['approve', 1, 'approval'],
  ['reject', 1, 'rejection'],
  ['pin', 1, 'pinning'],
  ['unpin', 1, 'unpinning'],
  ['swap', 1, 'swap that moved 1 student'],
  ['swap', 18, 'swap that moved 18 students'],
] as const)('an undo of %s (%i) names what it takes back, before and after', (kind, students, named) => {
  expect(undoWords({ kind, students })).toBe(`Undo the last decision (${named})`);
  expect(undoneWords({ kind, students })).toBe(`Undone. The ${named} is taken back.`);
});

test.each([
  [{ places: 0, losingTier: null, points: 0 }, 'Costs nothing.'],
  [{ places: 0, losingTier: null, points: 2032 }, 'Costs 3.1 in total fit.'],
  [{ places: 0, losingTier: null, points: 3 }, 'Costs less than 0.1 in total fit.'],
  [{ places: 1, losingTier: null, points: -6554 }, 'Adds 10.0 to total fit. One more student would have a mentor.'],
  [{ places: 0, losingTier: 1, points: 655 }, 'Costs 1.0 in total fit. A student of tier 1 would lose their place.'],
])('the price %j in words', (price, words) => {
  expect(priceWords(price)).toBe(words);
});
