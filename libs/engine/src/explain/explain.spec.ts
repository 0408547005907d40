import { criterion, mentor, settingsWith, student } from '../../test/small-rounds';
import type { EvidenceCode, Part, UnmatchedReason } from '../model/draft';
import { scorePair } from '../pair/score';
import { explainPair, type Audience } from './explain-pair';
import { explainUnmatched } from './explain-unmatched';
import { findings, reasons } from './words';

const columns = { studentField: 'column:grade', mentorField: 'column:grade' };
const settings = settingsWith({
  criteria: [
    criterion({ kind: 'help', name: 'Help', weight: 25 }),
    criterion({ kind: 'direction', name: 'Direction', weight: 20 }),
    criterion({ kind: 'shared-experience', name: 'Experience', weight: 15 }),
    criterion({ kind: 'practical', name: 'Practical', weight: 10 }),
    criterion({ kind: 'interests', name: 'Interests', weight: 5 }),
    criterion({ kind: 'different', name: 'Grade', weight: 5, ...columns }),
  ],
  sectors: { publishing: 'words', journalism: 'words' },
});
const amina = student('s', {
  tier: 3,
  answers: {
    helpWanted: ['interviews', 'CV', 'networks'],
    direction: ['publishing'],
    sharedExperienceWanted: ['part-time work', 'being a carer'],
    interests: ['chess'],
    availability: ['Monday evening'],
    'column:grade': 'secret one',
  },
});
const joan = mentor('m', {
  answers: {
    helpOffered: ['cv', 'Interviews'],
    sectors: ['journalism'],
    sharedExperienceOffered: ['part-time work', 'estranged'],
    interests: ['opera'],
    availability: ['monday evening'],
    'column:grade': 'secret two',
  },
});
const pair = scorePair(amina, joan, settings);
const read = (audience: Audience) => explainPair({ pair, studentName: 'Amina', mentorName: 'Joan', audience });

test('the student reads the three best reasons, in their own words', () => {
  expect(read('student')).toEqual([
    'Joan can help with interviews and CV, as you asked.',
    'Joan offered to talk about something you asked to share: part-time work.',
    'Joan works in journalism, which is close to publishing, where you want to go.',
  ]);
});

test('the mentor reads the same from their side', () => {
  expect(read('mentor')).toEqual([
    'Amina would like help with interviews and CV, which you offer.',
    'Amina asked for someone who shares something you offered to talk about: part-time work.',
    'Amina wants to go into publishing, which is close to journalism, where you work.',
  ]);
});

test('the consultant reads every part, heaviest first', () => {
  const sentences = read('consultant');
  expect(sentences).toHaveLength(1 + pair.parts.length);
  expect(sentences[0]).toMatch(/^Amina with Joan: fit \d\d of 100\.$/u);
  expect(sentences[1]).toBe('Help: 67 of 100, counting 31\u00a0% of the fit. Wanted and offered: interviews and CV.');
  expect(sentences.at(-1)).toBe('Interests: 0 of 100, counting 6\u00a0% of the fit. Nothing in common.');
});

test('student and mentor learn of an experience only what both gave, of other columns nothing, and no number or tier', () => {
  for (const audience of ['student', 'mentor'] as const) {
    const text = read(audience).join(' ');
    expect(text).not.toMatch(/carer|estranged|secret|tier|priority|\d/iu);
  }
});

test('an experience whose name is held back is spoken of without it, and without a hole in the sentence', () => {
  const parts = pair.parts
    .filter(({ kind }) => kind === 'shared-experience')
    .map((part) => ({ ...part, evidence: { ...part.evidence, values: [] } }));
  const say = (audience: Audience) =>
    explainPair({ pair: { score: 65_535, parts }, studentName: 'Amina', mentorName: 'Joan', audience }).at(-1);
  expect(say('student')).toBe('Joan shares an experience that you asked for, and offered to talk about it.');
  expect(say('mentor')).toBe('Amina asked for somebody who shares an experience that you offered to talk about.');
  expect(say('consultant')).toMatch(/ of the fit\. They share an experience: .* It is kept private\.$/u);
});

