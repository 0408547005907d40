import 'reflect-metadata';
import type { RoundDetail } from '@footing/programmes';
import { render } from 'preact-render-to-string';
import { ofWhich } from './balance-fields';
import { BarriersPage } from './barriers.page';
import { explain } from './comparison-words';
import { CriteriaPage } from './criteria.page';
import { dayInWords, dayOf, daysInWords } from './dates-in-words';
import { MinimumFitPage } from './minimum-fit.page';
import { NewCriterionPage } from './new-criterion.page';
import { RoundChoicesPage } from './round-choices.page';
import { RoundSchoolsPage } from './round-schools.page';
import { matchingTasks, peopleTasks, ruleTasks } from './round-tasks';
import { RoundTiersPage } from './round-tiers.page';

const ids = { institutionId: 'i', roundId: 'r' };
const fixed = { studentField: null, mentorField: null, orderedValues: [], atLeast: null };
const grade = {
  ...ids,
  id: 'grade',
  name: 'Grade <1>',
  studentField: 'column:grade',
  mentorField: 'jobTitle',
  orderedValues: ['5', '6', '7'],
  atLeast: 2,
  position: 1,
};
const help = { ...ids, ...fixed, id: 'help', kind: 'help' as const, name: 'Help', weight: 60, position: 0 };
const steps = { ...grade, kind: 'steps-apart' as const, weight: 40 };
const createdAt = new Date('2026-09-01T00:00:00Z');
const choices = {
  aim: 'most-matched' as const,
  ignoreTiers: false,
  ignoreTiersReason: '',
  fairness: 'none' as const,
  fairnessReason: '',
  retention: 2,
  mentorsView: 0,
  lotteryStrength: 0,
};
const detail: RoundDetail = {
  programme: { institutionId: 'i', id: 'p', name: 'Career mentoring', kind: 'career', about: '', createdAt },
  round: {
    institutionId: 'i',
    id: 'r',
    programmeId: 'p',
    name: '2026 to 2027',
    dates: {
      signUpOpens: '2026-09-28',
      signUpCloses: '2026-11-30',
      matchBy: '2026-12-11',
      meetingsStart: '2027-01-11',
      meetingsEnd: '2027-06-30',
    },
    answerWithinDays: 7,
    minimumFit: 0,
    choices,
    lotteryCommitment: 'f'.repeat(64),
    createdAt,
  },
  criteria: [help, steps],
  barriers: [{ ...grade, kind: 'must-be-steps-apart' }],
  schoolIds: ['s'],
  tiers: [],
  floors: [],
};
const form = { action: '/here', csrf: 'secret', typed: {}, errors: [] };
const school = { institutionId: 'i', id: 's', name: 'Law' };
const group = { institutionId: 'i', id: 'g', name: 'Care leavers', target: '', risks: [] };

const lottery = { commitment: 'f'.repeat(64), seed: null };

const pages = (mayEdit: boolean) => ({
  criteria: <CriteriaPage {...form} {...{ detail, mayEdit }} />,
  barriers: <BarriersPage {...form} {...{ detail, mayEdit }} />,
  'minimum fit': <MinimumFitPage {...form} {...{ detail, mayEdit }} />,
  schools: <RoundSchoolsPage {...form} {...{ detail, mayEdit }} all={[school]} chosen={['s']} />,
  'what counts first': (
    <RoundChoicesPage {...form} {...{ detail, mayEdit, lottery }} mayTry groups={[group]} sizes={null} />
  ),
  tiers: <RoundTiersPage {...form} {...{ detail, mayEdit, mayBringIn: mayEdit }} groups={[group]} />,
});

test.each(Object.entries(pages(false)))(
  'a consultant reads the page of %s and finds no form, and nothing to remove',
  (_, page) => {
    const html = render(page);
    expect(html).not.toMatch(/<form|\/remove|\/new/);
  },
);

test.each(Object.entries(pages(true)))('a lead finds a form on the page of %s, with its token', (_, page) => {
  expect(render(page)).toContain('<input type="hidden" name="_csrf" value="secret"');
});

test('who asked for whom, and how introductions went, are offered as criteria until the round has them', () => {
  const columns = { student: [], mentor: [] };
  const offered = (criteria: RoundDetail['criteria']) =>
    [
      ...render(<NewCriterionPage {...form} {...{ columns }} detail={{ ...detail, criteria }} />).matchAll(
        /value="(\w+)"/g,
      ),
    ]
      .map(([, kind]) => kind)
      .filter((kind) => kind === 'picks' || kind === 'ratings');
  expect(offered([])).toEqual(['picks', 'ratings']);
  expect(offered([{ ...help, kind: 'ratings' }])).toEqual(['picks']);
});

test.each([
  ['3', 0, 'No student who applied counts for it, so no draft can keep 3 places. Leave this empty'],
  ['3', 2, '2 students who applied count for it, so no draft can keep 3 places. Keep 2 or fewer'],
  ['2', 2, '2 students who applied count for it<'],
  ['', 1, '1 student who applied counts for it<'],
])('places for a group (%s) say at their field how many of its students applied (%d)', (places, students, words) => {
  const sizes = { students: 9, places: 9, studentsOfGroup: new Map(students === 0 ? [] : [['g', students]]) };
  const typed = { fairness: 'floors', 'floor-g': places };
  const html = render(
    <RoundChoicesPage {...form} {...{ detail, lottery, sizes, typed }} mayEdit mayTry groups={[group]} />,
  );
  expect(html).toContain(words);
});

