import type { Part } from '@footing/engine';
import { discreetParts, reasonsFor } from './reasons';

const part = (over: Partial<Part>): Part => ({
  ...{ criterionId: 'c', kind: 'help', name: 'Help', weight: 1, fit: 1, points: 65_535 },
  ...{ evidence: { code: 'help-shared', values: ['law'] } },
  ...over,
});
const names = { score: 65_535, studentName: 'Amina', mentorName: 'Joan' };

test('each audience reads its own wording', () => {
  const explained = { ...names, parts: [part({})] };
  expect(reasonsFor('student', explained)).toEqual(['Joan can help with law, as you asked.']);
  expect(reasonsFor('mentor', explained)).toEqual(['Amina would like help with law, which you offer.']);
  expect(reasonsFor('consultant', explained).join(' ')).toContain('Wanted and offered: law.');
});

test('a consultant never reads what the two shared in confidence', () => {
  const shared = part({ kind: 'shared-experience', evidence: { code: 'experience-shared', values: ['care leaver'] } });
  for (const audience of ['student', 'mentor', 'consultant'] as const)
    expect(reasonsFor(audience, { ...names, parts: [shared] }).join(' ')).not.toContain('care leaver');
});

test.each([
  ['student', 'Joan shares an experience that you asked for, and offered to talk about it.'],
  ['mentor', 'Amina asked for somebody who shares an experience that you offered to talk about.'],
  ['consultant', 'They share an experience: one asked for it and the other offered it. It is kept private.'],
] as const)('an experience that is kept private makes a whole sentence for the %s', (audience, sentence) => {
  const shared = part({ kind: 'shared-experience', evidence: { code: 'experience-shared', values: ['care leaver'] } });
  const told = reasonsFor(audience, { ...names, parts: [shared] }).at(-1);
  expect(told?.endsWith(sentence)).toBe(true);
});

test('an experience that the mentor does not offer is not said to be shared', () => {
  const missed = part({ kind: 'shared-experience', points: 0, evidence: { code: 'experience-none', values: [] } });
  for (const audience of ['student', 'mentor', 'consultant'] as const)
    expect(reasonsFor(audience, { ...names, parts: [missed] }).join(' ')).not.toMatch(/share/u);
});

test('in a round where students mentor the others, the student is not told of a mentor', () => {
  const turned = { ...names, parts: [], reverse: true };
  expect(reasonsFor('student', turned)[0]).toMatch(/^Joan is looking for a mentor/u);
  expect(reasonsFor('student', { ...turned, reverse: undefined })[0]).toMatch(/^Joan has a place for you/u);
});

test('what was said of a short call is told in one with the picks, so that the two cannot be told apart', () => {
  const picked = part({ criterionId: 'p', kind: 'picks', weight: 0.25, fit: 1, points: 300 });
  const rated = part({ criterionId: 'r', kind: 'ratings', weight: 0.25, fit: 0, points: 0 });
  const told = discreetParts([part({}), picked, { ...rated, evidence: { code: 'ratings-poor', values: [] } }]);
  expect(told.map(({ kind, weight, fit, points }) => [kind, weight, fit, points])).toEqual([
    ['help', 1, 1, 65_535],
    ['picks', 0.5, 0.5, 300],
  ]);
  expect(JSON.stringify(told)).not.toContain('ratings');
  expect(discreetParts([picked])).toEqual([picked]);
});
