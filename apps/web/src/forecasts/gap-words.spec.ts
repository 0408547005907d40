import type { GapForecast } from '@footing/matching';
import { type Gap, lookForFirst, onePlaceMore } from './gap-words';

const gap = (value: string, more: Partial<Gap> = {}): Gap => ({
  ...{ value, mentors: 5, places: 6, wanting: 20, wantingUnmatched: 4 },
  ...{ servingMentors: 5, couldServe: 8, meanPoints: 32_768, ...more },
});
const forecast = (...gaps: GapForecast['gaps']): GapForecast => ({ gaps, leavesChoiceOut: false }) as GapForecast;

test.each([
  [{}, 'One more student (any of 8), total fit up by 50.0'],
  [{ couldServe: 1 }, 'One more student, total fit up by 50.0'],
  [{ servingMentors: 2 }, 'One more student (any of 8), at 2 of these mentors, total fit up by 50.0'],
  [{ servingMentors: 0, couldServe: 0 }, 'Nobody more, total fit up by 50.0'],
  [{ servingMentors: 0, couldServe: 0, meanPoints: 100 }, 'Nobody more'],
  [{ mentors: 0, places: 0, servingMentors: 0, couldServe: 0, meanPoints: 0 }, 'No mentor to go by'],
])('what one more place would do with %j', (more, words) => {
  expect(onePlaceMore(gap('Law', more))).toBe(words);
});

test('the greatest need is said first, and two more after it', () => {
  const gaps = ['Law', 'Media', 'Health', 'Sport'].map((value) => gap(value));
  expect(lookForFirst(forecast({ by: 'direction', gaps }))).toEqual([
    'Look for mentors in “Law” first. 4 of 20 students who want it have no mentor, and one more place there would give one more student (any of 8) a mentor.',
    'Then for “Media” (4 of 20) and “Health” (4 of 20).',
  ]);
});

test('it never promises a place that would serve nobody', () => {
  const served = gap('Law', { servingMentors: 0, couldServe: 0 });
  expect(lookForFirst(forecast({ by: 'direction', gaps: [served] }))).toEqual([]);
  const [first, ...others] = lookForFirst(
    forecast(
      { by: 'direction', gaps: [served] },
      { by: 'help', gaps: [gap('Interviews', { servingMentors: 2 }), served] },
    ),
  );
  expect(first).toMatch(/^Look for mentors for “Interviews” first.*one more place at 2 of the 5 mentors there/);
  expect(others).toEqual([]);
});

test('a round in which nobody said anything has nothing to look for', () => {
  expect(lookForFirst(forecast({ by: 'direction', gaps: [] }))).toEqual([]);
});

test.each([
  [{}, '4 of 20 students who want it have no mentor, and one more place'],
  [{ wantingUnmatched: 1 }, '1 of 20 students who want it has no mentor, and one more place'],
  [{ wanting: 1, wantingUnmatched: 1 }, '1 of 1 student who wants it has no mentor, and one more place'],
  [{ wanting: 1, wantingUnmatched: 0 }, 'Everybody who wants it has a mentor, but one more place'],
])('with %j the need is told as it is', (more, words) => {
  expect(lookForFirst(forecast({ by: 'direction', gaps: [gap('Law', more)] }))[0]).toContain(`first. ${words}`);
});
