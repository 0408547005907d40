import { funnelSteps } from '@footing/evidence';
import { render } from 'preact-render-to-string';
import { FunnelPage } from './funnel.page';
import { cellWords, dropWords, type FunnelShown, sheetOf } from './funnel-words';

const none = funnelSteps.map(() => null);
const counts = [121, 121, 46, 19, 15, null, null];
const group = { id: 'g', name: 'First in the family', counts, shares: [null, 1, 0.38, 0.413, null, null, null] };
const funnel: FunnelShown = {
  takenAt: new Date('2026-11-03T09:00:00Z'),
  isPaired: true,
  everybody: { id: '', name: 'Everybody', counts: [401, 300, 199, 100, 50, 25, 14], shares: none },
  schools: [{ id: 's', name: 'Law', counts: none, shares: none }],
  groups: [group],
};
const shown = (of: FunnelShown | null) =>
  render(<FunnelPage id="r" programmeName="Career" roundName="Autumn" funnel={of} />);

test('each loss is a sentence, and a step without one is left out', () => {
  expect(dropWords(group, true, 'in “First in the family”')).toEqual([
    'Of about 121 students in “First in the family” who were invited or came by themselves, about 46 started to sign up.',
    'Of about 46 students in “First in the family” who started to sign up, about 19 sent their answers.',
    'Of about 19 students in “First in the family” who sent their answers, about 15 began with a mentor.',
  ]);
});

test('shares are those of the gate, and of the step before', () => {
  const plain = (words: string) => words.replace(/\u00a0/g, ' ');
  expect(counts.map((_, step) => plain(cellWords(group, step, true)))).toEqual([
    ...['121', '121 (100 %)', '46 (38 %)', '19 (41 %)', '15', 'Not shown', 'Not shown'],
  ]);
});

test('the file holds what the page shows, and no more', () => {
  const { headers, rows } = sheetOf(funnel);
  expect(headers).toHaveLength(9);
  expect(rows).toEqual([
    ['Everybody', 'Everybody', 401, 300, 199, 100, 50, 25, 14],
    ['Priority group', 'First in the family', 121, 121, 46, 19, 15, 'Not shown', 'Not shown'],
    ['School', 'Law', ...funnelSteps.map(() => 'Not shown')],
  ]);
  expect(sheetOf(null).rows).toEqual([]);
});

test('before pairings are published nothing is hidden of who has a mentor: nobody can have one', () => {
  const before = { ...funnel, isPaired: false };
  expect(counts.map((_, step) => cellWords(group, step, false)).slice(3)).toEqual([
    expect.stringMatching(/^19/),
    ...['Not yet', 'Not yet', 'Not yet'],
  ]);
  expect(dropWords(group, false)).toHaveLength(2);
  expect(sheetOf(before).rows[2]?.slice(2)).toEqual([
    ...Array<string>(4).fill('Not shown'),
    ...Array<string>(3).fill('Not yet'),
  ]);
  expect(shown(before)).toContain('Nobody can have a mentor yet');
  expect(shown(funnel)).not.toContain('Nobody can have a mentor yet');
});

test('the page shows a table for groups and one for schools, and says so where nothing is released', () => {
  expect(shown(funnel)).toMatch(/Counted on 3 November 2026.*By priority group.*First in the family.*By school.*Law/s);
  expect(shown(null)).toContain('Nothing about this round has been released yet');
  expect(shown(null)).not.toContain('<table');
});
