import type { WhatIfView } from '@footing/matching';
import { render } from 'preact-render-to-string';
import { answerWords, WhatIfAnswer } from './what-if-answer';

const sketch = {
  students: 9,
  matched: 5,
  total: 3,
  mean: 0.6,
  lowest: 0.4,
  tiers: [{ tier: 1, students: 9, matched: 5 }],
};
const tried = { weights: [{ criterionId: 'c', weight: 100 }], minimumFit: 10, mentorsView: 0, retention: 0 };
const none: WhatIfView = {
  ...{
    before: sketch,
    after: sketch,
    otherMentor: 0,
    better: 0,
    worse: 0,
    losing: [],
    gaining: [],
    groups: [],
    unnamed: 0,
    people: {},
    isNameless: false,
  },
  tried: { ...tried, aim: 'most-matched' },
};
const settings = { criteria: [{ id: 'c', weight: 100 }], minimumFit: 0 };
const people = (many: number) =>
  Array.from({ length: many }, (_, at) => ({ applicationId: `a${at}`, name: `Student ${at}` }));
const shown = (answer: WhatIfView, mayEdit = true): string => {
  const can = { groups: [{ id: 'care', name: 'Care leavers', tier: 2 }], mentors: [] };
  const view = { answer, settings, can, draft: { id: 'd' }, csrf: 't', mayEdit };
  return render(<WhatIfAnswer {...(view as unknown as Parameters<typeof WhatIfAnswer>[0])} />).replace(/\s+/g, ' ');
};

test('the answer begins with who would be served', () => {
  expect(answerWords(none)).toBe('Nobody’s mentor would change.');
  const after = { ...sketch, matched: 4 };
  expect(answerWords({ ...none, after, otherMentor: 1, losing: people(1) })).toBe(
    '4 of 9 students would have a mentor, 1 fewer than in this draft. 1 student would have another mentor.',
  );
});

test('who loses a place is named, twenty at most, and the rest counted', () => {
  const html = shown({ ...none, losing: people(23), gaining: people(2) });
  expect(html).toContain('Would have no mentor any more: 23 students');
  expect(html.match(/href="\/drafts\/d\/review\/a\d+"/g)).toHaveLength(22);
  expect(html).toContain('And 3 more.');
});

test('the rules handed over are those that were tried, and only to those who may change rules', () => {
  const html = shown(none);
  for (const [name, value] of [
    ['weight-c', 100],
    ['minimumFit', 10],
    ['aim', 'most-matched'],
  ])
    expect(html).toContain(`name="${name}" value="${value}"`);
  expect(shown(none, false)).not.toContain('Use these rules');
});

test('it is said when the two sides of the table go by different measures', () => {
  const moved = { ...none, otherMentor: 3, better: 1, worse: 1 };
  expect(shown(moved)).toContain('1 would fit the new one better, 1 less, and 1 just as well.');
  expect(shown(moved)).not.toContain('each side goes by its own');
  const other = { ...moved, tried: { ...none.tried, mentorsView: 50 } };
  expect(shown(other)).toContain('each side goes by its own');
});

test('every column has a heading that can be read aloud', () => {
  expect(shown(none).match(/<th scope="col"[^>]*> ?<\/th>/g)).toBeNull();
  expect(shown(none).match(/<th scope="col"/g)).toHaveLength(3);
});

test('figures by group say what is hidden, and why', () => {
  const groups = [
    { name: 'Law', students: 60, before: 40, after: null },
    { name: 'Music', students: null, before: null, after: null },
  ];
  const html = shown({ ...none, groups: [{ by: 'school', groups }] });
  expect(html).toContain('With a mentor, by school');
  expect(html.match(/>\s*Hidden\s*</g)).toHaveLength(3);
  expect(html).toContain('40 of 60');
  expect(html).toContain('fewer than 10 students');
  const untold = [{ name: 'Law', students: 60, before: null, after: null }];
  const silent = shown({ ...none, groups: [{ by: 'school', groups: untold }] });
  expect(silent).toContain('By school nothing can be said');
  expect(silent).not.toContain('Hidden');
});

test('what was tried of people is said, and that nobody is named where a tier was', () => {
  const html = shown({
    ...none,
    people: { tiers: [{ groupId: 'care', tier: 1 }], more: 1 },
    isNameless: true,
    unnamed: 7,
  });
  expect(html).toContain('You tried: Care leavers: tier 1 · 1 more place for every mentor.');
  expect(html).toContain('Nobody is named');
  expect(html).not.toContain('Others look after');
  expect(html).toContain('Tiers and places are not among them');
});
