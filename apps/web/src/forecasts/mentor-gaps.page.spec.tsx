import type { GapForecast } from '@footing/matching';
import { render } from 'preact-render-to-string';
import { MentorGapsPage } from './mentor-gaps.page';

const gap = (value: string, wanting: number) => ({
  ...{ value, wanting, wantingUnmatched: 0, mentors: 1, places: 1, servingMentors: 0, couldServe: 0, meanPoints: 0 },
});
const wanted = Array.from({ length: 11 }, (_, at) => gap(`Town ${at}`, 2));
const forecast = {
  draft: { id: 'd', number: 1, summary: { students: 22, matched: 22 } },
  gaps: [{ by: 'place', gaps: [...wanted, gap('Far away', 0)] }],
  leavesChoiceOut: false,
} as unknown as GapForecast;
const html = render(<MentorGapsPage title="Which mentors to look for" forecast={forecast} />).replace(/\s+/g, ' ');

test('ten stand in the open and the rest below, without what no student asked for', () => {
  expect(html).toContain('1 more, with less need');
  expect(html).toContain('Town 10 (0 of 2)');
  expect(html).not.toContain('Far away');
});

test('a place is where students are, not what they want', () => {
  expect(html).toContain('Students there');
});

test('“any of” is explained where it is said', () => {
  expect(html).not.toContain('“Any of 8” means');
  const several = { ...gap('Leeds', 9), servingMentors: 1, couldServe: 4 };
  const other = { ...forecast, gaps: [{ by: 'place', gaps: [several] }] } as unknown as GapForecast;
  const said = render(<MentorGapsPage title="Which mentors to look for" forecast={other} />);
  expect(said).toContain('One more student (any of 4)');
  expect(said).toContain('“Any of 8” means');
});