test('where there is no good reason, no false one is given', () => {
  const nothing = scorePair(student('s'), mentor('m'), settings);
  const say = (audience: Audience) =>
    explainPair({ pair: nothing, studentName: 'Amina', mentorName: 'Joan', audience });
  expect(say('student')).toEqual([
    'Joan has a place for you, and nothing we know of stands in the way of you meeting.',
  ]);
  expect(say('mentor')).toEqual([
    'Amina is looking for a mentor, and nothing we know of stands in the way of you meeting.',
  ]);
  expect(say('consultant')[1]).toMatch(/^No answers to compare: 50 of 100, counting 100\u00a0%/u);
});

test.each(Object.keys(findings) as EvidenceCode[])('%s reads as whole sentences', (code) => {
  const part: Part = {
    criterionId: 'c',
    kind: 'help',
    name: 'Name',
    weight: 1,
    fit: 1,
    points: 65535,
    evidence: { code, values: ['one', 'two'] },
  };
  for (const audience of ['student', 'mentor', 'consultant'] as const)
    for (const sentence of explainPair({
      pair: { score: 65535, parts: [part] },
      studentName: 'A',
      mentorName: 'B',
      audience,
    }))
      expect(sentence).toMatch(/^[A-Z][^{}]*\.$/u);
});

test('nobody reads that it is easy to meet when only some of it suits', () => {
  const free = (times: string) => ({ answers: { meetingModes: ['in person'], availability: [times] } });
  const practical = settingsWith({ criteria: [criterion({ kind: 'practical' })] });
  const pairOf = (theirs: string) => scorePair(student('s', free('Monday')), mentor('m', free(theirs)), practical);
  const say = (theirs: string, audience: Audience) =>
    explainPair({ pair: pairOf(theirs), studentName: 'Amina', mentorName: 'Joan', audience }).join(' ');
  expect(say('Monday', 'student')).toBe('It should be easy to meet: you both said in person and Monday.');
  for (const audience of ['student', 'mentor'] as const) expect(say('Friday', audience)).not.toMatch(/easy|in person/u);
  expect(say('Friday', 'consultant')).toContain('Suits both, but not all else does: in person.');
});

test('what gave the score nothing is no reason', () => {
  const parts = pair.parts.filter(({ kind }) => kind === 'help').map((part) => ({ ...part, points: 0 }));
  const told = explainPair({
    pair: { score: 0, parts },
    studentName: 'Amina',
    mentorName: 'Joan',
    audience: 'student',
  });
  expect(told).toEqual(['Joan has a place for you, and nothing we know of stands in the way of you meeting.']);
});

test('no reason is given for what tells against a pair', () => {
  expect(Object.keys(reasons).filter((code) => /none|not|other|few|differs/u.test(code))).toEqual([]);
});

const barrier = { id: 'modes', kind: 'no-shared-mode', name: 'No way to meet', mentors: 2 } as const;
const taken: UnmatchedReason = { code: 'places-taken', students: 8, mentors: 4, places: 5, placesNeeded: 3 };

test('the unmatched student reads what happened and what would change it', () => {
  const say = (reason: UnmatchedReason) => explainUnmatched({ reason, audience: 'student' });
  expect(say(taken)).toEqual([
    'We could not find you a mentor this time.',
    'There were not enough places: 8 students for 5 places with 4 mentors.',
    '3 more places with a mentor open to you would have given you one.',
  ]);
  expect(say({ code: 'no-mentor-allowed', mentors: 3, barriers: [barrier], wouldOpen: barrier }).at(-1)).toBe(
    'One thing by itself made a difference: No way to meet. Without it, 2 mentors could have been open to you.',
  );
  const avoided = { id: 'student-avoids', kind: 'student-avoids', name: 'The student asked', mentors: 1 } as const;
  expect(say({ code: 'no-mentor-allowed', mentors: 3, barriers: [], wouldOpen: avoided }).at(-1)).toMatch(
    /: whom you asked not to have\. Without it, 1 mentor could/u,
  );
  expect(say({ code: 'no-mentor-allowed', mentors: 0, barriers: [], wouldOpen: null }).at(-1)).toMatch(/no mentors/u);
  expect(say({ code: 'below-minimum-fit', bestFit: 0.3, minimumFit: 0.4 }).join(' ')).not.toMatch(/\d/u);
});

