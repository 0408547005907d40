import type { DraftListed } from '@footing/matching';
import { render } from 'preact-render-to-string';
import { DraftsPage } from './drafts.page';

const drafts = [
  { id: 'd2', number: 2, state: 'ready', createdAt: new Date(0), summary: null, agreementChangedAt: null },
  {
    id: 'd1',
    number: 1,
    state: 'ready',
    createdAt: new Date(0),
    summary: null,
    agreementChangedAt: new Date(0),
    changedPeople: 2,
  },
] as unknown as DraftListed[];

test('how many changed their mind since is said beside a draft', () => {
  const html = render(
    <DraftsPage roundId="r" caption="Careers" drafts={drafts} typed={{}} errors={[]} csrf="t" mayMake />,
  );
  const rows = [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/g)].map(([, row = '']) => row.replace(/<[^>]+>/g, ' '));
  expect(rows.slice(1)).toEqual([
    expect.stringMatching(/Draft\s+2\s+Ready/),
    expect.stringMatching(/Draft\s+1\s+Ready\s+2 people changed their mind since/),
  ]);
});
