import type { PairingView } from '@footing/pairings';
import { render } from 'preact-render-to-string';
import { PairingsPage } from './pairings.page';

const pairing = (at: number) =>
  ({
    studentName: `Student ${at}.`,
    schoolName: null,
    mentorName: 'Joan Whitaker',
    score: 50_000,
    answerBy: '2026-12-11',
    approvedBy: 'Tom Ashworth',
  }) as PairingView;
const pairings = Array.from({ length: 41 }, (_, at) => pairing(at + 1));
const page = (number: number, of: readonly PairingView[] = pairings) =>
  render(<PairingsPage roundId="r" caption="" pairings={of} page={number} />);

test('pairings come in pages, so that a round of hundreds opens on a slow phone', () => {
  expect(page(1)).toMatch(/41 pairings[^]*Student 1\.[^]*Student 20\./);
  expect(page(1)).not.toContain('Student 21.');
  expect(page(2)).toMatch(/Student 21\.[^]*Student 40\.[^]*href="\/rounds\/r\/pairings\?page=3"/);
});

test.each([
  [3, 'Student 41.'],
  [99, 'Student 41.'],
  [-1, 'Student 1.'],
])('page %i shows %s', (number, student) => {
  expect(page(number)).toContain(student);
});

test('a short list is one page', () => {
  expect(page(1, pairings.slice(0, 20))).not.toContain('<nav');
});
