import { afterStep, type ReviewState, type ReviewStep, stepsFrom } from './review-lifecycle';

const steps: readonly ReviewStep[] = ['approve', 'reject', 'pin', 'unpin', 'swap', 'publish'];
const table: readonly [ReviewState, boolean, ...(string | null)[]][] = [
  // state, pinned?  approve     reject      pin          unpin       swap        publish
  ['open', false, 'approved', 'rejected', 'open+', null, 'open+', null],
  ['open', true, 'approved+', 'rejected', null, 'open', 'open+', null],
  ['approved', false, null, 'rejected', 'approved+', null, 'open+', 'published'],
  ['approved', true, null, 'rejected', null, 'approved', 'open+', 'published+'],
  ['rejected', false, null, null, null, null, 'open+', null],
  ['published', false, null, null, null, null, null, null],
];

test.each(table)('from %s (pinned: %s) each step leads where the table says', (review, pinned, ...wanted) => {
  const got = steps.map((step) => {
    const after = afterStep({ review, pinned }, step);
    return after && `${after.review}${after.pinned ? '+' : ''}`;
  });
  expect(got).toEqual(wanted);
});

test('a published pair offers nothing to do', () => {
  expect(stepsFrom({ review: 'published', pinned: true })).toEqual([]);
  expect(stepsFrom({ review: 'open', pinned: false })).toEqual(['approve', 'reject', 'pin', 'swap']);
});
