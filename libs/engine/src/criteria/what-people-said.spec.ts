import { criterion, GRADES, mentor, settingsWith, student } from '../../test/small-rounds';
import type { Answers, Criterion, RoundSettings } from '../model/input';
import { scorePair } from '../pair/score';

/** The fit by one criterion and what is said of it; undefined where it does not apply. */
function compare(one: Criterion, ours: Answers, theirs: Answers, more: Partial<RoundSettings> = {}) {
  const settings = settingsWith({ criteria: [one], ...more });
  const { parts } = scorePair(student('s', { answers: ours }), mentor('m', { answers: theirs }), settings);
  const [{ kind, fit, evidence } = { kind: 'nothing-to-compare', fit: 0, evidence: { code: '', values: [] } }] = parts;
  return kind === 'nothing-to-compare' ? undefined : [fit, evidence.code, evidence.values];
}

const fields = { studentField: 'a', mentorField: 'b' };

test.each<[Criterion['kind'], string, string, shared: string, none: string]>([
  ['help', 'helpWanted', 'helpOffered', 'help-shared', 'help-none'],
  ['interests', 'interests', 'interests', 'interests-shared', 'interests-none'],
  ['ways-of-working', 'waysOfWorking', 'waysOfWorking', 'ways-shared', 'ways-none'],
  ['shared-experience', 'sharedExperienceWanted', 'sharedExperienceOffered', 'experience-shared', 'experience-none'],
  ['equal', 'a', 'b', 'column-same', 'column-not-same'],
  ['overlap', 'a', 'b', 'column-shared', 'column-none-shared'],
])('%s: one word in common, and none', (kind, ours, theirs, shared, none) => {
  const one = criterion({ kind, ...fields });
  expect(compare(one, { [ours]: ['x'] }, { [theirs]: ['x'] })).toEqual([1, shared, ['x']]);
  expect(compare(one, { [ours]: ['x'] }, { [theirs]: ['y'] })).toEqual([0, none, []]);
  expect(compare(one, { [ours]: ['x'] }, {})).toBeUndefined();
});

test('where students are the mentors, help that nobody wants is none', () => {
  const turned = compare(criterion({ kind: 'help' }), { helpOffered: ['x'] }, { helpWanted: ['y'] }, { reverse: true });
  expect(turned).toEqual([0, 'help-none', []]);
});

test('who says no to sharing an experience is not asked; any other word is no such no', () => {
  const one = criterion({ kind: 'shared-experience' });
  const asking = (asked: string) =>
    compare(one, { sharedExperienceWanted: ['x'], sharedExperienceAsked: asked }, { sharedExperienceOffered: ['x'] });
  expect([asking(' NO '), asking('yes')]).toEqual([undefined, [1, 'experience-shared', ['x']]]);
});

test('two sectors of no family are no neighbours', () => {
  const one = criterion({ kind: 'direction' });
  const sectors = { law: 'society', policy: 'society' };
  const ask = (ours: string[], theirs: string[]) => compare(one, { direction: ours }, { sectors: theirs }, { sectors });
  expect(ask(['farming'], ['mining'])).toEqual([0, 'direction-other', []]);
  expect(ask(['farming', 'law'], ['mining', 'policy'])).toEqual([0.5, 'direction-near', ['law', 'policy']]);
  expect(ask(['law'], ['mining'])).toEqual([0, 'direction-other', []]);
  expect(ask(['law', 'farming'], ['mining', 'farming'])).toEqual([1, 'direction-same', ['farming']]);
});

test('a place counts only where both could meet in person', () => {
  const one = criterion({ kind: 'practical' });
  const at = (place: string, ...meetingModes: string[]) => ({
    place,
    ...(meetingModes.length > 0 && { meetingModes }),
  });
  expect(compare(one, at('York'), at('york'))).toEqual([1, 'practical-suits', ['York']]);
  expect(compare(one, at('York'), at('Leeds'))).toEqual([0, 'practical-differs', []]);
  expect(compare(one, at('York', 'in-person'), at('York', 'In-Person'))).toEqual([
    1,
    'practical-suits',
    ['in-person', 'York'],
  ]);
  expect(compare(one, at('York', 'in person', 'online'), at('Leeds', 'in person'))).toEqual([
    0.5,
    'practical-partly',
    ['in person'],
  ]);
  expect(compare(one, at('York', 'online'), at('York', 'online'))).toEqual([1, 'practical-suits', ['online']]);
  expect(compare(one, at('York', 'online'), at('York'))).toBeUndefined();
  expect(compare(one, at('York', 'in person'), at('York'))).toEqual([1, 'practical-suits', ['York']]);
  expect(compare(one, { availability: ['Monday evening'] }, at('York'))).toBeUndefined();
  expect(compare(one, { availability: ['Monday evening'], ...at('York') }, at('York'))).toEqual([
    1,
    'practical-suits',
    ['York'],
  ]);
});

test('a list of one is that one; a list of several stands nowhere in an order', () => {
  const one = criterion({ kind: 'closeness', ...fields, order: GRADES });
  expect(compare(one, { a: [' TWO '] }, { b: 'two' })).toEqual([1, 'column-close', ['TWO', 'two']]);
  expect(compare(one, { a: ['two', 'three'] }, { b: 'two' })).toBeUndefined();
  expect(compare(one, { a: ['two,three'] }, { b: 'two' })).toBeUndefined();
  const numbers = criterion({ kind: 'closeness', ...fields });
  expect(compare(numbers, { a: 3 }, { b: ' 4 ' })).toEqual([0.5, 'column-close', ['3', '4']]);
});

test('anything but one to five stars is no rating', () => {
  const settings = settingsWith({ criteria: [criterion({ kind: 'ratings' })] });
  const rated = (stars: number) =>
    scorePair(student('s', { ratings: { m: stars } }), mentor('m'), settings).parts.map(({ kind, fit }) => [kind, fit]);
  expect([1, 3, 5].map((stars) => rated(stars))).toEqual([[['ratings', 0]], [['ratings', 0.5]], [['ratings', 1]]]);
  for (const stars of [0, 6, -1, Number.NaN]) expect(rated(stars)).toEqual([['nothing-to-compare', 0.5]]);
});