test('each way to go without reads as whole sentences, and tells a student of no number but places, no tier and no group', () => {
  const others = { code: 'others-first', mentors: 2, places: 3 } as const;
  const reasons: UnmatchedReason[] = [
    { ...taken, lottery: true, kept: true },
    { ...taken, anySize: true },
    { ...others, by: 'fit', placesNeeded: 1 },
    { ...others, by: 'wishes', placesNeeded: null, kept: true, lottery: true },
    { ...others, by: 'wishes', placesNeeded: 4, anySize: true },
    { code: 'group-too-small' },
  ];
  for (const reason of reasons)
    for (const audience of ['student', 'consultant'] as const) {
      const told = explainUnmatched({ reason, audience });
      for (const sentence of told) expect(sentence).toMatch(/^[A-Z0-9][^{}]*\.$/u);
      if (audience === 'student') expect(told.join(' ')).not.toMatch(/tier|priority|kept|score|rule/iu);
    }
});

test('the lottery is spoken of where it counts, kept places to the consultant alone', () => {
  const say = (reason: UnmatchedReason, audience: Audience) => explainUnmatched({ reason, audience }).join(' ');
  expect(say({ ...taken, lottery: true }, 'student')).toMatch(/A lottery had a part/u);
  expect(say(taken, 'student')).not.toMatch(/lottery/u);
  expect(say({ ...taken, kept: true }, 'consultant')).toMatch(/Places kept for groups/u);
  expect(say({ ...taken, anySize: true }, 'consultant')).toMatch(/if groups of any size could meet\.$/u);
});

test('a best fit just below the minimum never looks like the minimum', () => {
  const say = (bestFit: number) =>
    explainUnmatched({ reason: { code: 'below-minimum-fit', bestFit, minimumFit: 0.5 }, audience: 'consultant' });
  expect(say(0.4984)).toEqual(['The best fit found is 49.8; the minimum of the round is 50.0.']);
  expect(say(32_767 / 65_535)).toEqual(['The best fit found is 49.999; the minimum of the round is 50.000.']);
});

test('a best fit that is kept no more is not told', () => {
  const reason: UnmatchedReason = { code: 'below-minimum-fit', bestFit: null, minimumFit: 0.4 };
  expect(explainUnmatched({ reason, audience: 'consultant' })).toEqual([
    'No fit found reaches the minimum of the round, 40.',
  ]);
});

test.each(['mentor-avoids', 'rejected', 'same-person'] as const)('the student does not learn of %s', (kind) => {
  const hidden = { id: kind, kind, name: 'hidden', mentors: 1 };
  const reason: UnmatchedReason = { code: 'no-mentor-allowed', mentors: 1, barriers: [hidden], wouldOpen: hidden };
  expect(explainUnmatched({ reason, audience: 'student' }).join(' ')).not.toMatch(/hidden/u);
});

test('the consultant reads every barrier, and a mentor reads nothing', () => {
  const reason: UnmatchedReason = { code: 'no-mentor-allowed', mentors: 1200, barriers: [barrier], wouldOpen: null };
  expect(explainUnmatched({ reason, audience: 'consultant' })).toEqual([
    'None of 1,200 mentors is allowed for this student.',
    'No way to meet: closes 2 mentors.',
    'Lifting one barrier alone would open nobody.',
  ]);
  expect(explainUnmatched({ reason: { ...taken, placesNeeded: 1 }, audience: 'consultant' })).toEqual([
    '8 students compete for 5 places with 4 mentors.',
    '1 more place with a mentor this student may have would be sure to give them a place.',
  ]);
  expect(
    explainUnmatched({ reason: { code: 'below-minimum-fit', bestFit: 0.3, minimumFit: 0.4 }, audience: 'consultant' }),
  ).toEqual(['The best fit found is 30; the minimum of the round is 40.']);
  expect(explainUnmatched({ reason, audience: 'mentor' })).toEqual([]);
});
