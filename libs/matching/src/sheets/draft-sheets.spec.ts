import { type Criterion, makeDraft, type MatchInput, type Part, SCORE_MAX } from '@footing/engine';
import type { CellValue, Sheet } from '@footing/spreadsheets';
import { type ExportedPair, gapsSheet, pairingsSheet } from './draft-sheets';
import { discreetParts } from '../domain/reasons';

const criteria: Criterion[] = [
  { id: 'h', kind: 'help', name: 'Help', weight: 60 },
  { id: 'g', kind: 'equal', name: 'Home', weight: 30, studentField: 'place', mentorField: 'place' },
  { id: 's', kind: 'shared-experience', name: 'Shared', weight: 10 },
  { id: 'x', kind: 'equal', name: 'Home', weight: 7, studentField: 'course', mentorField: 'course' },
  { id: 'off', kind: 'interests', name: 'Interests', weight: 0 },
];
const input: MatchInput = {
  students: [
    { id: 'a', tier: 1, answers: { helpWanted: ['law', 'art'], place: 'Leeds', sharedExperienceWanted: ['carer'] } },
    { id: 'b', tier: 1, answers: {} },
  ],
  mentors: [
    { id: 'm', places: 2, answers: { helpOffered: ['law'], place: 'Leeds', sharedExperienceOffered: ['carer'] } },
  ],
  settings: { criteria, barriers: [], minimumFit: 0 },
  pins: [],
  rejections: [],
  seed: 's',
};

/** A row as a table shows it, from what the engine made. */
const exported = (studentName: string, score: number, parts: readonly Part[]): ExportedPair => ({
  ...{ studentName, studentEmail: null, studentUniversityId: null, school: null, mentorName: 'M', mentorEmail: null },
  ...{ fit: Number((score / SCORE_MAX).toFixed(3)), parts: discreetParts(parts), reasons: ['Because.'] },
  ...{ review: 'open', pinned: false, decidedBy: null, decidedAt: null, decisionReason: null },
});
const records = ({ headers, rows }: Sheet): Record<string, CellValue>[] =>
  [...rows].map((row) => Object.fromEntries(headers.map((header, at) => [header, row[at]])));

test('what each criterion adds to a pairing’s score has a column, and together they are the score', () => {
  const pairs = makeDraft(input).pairs.map(({ studentId, score, parts }) => exported(studentId, score, parts));
  const sheet = pairingsSheet(pairs, criteria);
  const columns = ['Fit: Help', 'Fit: Home', 'Fit: Shared', 'Fit: Home (2)', 'Fit: nothing to compare'];
  expect(sheet.headers.slice(-columns.length)).toEqual(columns);
  expect(pairs).toHaveLength(2);
  for (const row of records(sheet)) {
    const added = columns.reduce((sum, column) => sum + Number(row[column] ?? 0), 0);
    expect(added).toBeCloseTo(Number(row['Score']), 3);
  }
  const [a, b] = records(sheet);
  expect(a).toMatchObject({ 'Fit: Home': 0.30001, 'Fit: Home (2)': null, 'Fit: nothing to compare': null });
  expect(b).toMatchObject({ 'Fit: Help': null, 'Fit: nothing to compare': 0.50001 });
});

test('there is no column for nothing to compare where every pairing had something; experiences are not named', () => {
  const pairs = makeDraft({ ...input, students: input.students.slice(0, 1) }).pairs;
  const sheet = pairingsSheet(
    pairs.map(({ score, parts }) => exported('a', score, parts)),
    criteria,
  );
  expect(sheet.headers).not.toContain('Fit: nothing to compare');
  expect(JSON.stringify(records(sheet))).not.toContain('carer');
});

test('a row a value of the forecast, in whole people and in score', () => {
  const gap = {
    value: 'Law',
    mentors: 2,
    places: 3,
    wanting: 9,
    wantingUnmatched: 4,
    servingMentors: 1,
    couldServe: 5,
  };
  const sheet = gapsSheet([
    { by: 'direction', gaps: [{ ...gap, meanPoints: SCORE_MAX / 2 }] },
    { by: 'place', gaps: [] },
  ]);
  expect(sheet.name).toBe('Mentor gaps');
  expect([...sheet.rows]).toEqual([['Career direction', 'Law', 2, 3, 9, 4, 1, 5, 0.5]]);
  expect(sheet.headers).toHaveLength(9);
});
