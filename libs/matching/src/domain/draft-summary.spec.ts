import { makeDraft, type MatchInput } from '@footing/engine';
import { draftSummary } from './draft-summary';

const input: MatchInput = {
  students: [
    { id: 'ann', tier: 1, answers: { helpWanted: ['law'] } },
    { id: 'ben', tier: 3, answers: { helpWanted: ['law', 'art'] } },
    { id: 'cat', tier: 3, answers: {} },
  ],
  mentors: [{ id: 'joan', places: 2, answers: { helpOffered: ['law'] } }],
  settings: { criteria: [{ id: 'h', kind: 'help', name: 'Help', weight: 100 }], barriers: [], minimumFit: 0 },
  ...{ pins: [], rejections: [], seed: 's' },
};

test('the figures are of the draft, and every pair is in one band of the spread', () => {
  const draft = makeDraft(input);
  const summary = draftSummary(input, draft, null);
  expect(summary).toMatchObject({ students: 3, matched: 2, mentors: 1, places: 2, tiers: draft.tiers });
  expect(summary.mean).toBeCloseTo(summary.total / 2);
  expect(summary.spread).toHaveLength(10);
  expect(summary.spread.reduce((sum, count) => sum + count, 0)).toBe(2);
  expect(summary.spread[9]).toBe(1);
});

test('a draft without pairs has no mean', () => {
  const nobody = { ...input, mentors: [] };
  expect(draftSummary(nobody, makeDraft(nobody), null)).toMatchObject({ matched: 0, mean: null, total: 0 });
});

test('it says where what people share counts for nothing', () => {
  const draft = makeDraft(input);
  expect(draftSummary(input, draft, null)).not.toHaveProperty('sharingLeftOut');
  expect(draftSummary(input, { ...draft, sharingLeftOut: true }, null)).toMatchObject({ sharingLeftOut: true });
});
