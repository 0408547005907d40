import type { Part } from '@footing/engine';
import { reasonsFor } from './reasons';

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
