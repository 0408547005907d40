import type { Queue } from '@footing/matching';
import { render } from 'preact-render-to-string';
import { QueueFilters } from './queue-filters';

const counts = { open: 3, approved: 0, rejected: 0, unmatched: 0, pinned: 0, published: 0 };
const queue = { counts, schools: [] } as unknown as Queue;
const offered = (tiers: readonly number[], tier?: number) => {
  const filter = tier === undefined ? {} : { tier };
  const html = render(<QueueFilters {...{ queue, filter, tiers }} action="/review" />);
  return [...html.matchAll(/>Tier (\d)</g)].map(([, number]) => Number(number));
};

test('only the tiers of the round are offered', () => {
  expect(offered([1, 2, 4])).toEqual([1, 2, 4]);
});

test('a tier that was asked for stays chosen, though nobody is in it', () => {
  expect(offered([1, 2], 7)).toEqual([1, 2, 7]);
  expect(offered([1, 2], 2)).toEqual([1, 2]);
});
