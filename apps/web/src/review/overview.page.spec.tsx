import type { Draft, Overview } from '@footing/matching';
import { render } from 'preact-render-to-string';
import { OverviewPage } from './overview.page';

const summary = { students: 3, matched: 2, mentors: 2, places: 2, total: 1.5, mean: 0.75, tiers: [], spread: [] };
const made = { engineVersion: '4.2.0', inputHash: 'hash-in', resultHash: 'hash-out' };
const settings = { aim: 'best-fit', fairness: { kind: 'even-coverage' }, lotteryStrength: 0.04, mentorsView: 0 };
const draft = { settings, id: 'd', roundId: 'r', number: 1, keep: 'nothing', createdAt: new Date(0), summary, ...made };
const counts = { students: 3, open: 2, approved: 0, rejected: 0, published: 0, unmatched: 1, pinned: 0 };
const overview: Overview = {
  draft: draft as unknown as Draft,
  seesAll: true,
  readOnly: null,
  counts,
  left: [],
  lottery: { commitment: 'promise', seed: 'seed-7' },
};
const html = render(
  <OverviewPage overview={overview} forecast={null} csrf="t" may={{ review: true, make: true, publish: true }} />,
).replace(/\s+/g, ' ');
const inTheOpen = html.replace(/<details[^]*?<\/details>/g, '');

test('that the draft was checked is said in the open, in plain words', () => {
  expect(inTheOpen).toContain('every rule is kept, and no draft is better by what counts in this round.');
  expect(inTheOpen).not.toMatch(/solver|fingerprint/i);
});

test('what only a later check of the draft needs is one step away', () => {
  expect(html).toContain('For checking this draft later');
  for (const value of [...Object.values(made), 'promise', 'seed-7']) {
    expect(html).toContain(value);
    expect(inTheOpen).not.toContain(value);
  }
});

test('it is said once which figures later decisions do not change', () => {
  expect(html.match(/as they were when the draft was made/g)).toHaveLength(1);
});

test('what counted first in it is said, so that two drafts can be told apart, and what made no difference is not', () => {
  const below = inTheOpen.slice(inTheOpen.indexOf('How this draft was made'));
  const rows = [...below.matchAll(/<dt[^>]*>(.*?)<\/dt> ?<dd[^>]*>(.*?)<\/dd>/g)].map(([, label, value]) => [
    label?.trim(),
    value?.trim(),
  ]);
  expect(rows.slice(0, 3)).toEqual([
    ['What it was made for', 'The best fit in all'],
    ['Between the tiers and the fit', 'Serve every group alike'],
    ['Strength of the lottery', '4 out of 100'],
  ]);
  expect(inTheOpen).not.toMatch(/The mentor’s view|Did not count/);
});

test('who changed their mind is counted and not named; everybody else is decided about, and no page is linked that would only refuse', () => {
  const changed = { ...overview.draft, agreementChangedAt: new Date(0), changedPeople: 1 };
  const page = render(
    <OverviewPage
      overview={{ ...overview, draft: changed }}
      forecast={null}
      csrf="t"
      may={{ review: true, make: true, publish: true }}
    />,
  );
  expect(html).toContain('Which mentors to look for');
  expect(page).toContain('1 person changed their mind since. Their row is out');
  expect(page).toContain('Review the pairings');
  expect(page).toContain('Make a draft that keeps these');
  expect(page).not.toContain('Which mentors to look for');
});
