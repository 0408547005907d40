import { render } from 'preact-render-to-string';
import { Alternatives } from './alternatives';
import type { BenchView } from './bench-view';

const price = { places: 0, losingTier: null, points: 6_554 };
const mentor = (name: string, more: object) => ({
  ...{ offerId: name, mentorName: name, score: 40_000, places: 1, freePlaces: 0, barriers: [], price: null, ...more },
});
const shown = (
  alternatives: readonly object[],
  mayReview = true,
  readOnly: string | null = null,
  agreementChangedAt?: Date,
) => {
  const entry = { draft: { id: 'd', agreementChangedAt }, applicationId: 'x', pair: null, readOnly, alternatives };
  const view = { entry, filter: {}, mayReview } as unknown as BenchView;
  return render(<Alternatives {...view} />).replace(/\s+/g, ' ');
};
const ways = '“See who would move” works out';

test('where no price is there, it is said how to come by one', () => {
  expect(shown([mentor('Joan', {}), mentor('Tom', {})])).toContain(ways);
});

test('that is not said beside a price, nor where nobody may swap or there is nobody to swap to', () => {
  expect(shown([mentor('Joan', { price }), mentor('Tom', {})])).not.toContain(ways);
  expect(shown([mentor('Joan', {})], false)).not.toContain(ways);
  expect(shown([mentor('Joan', { barriers: ['Too near'] })])).not.toContain(ways);
});

test('of a draft whose answers are gone it is not said that nobody else is allowed: nobody knows any more', () => {
  expect(shown([])).toContain('No other mentor of this round is allowed');
  expect(shown([], true, 'draft.superseded')).toContain('No other mentor of this round is allowed');
  expect(shown([], true, null, new Date(0))).toBe('');
});