test('what was typed stays, and its error stands beside it', () => {
  const typed = { 'weight-help': 'lots', 'weight-grade': '40' };
  const errors = [{ field: 'weight-help', message: 'Enter a whole number' }];
  const html = render(<CriteriaPage {...form} {...{ detail, typed, errors }} mayEdit />);
  expect(html).toContain('value="lots"');
  expect(html).toContain('Enter a whole number');
});

test('a name is shown as it is written, not as markup', () => {
  expect(render(<CriteriaPage {...form} detail={detail} mayEdit />)).toContain('Grade &lt;1>');
});

test('a criterion on two answers is explained with its answers, its steps and its order', () => {
  expect(explain(steps)).toBe(
    'The student’s “Grade (your own column)” and the mentor’s “Job title”. Counts when the mentor is at least 2 steps ' +
      'above the student, in an ordered list or in number. In this order: 5, 6, 7.',
  );
});

test('rules that are missing need the lead; those that may be missing do not', () => {
  const bare = { ...detail, criteria: [], barriers: [], schoolIds: [] };
  const statuses = ruleTasks(bare, { schools: 3, groups: 2 }).map(({ status }) => status);
  expect(statuses).toEqual(['Done', 'Needs you', 'Optional', 'Needs you', 'Optional', 'Optional', 'Done']);
});

const out = { students: 0, mentors: 0 };
const nobody = { students: 0, mentors: 0, out, newestDraft: null, pairings: 0, toReview: 0, toPublish: 0 };
const people = { ...nobody, students: 5, mentors: 3 };
const ready = { ...people, newestDraft: { number: 1, state: 'ready' as const } };

test.each([
  ['without people nothing can start', { ...nobody, mentors: 3 }, ['Not yet', 'Not yet']],
  ['with people a draft can start', people, ['Ready to start', 'Not yet']],
  ['a draft that stands is to be reviewed', { ...ready, toReview: 3 }, ['To review', 'Not yet']],
  ['what is approved is to be published', { ...ready, toPublish: 3 }, ['To publish', 'Not yet']],
  ['some published pairings do not end the review', { ...ready, pairings: 4, toReview: 1 }, ['To review', 'Done']],
  ['all reviewed and published is done', { ...ready, pairings: 4 }, ['Done', 'Done']],
  ['a draft without any pairing needs the lead', ready, ['Needs you', 'Not yet']],
])('%s', (_, counts, statuses) => {
  expect(matchingTasks(detail, counts).map(({ status }) => status)).toEqual(statuses);
});

test('how much of a draft is left to do is said in numbers', () => {
  const [drafts] = matchingTasks(detail, { ...ready, pairings: 4, toReview: 483, toPublish: 1 });
  expect(drafts?.hint).toBe('483 pairings to review, 1 approved pairing to publish');
});

test('who does not want to be part of matching is counted beside those who came', () => {
  const hints = peopleTasks('r', { ...people, out: { students: 2, mentors: 1 } }).map(({ hint }) => hint);
  expect(hints).toEqual([
    '5 students applied. 2 do not want to be part of matching',
    '3 mentors offered places. 1 does not want to be part of matching',
  ]);
});

test('who changed their mind since the newest draft is counted, and the rest of it goes on', () => {
  const newestDraft = { number: 3, state: 'ready' as const, changedPeople: 1 };
  const [drafts] = matchingTasks(detail, { ...people, newestDraft, toReview: 483, toPublish: 1 });
  expect([drafts?.hint, drafts?.status]).toEqual([
    '483 pairings to review, 1 approved pairing to publish, 1 person changed their mind since: draft again to include them',
    'To review',
  ]);
});

test('a draft that cannot start yet is no link', () => {
  const [drafts] = matchingTasks(detail, nobody);
  expect(drafts?.href).toBeUndefined();
});

test('days are said in words, and the day is that of the United Kingdom', () => {
  expect(dayInWords('2026-11-03')).toBe('Tuesday 3 November 2026');
  expect(daysInWords('2026-09-28', '2027-06-30')).toBe('28 September 2026 to 30 June 2027');
  expect(dayOf(new Date('2026-07-01T23:30:00Z'))).toBe('2026-07-02');
});

test('only those who may see drafts are shown the way to lotteries of several strengths', () => {
  const html = (mayTry: boolean) =>
    render(<RoundChoicesPage {...form} {...{ detail, lottery, mayTry }} mayEdit={false} groups={[]} sizes={null} />);
  expect([html(true), html(false)].map((page) => page.includes('/lottery"'))).toEqual([true, false]);
});

test('a number that is wrong is told by its name, for the list at the top stands away from the fields', () => {
  const html = render(
    <RoundChoicesPage {...form} {...{ detail, lottery }} mayTry={false} mayEdit groups={[]} sizes={null} />,
  );
  for (const field of ['retention', 'mentorsView', 'lotteryStrength']) {
    const [, name = ''] = /^ for “(.+)”$/.exec(ofWhich(field)) ?? [];
    expect(html).toContain(`>${name}</label>`);
  }
  expect(ofWhich('aim')).toBe('');
});
