import { funnelSteps, type ShownFunnel } from '@footing/campaigns';
import { render } from 'preact-render-to-string';
import { FunnelPage } from './funnel.page';
import { cellWords, dropWords, sheetOf } from './funnel-words';

const counts = [120, 120, 45, 20, 15, null, null];
const funnel: ShownFunnel = {
  everybody: [400, 300, 200, 100, 50, 25, 15],
  schools: [{ name: 'Law', counts: funnelSteps.map(() => null) }],
  groups: [{ name: 'First in the family', counts }],
};
const shown = (of: ShownFunnel | null) =>
  render(<FunnelPage id="r" programmeName="Career" roundName="Autumn" funnel={of} />);

test('each loss is a sentence, and a step without one is left out', () => {
  expect(dropWords(counts, 'in “First in the family”')).toEqual([
    'Of about 120 students in “First in the family” who were invited or came by themselves, about 45 started to sign up.',
    'Of about 45 students in “First in the family” who started to sign up, about 20 sent their answers.',
    'Of about 20 students in “First in the family” who sent their answers, about 15 began with a mentor.',
  ]);
});

test('shares are of the step before, and only of 25 and more', () => {
  expect(counts.map((_, step) => cellWords(counts, step))).toEqual([
    ...['120', '120 (100 %)', '45 (38 %)', '20 (44 %)', '15', 'Not shown', 'Not shown'],
  ]);
});

test('the file holds what the page shows, and no more', () => {
  const { headers, rows } = sheetOf(funnel);
  expect(headers).toHaveLength(9);
  expect(rows).toEqual([
    ['Everybody', 'Everybody', 400, 300, 200, 100, 50, 25, 15],
    ['Priority group', 'First in the family', 120, 120, 45, 20, 15, 'Not shown', 'Not shown'],
    ['School', 'Law', ...funnelSteps.map(() => 'Not shown')],
  ]);
});

test('the page shows a table for groups and one for schools, and says so where nothing is released', () => {
  expect(shown(funnel)).toMatch(/By priority group.*First in the family.*By school.*Law/s);
  expect(shown(null)).toContain('Nothing about this round has been released yet');
  expect(shown(null)).not.toContain('<table');
});
