import type { GapsBy } from '@footing/engine';
import { appealFor } from './appeal';

const gap = (value: string, more: Partial<GapsBy['gaps'][number]> = {}): GapsBy['gaps'][number] => ({
  ...{ value, mentors: 5, places: 6, wanting: 20, wantingUnmatched: 4 },
  ...{ servingMentors: 5, couldServe: 8, meanPoints: 32_768, ...more },
});
const text = (...gaps: GapsBy[]) => appealFor({ gaps }).paragraphs.join('\n');

test('an appeal asks for the three kinds that are needed most, and gives no figure of students', () => {
  const said = text({ by: 'direction', gaps: ['Law', 'Media', 'Health', 'Sport'].map((value) => gap(value)) });
  expect(said).toContain('who work in Law, Media or Health.');
  expect(said).not.toMatch(/\d|Sport/);
});

test.each([
  ['help', 'who can help with Interviews.'],
  ['place', 'in or near Interviews.'],
] as const)('it goes by %s where no direction is short', (by, words) => {
  const enough = gap('Law', { servingMentors: 0, couldServe: 0, wantingUnmatched: 0 });
  expect(text({ by: 'direction', gaps: [enough] }, { by, gaps: [gap('Interviews')] })).toContain(words);
});

test('what only a few students wrote does not leave the house', () => {
  const rare = gap('Puppet theatre for the deaf', {
    mentors: 0,
    places: 0,
    servingMentors: 0,
    couldServe: 0,
    wanting: 1,
  });
  expect(text({ by: 'direction', gaps: [rare] })).toContain('in all kinds of work');
  expect(text({ by: 'direction', gaps: [{ ...rare, value: 'Law', wanting: 10 }] })).toContain('who work in Law');
});
