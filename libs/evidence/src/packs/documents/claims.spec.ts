import * as fc from 'fast-check';
import { documents } from './catalogue';
import { claimsIn } from './claims';

test.each([
  ['an impact', 'impact'],
  ['The impacts were many', 'impacts'],
  ['a lasting effect', 'effect'],
  ['the effect of mentoring', 'effect'],
  ['It had effects on confidence', 'effects'],
  ['Mentoring effected change', 'effected'],
  ['Mentoring was effective', 'was effective'],
  ['It proved effective in raising grades', 'proved effective'],
  ['The figures show its effectiveness', 'show its effectiveness'],
  ['It led to better jobs', 'led to'],
  ['It leads  to better jobs', 'leads  to'],
  ['This will lead to jobs', 'lead to'],
  ['Mentoring resulted in offers', 'resulted in'],
  ['It results in offers', 'results in'],
  ['Mentoring caused the rise', 'caused'],
  ['Mentoring causes confidence', 'causes'],
  ['a causal link', 'causal'],
  ['not only an impact on grades', 'impact'],
  ['It had no small effect', 'effect'],
  ['No doubt it had an impact', 'impact'],
  ['It is not luck but impact', 'impact'],
  ['That is not true. The impact is', 'impact'],
  ['im\u00ADpact', 'impact'],
  ['ｉｍｐａｃｔ', 'impact'],
  ['imp\u0430ct', 'impact'],
])('%j is held back', (typed, found) => {
  expect(claimsIn(typed)).toContain(found);
});

test.each([
  'Effective feedback is part of the training',
  'an effective way to plan a term',
  'The new rule is effective from 1 May',
  'It comes into effect in May',
  'with effect from May',
  'In effect there were two rounds',
  'They work together effectively',
  'a good cause',
  'cause for concern',
  'They made common cause',
  'The causes of the gap are many',
  'because they chose to',
  'an equality impact assessment',
  'This shows change, not impact',
  'It does not show an effect of mentoring',
  'It doesn’t show any impact',
  'The figures cannot show impact',
  'empirical rather than causal evidence',
  'without claiming an impact',
  'Ask the lead to sign',
  'The results in table 2',
  'Exam results in May were late',
  'The office that leads mentoring',
])('%j says nothing of what mentoring did', (typed) => {
  expect(claimsIn(typed)).toEqual([]);
});

test('what our own documents say of themselves is never a claim', () => {
  const own = documents.flatMap((one) => [
    ...[one.means, one.tablesWanted, ...one.limits],
    ...one.fields.flatMap(({ label, hint }) => [label, hint]),
  ]);
  expect(own.flatMap(claimsIn)).toEqual([]);
});

test('whatever stands around it, a claim by itself is found, and nothing takes long', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (around) => {
      expect(claimsIn(`${around}. Mentoring led to jobs. ${around}`)).toContain('led to');
    }),
  );
});
