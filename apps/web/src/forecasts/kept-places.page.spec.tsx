import type { KeptPlaces } from '@footing/matching';
import { render } from 'preact-render-to-string';
import { KeptPlacesPage } from './kept-places.page';

const kept = {
  draft: { id: 'd', number: 1, roundId: 'r', summary: { total: 400 } },
  groups: [
    {
      group: { id: 'g', name: 'Carers' },
      students: 3,
      prices: [
        { places: 1, givenUp: 0 },
        { places: 2, givenUp: 655 },
        { places: 3, givenUp: 655_350 },
      ],
    },
  ],
} as unknown as KeptPlaces;

test('each row says what it is of, also as a card on a phone; a small cost is not shown as none', () => {
  const html = render(<KeptPlacesPage title="What keeping places would cost" kept={kept} />);
  const [, first = '', second = ''] = html.split(/<tr/).slice(1);
  expect(first).toContain('>2 places<');
  expect(first).toContain('>less than 0.01\u00a0%<');
  expect(second).toContain('>2.50\u00a0%<');
});
