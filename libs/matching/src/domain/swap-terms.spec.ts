import type { MatchInput } from '@footing/engine';
import { type PairNow, swapTerms } from './swap-terms';

const input: MatchInput = {
  students: ['ann', 'ben', 'cat'].map((id) => ({ id, tier: 1, answers: {} })),
  mentors: [
    { id: 'joan', places: 2, answers: {} },
    { id: 'tom', places: 1, answers: {} },
  ],
  ...{ settings: { criteria: [], barriers: [], minimumFit: 0 }, pins: [], rejections: [], seed: 's' },
};
const pair = (applicationId: string, offerId: string, over: Partial<PairNow> = {}): PairNow => ({
  ...{ applicationId, offerId, score: 10, parts: [], review: 'open' as const, pinned: false },
  ...over,
});
const wish = { applicationId: 'ann', offerId: 'joan' };
const pinsOf = (pairs: readonly PairNow[]) =>
  swapTerms(input, pairs, [], wish)?.input.pins.map(({ studentId }) => studentId);

test('approved, pinned and published pairs of others stay; open and rejected ones may move', () => {
  expect(pinsOf([pair('ben', 'tom', { review: 'approved' })])).toEqual(['ben']);
  expect(pinsOf([pair('ben', 'tom', { pinned: true })])).toEqual(['ben']);
  expect(pinsOf([pair('ben', 'tom', { review: 'published' })])).toEqual(['ben']);
  expect(pinsOf([pair('ben', 'tom'), pair('cat', 'joan', { review: 'rejected' })])).toEqual([]);
  expect(pinsOf([pair('ann', 'tom', { review: 'approved' })])).toEqual([]);
});

test('when every place there is settled, the approved give way before the pinned', () => {
  const approved = pair('ben', 'joan', { review: 'approved' });
  const pinned = pair('cat', 'joan', { pinned: true });
  expect(swapTerms(input, [approved, pinned], [], wish)?.released).toEqual([approved]);
  expect(pinsOf([approved])).toEqual(['ben']);
  expect(swapTerms(input, [{ ...pinned, applicationId: 'ben' }, pinned], [], wish)?.released).toHaveLength(2);
});

test('what has been published never gives way', () => {
  const published = ['ben', 'cat'].map((id) => pair(id, 'joan', { review: 'published' }));
  expect(swapTerms(input, published, [], wish)).toBeNull();
});

test('a rejected pair counts for nothing in the draft as it stands', () => {
  const terms = swapTerms(input, [pair('ben', 'tom'), pair('cat', 'joan', { review: 'rejected' })], [], wish);
  expect(terms?.draft).toMatchObject({ total: 10, tiers: [{ tier: 1, students: 3, matched: 1 }] });
});
