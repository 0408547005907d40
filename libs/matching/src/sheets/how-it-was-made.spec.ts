import type { RoundSettings } from '@footing/engine';
import { type DraftMade, howItWasMade } from './how-it-was-made';

const settings: RoundSettings = {
  criteria: [
    { id: 'h', kind: 'help', name: 'Help', weight: 60 },
    {
      ...{ id: 'g', kind: 'steps-apart', name: 'Grade', weight: 40, studentField: 'column:grade' },
      ...{ mentorField: 'column:grade', order: ['5', '6'], atLeast: 1 },
    },
  ],
  barriers: [{ id: 't', kind: 'no-shared-time', name: 'No shared time' }],
  minimumFit: 0.25,
  aim: 'most-matched',
  fairness: { kind: 'floors', floors: [{ group: 'g1', places: 3 }] },
  retention: 0.02,
  mentorsView: 0.29,
};
const made: DraftMade = {
  ...{ programme: 'Career mentoring', round: '2026 to 2027', number: 4, engineVersion: '2.0.0', settings },
  finishedAt: new Date('2026-11-03T09:00:00Z'),
  ...{ inputHash: 'a'.repeat(64), resultHash: 'b'.repeat(64), lottery: { commitment: 'c'.repeat(64), seed: null } },
  summary: {
    ...{ students: 9, matched: 6, mentors: 3, places: 7, total: 4.56789, mean: 0.7 },
    ...{ tiers: [{ tier: 1, students: 9, matched: 6 }], spread: [] },
  },
  groupNames: new Map([['g1', 'Care leavers']]),
  ...{ gapsLeaveChoiceOut: false, agreementChangedAt: null, changedPeople: 0 },
};
const rowsOf = (of: DraftMade) => [...howItWasMade(of).rows].map((row) => row.slice());
const valueOf = (what: string, which: string, of = made) =>
  rowsOf(of).find((row) => row[0] === what && row[1] === which)?.[2];

test('says which draft it is, by what it was made, what counted first, and how many there were', () => {
  expect([valueOf('Round', 'Career mentoring'), valueOf('Draft', 'Number')]).toEqual(['2026 to 2027', 4]);
  expect([valueOf('Draft', 'Made on'), valueOf('Draft', 'Engine version')]).toEqual(['2026-11-03 09:00', '2.0.0']);
  expect(valueOf('Fingerprint', 'What went in')).toBe('a'.repeat(64));
  expect(valueOf('Fingerprint', 'What came out')).toBe('b'.repeat(64));
  expect(valueOf('What counts first', 'What the round is for')).toBe('As many students as can be');
  expect(valueOf('What counts first', 'Between the tiers and the fit')).toBe('Keep places for groups');
  expect(valueOf('Places kept', 'Care leavers')).toBe(3);
  expect(valueOf('What counts first', 'The mentor’s view')).toBe('29 out of 100');
  expect([valueOf('Criterion', 'Help'), valueOf('Minimum fit', '')]).toEqual([60, 0.25]);
  expect(rowsOf(made).find((row) => row[1] === 'Grade')?.[3]).toBe(
    'The student’s “Grade (your own column)” and the mentor’s “Grade (your own column)”. Counts when the mentor is at least so many steps above the student, in an ordered list or in number. At least 1 up. In this order: 5, 6.',
  );
  expect(rowsOf(made).find((row) => row[0] === 'Barrier')?.[1]).toBe('No shared time');
  expect([valueOf('Count', 'Students'), valueOf('Count', 'Not matched')]).toEqual([9, 3]);
});

test('the secret of the lottery stands there only when it may be shown, its promise always', () => {
  expect([valueOf('Lottery', 'Promise'), valueOf('Lottery', 'Secret')]).toEqual(['c'.repeat(64), null]);
  const open = { ...made, lottery: { ...made.lottery, seed: 'd'.repeat(32) } };
  expect(valueOf('Lottery', 'Secret', open)).toBe('d'.repeat(32));
  const saidOf = (of: DraftMade) => rowsOf(of).find((row) => row[1] === 'Secret')?.[3];
  expect([saidOf(made), saidOf(open)]).toEqual([
    'Shown here once pairings of this round are published.',
    'Its SHA-256 is the promise.',
  ]);
});

test('a note says where what people share had to be left out', () => {
  const noteOn = (of: DraftMade) => rowsOf(of).some((row) => row[0] === 'Note' && row[1] === 'Shared lived experience');
  const leftOut = { ...made, summary: { ...made.summary, sharingLeftOut: true as const } };
  expect([noteOn(made), noteOn(leftOut)]).toEqual([false, true]);
});

test('where people were taken out a note says so, and nobody counts as not matched for it', () => {
  const which = 'People who changed their mind since';
  expect(rowsOf(made).some((row) => row[1] === which)).toBe(false);
  const changed = { ...made, agreementChangedAt: new Date('2026-11-09T09:00:00Z'), changedPeople: 2 };
  expect([valueOf('Note', which, changed), valueOf('Count', 'Matched', changed)]).toEqual([2, 6]);
  expect(rowsOf(changed).some((row) => row[1] === 'Not matched')).toBe(false);
  expect(valueOf('Note', which, { ...changed, changedPeople: 0 })).toBeNull();
});

test('no tier is counted, and a note says when the forecast leaves something out', () => {
  expect(JSON.stringify(rowsOf(made))).not.toMatch(/tier 1|"tier"/i);
  const noteOn = (of: DraftMade) => rowsOf(of).some((row) => row[0] === 'Note' && row[1] === 'Mentor gaps');
  expect([noteOn(made), noteOn({ ...made, gapsLeaveChoiceOut: true })]).toEqual([false, true]);
});

test('a round that says nothing of what counts first has what a round had before', () => {
  const plain = { ...made, settings: { criteria: [], barriers: [], minimumFit: 0 }, groupNames: new Map() };
  expect(valueOf('What counts first', 'Between the tiers and the fit', plain)).toBe('Nothing more');
  expect(valueOf('What counts first', 'Tiers', plain)).toBe('Count');
  expect(valueOf('What counts first', 'Who mentors', plain)).toBeUndefined();
  const reverse = { ...plain, settings: { ...plain.settings, reverse: true } };
  expect(valueOf('What counts first', 'Who mentors', reverse)).toBe('Students mentor the others');
});
