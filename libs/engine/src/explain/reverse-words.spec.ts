import { criterion, mentor, settingsWith, student } from '../../test/small-rounds';
import type { EvidenceCode, Part, UnmatchedReason } from '../model/draft';
import { scorePair } from '../pair/score';
import { type Audience, explainPair } from './explain-pair';
import { explainUnmatched } from './explain-unmatched';
import { findings } from './words';

const say = (reason: UnmatchedReason, audience: Audience) => explainUnmatched({ reason, audience, reverse: true });
const taken = { code: 'places-taken', students: 8, mentors: 4, places: 5, placesNeeded: 1 } as const;
const others = { code: 'others-first', mentors: 2, places: 3, placesNeeded: 4 } as const;
const everyReason: readonly UnmatchedReason[] = [
  taken,
  { ...taken, anySize: true },
  ...(['fit', 'wishes'] as const).map((by) => ({ ...others, by })),
  { code: 'group-too-small' },
  { code: 'below-minimum-fit', bestFit: 0.1, minimumFit: 0.2 },
  { code: 'no-mentor-allowed', mentors: 0, barriers: [], wouldOpen: null },
  ...(['no-place', 'student-avoids', 'mentor-avoids'] as const).map((kind): UnmatchedReason => {
    const barrier = { id: kind, kind, name: 'The mentor, the student', mentors: 2 };
    return { code: 'no-mentor-allowed', mentors: 2, barriers: [barrier], wouldOpen: barrier };
  }),
];

test.each(everyReason.map((reason) => [reason]))('nobody is called a mentor who would have one: %j', (reason) => {
  for (const audience of ['student', 'consultant'] as const) {
    const told = say(reason, audience);
    for (const sentence of told) expect(sentence).toMatch(/^[A-Z0-9][^{}]*\.$/u);
    expect(told.join(' ')).not.toMatch(/mentors\b|a mentor|the mentor/iu);
    expect(told).toHaveLength(explainUnmatched({ reason, audience }).length);
  }
});

test('a student reads that there was nobody to mentor, and what would have changed it', () => {
  expect(say(taken, 'student')).toEqual([
    'We could not find you somebody to mentor this time.',
    'There were not enough places: 8 students for 5 places with 4 people.',
    '1 more place with somebody open to you would have given you one.',
  ]);
  expect(say({ ...taken, mentors: 1 }, 'consultant')[0]).toBe('8 students compete for 5 places with 1 person.');
});

const settings = settingsWith({
  criteria: [criterion({ kind: 'help', name: 'Help', weight: 60 }), criterion({ kind: 'direction', weight: 40 })],
  sectors: { publishing: 'words', journalism: 'words' },
  reverse: true,
});
const amina = student('s', { answers: { helpOffered: ['Social media'], direction: ['publishing'] } });
const joanOf = (sector: string) => mentor('m', { answers: { helpWanted: ['social media'], sectors: [sector] } });
const read = (audience: Audience, sector: string) =>
  explainPair({
    ...{ pair: scorePair(amina, joanOf(sector), settings), studentName: 'Amina', mentorName: 'Joan', audience },
    reverse: true,
  });

test('a pair reads that the student helps, and of a direction what they have in common', () => {
  expect(read('student', 'publishing')).toEqual([
    'Joan would like help with social media, which you offer.',
    'You want to go into publishing, and Joan works there.',
  ]);
  expect(read('mentor', 'publishing')).toEqual([
    'Amina can help with social media, as you asked.',
    'Amina wants to go into publishing, and you work there.',
  ]);
  expect(read('student', 'journalism')[1]).toBe(
    'You want to go into publishing, and Joan works close to it, in journalism.',
  );
  expect(read('mentor', 'journalism')[1]).toBe(
    'Amina wants to go into publishing, and you work close to it, in journalism.',
  );
  expect(read('consultant', 'journalism').join(' ')).toContain(
    'the student wants publishing, the other is in journalism.',
  );
});

test('where there is no good reason, the student is not told that they are given a mentor', () => {
  const nothing = { score: 32_768, parts: [] };
  const told = (audience: Audience) =>
    explainPair({ pair: nothing, studentName: 'Amina', mentorName: 'Joan', audience, reverse: true });
  expect(told('student')[0]).toMatch(/^Joan is looking for a mentor, /u);
  expect(told('mentor')[0]).toMatch(/^Amina can be your mentor, /u);
});

test.each(Object.keys(findings) as EvidenceCode[])('%s reads as whole sentences turned round too', (code) => {
  const evidence = { code, values: ['one', 'two'] };
  const part: Part = { criterionId: 'c', kind: 'help', name: 'Name', weight: 1, fit: 1, points: 65_535, evidence };
  for (const audience of ['student', 'mentor', 'consultant'] as const)
    for (const sentence of explainPair({
      ...{ pair: { score: 65_535, parts: [part] }, studentName: 'A', mentorName: 'B', audience, reverse: true },
    }))
      expect(sentence).toMatch(/^[A-Z][^{}]*\.$/u);
});
