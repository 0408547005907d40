import fc from 'fast-check';
import { canonicalJson } from './canonical-json';
import { matchInput, type RoundMentor, type RoundStudent, type Terms } from './match-input';

const terms: Terms = {
  settings: { criteria: [], barriers: [], minimumFit: 0 },
  pins: [],
  rejections: [],
  seed: 's',
};
const student = (id: string, over: Partial<RoundStudent> = {}): RoundStudent => ({
  ...{ id, email: `${id}@uni.example`, universityId: `S-${id}`, tier: 1, answers: {}, experiencesWanted: [] },
  ...over,
});
const mentor = (id: string, over: Partial<RoundMentor> = {}): RoundMentor => ({
  ...{ id, email: `${id}@work.example`, universityId: null, places: 1, answers: {}, experiencesOffered: [] },
  ...over,
});

test('wishes to avoid somebody become ids, by e-mail or university id, however they are written', () => {
  const { students, mentors } = matchInput(
    {
      students: [student('a', { answers: { avoid: [' JOAN@Work.example', 'nobody@x.example'] } }), student('b')],
      mentors: [mentor('joan', { answers: { avoid: ['s-b'] } })],
    },
    terms,
  );
  expect(students[0]?.avoids).toEqual(['joan']);
  expect(students[1]).not.toHaveProperty('avoids');
  expect(mentors[0]?.avoids).toEqual(['b']);
});

test('somebody to avoid may be given by name, and of two with one name both are avoided; a name picks nobody', () => {
  const people = {
    students: [student('a', { answers: { avoid: ['joan  SMITH', 'tom'], choices: ['Joan Smith'] } })],
    mentors: [
      mentor('joan', { name: 'Joan Smith' }),
      mentor('other', { name: 'Joan Smith' }),
      mentor('tom', { name: 'Tom Ash' }),
    ],
  };
  const [said] = matchInput(people, terms).students;
  expect(said?.avoids).toEqual(['joan', 'other']);
  expect(said).not.toHaveProperty('picks');
});

test('a mentor with a student’s address or university id is the same person', () => {
  const people = {
    students: [student('a'), student('b', { email: 'joan@work.example' })],
    mentors: [mentor('joan'), mentor('tom', { universityId: 's-a', email: null })],
  };
  expect(matchInput(people, terms).mentors.map(({ samePersonAs }) => samePersonAs)).toEqual([['b'], ['a']]);
});

test('shared experience comes only from what was agreed, never from the other answers', () => {
  const { students, mentors } = matchInput(
    {
      students: [student('a', { answers: { sharedExperienceWanted: ['carer'] }, experiencesWanted: [] })],
      mentors: [mentor('joan', { experiencesOffered: ['carer'] })],
    },
    terms,
  );
  expect(students[0]?.answers).toEqual({});
  expect(mentors[0]?.answers).toEqual({ sharedExperienceOffered: ['carer'] });
});

test('what matters most to a student is told when it is a criterion, and is not compared', () => {
  const people = {
    students: [
      student('a', { answers: { mostImportant: 'help', course: 'Law' } }),
      student('b', { answers: { mostImportant: 'x' } }),
    ],
    mentors: [],
  };
  const [first, second] = matchInput(people, terms).students;
  expect(first).toMatchObject({ mostImportant: 'help', answers: { course: 'Law' } });
  expect(second).not.toHaveProperty('mostImportant');
});

test('whom somebody asked for stays in their order; who is not in the round is left out', () => {
  const { students, mentors } = matchInput(
    {
      students: [
        student('a', {
          answers: { choices: ['tom@work.example', 'gone@x.example', ' JOAN@work.example', 'tom@work.example'] },
        }),
        student('b', { answers: { choices: ['gone@x.example'] } }),
      ],
      mentors: [mentor('joan', { answers: { choices: ['S-b', 'S-a'] } }), mentor('tom')],
    },
    terms,
  );
  expect(students[0]).toMatchObject({ picks: ['tom', 'joan'] });
  expect([students[0]?.answers, mentors[0]?.answers]).toEqual([{}, {}]);
  expect(students[1]).not.toHaveProperty('picks');
  expect(mentors[0]).toMatchObject({ picks: ['b', 'a'] });
});

test('how introductions went is told by ids of this round, and people who are not in it are left out', () => {
  const given = ['JOAN@work.example: 5', 'gone@x.example: 3', 'tom@work.example: 1', 'joan@work.example: 2'];
  const { students, mentors } = matchInput(
    {
      students: [student('a', { answers: { ratings: given } }), student('b', { answers: { ratings: ['gone@x: 3'] } })],
      mentors: [mentor('joan', { answers: { ratings: ['S-b: 4', 'S-a: six'] } }), mentor('tom')],
    },
    terms,
  );
  expect(students[0]).toMatchObject({ ratings: { joan: 5, tom: 1 } });
  expect([students[0]?.answers, mentors[0]?.answers]).toEqual([{}, {}]);
  expect(students[1]).not.toHaveProperty('ratings');
  expect(mentors[0]).toMatchObject({ ratings: { b: 4 } });
});

test.each(['picks', 'ratings'])('%s may matter most to somebody', (mostImportant) => {
  const input = matchInput({ students: [student('a', { answers: { mostImportant } })], mentors: [] }, terms);
  expect(input.students[0]).toMatchObject({ mostImportant });
});

test('a mentor’s word on what matters and on the smallest group is told, and no group is larger than the places', () => {
  const answers = { mostImportant: 'interests', fewestStudents: 3 };
  const places = [0, 1, 2, 5].map((each) => mentor(`m${each}`, { places: each, answers }));
  const { mentors } = matchInput({ students: [], mentors: places }, terms);
  expect(mentors.map(({ fewest }) => fewest)).toEqual([undefined, undefined, 2, 3]);
  expect(mentors[0]).toMatchObject({ mostImportant: 'interests' });
  expect(mentors[0]?.answers).toEqual({});
});

test.each([
  [undefined, false],
  [{ kind: 'raise-the-lowest' } as const, false],
  [{ kind: 'even-coverage' } as const, true],
  [{ kind: 'floors', floors: [{ group: 'g', places: 1 }] } as const, true],
])('the group a student counts for is told only where groups are compared: %j', (fairness, isTold) => {
  const settings = { ...terms.settings, ...(fairness && { fairness }) };
  const people = { students: [student('a', { group: 'g' }), student('b', { group: null })], mentors: [] };
  const [first, second] = matchInput(people, { ...terms, settings }).students;
  expect(first && 'group' in first).toBe(isTold);
  expect(second).not.toHaveProperty('group');
});

test('pairs of an earlier draft are told while both people are still there', () => {
  const people = { students: [student('a')], mentors: [mentor('joan')] };
  const kept = { studentId: 'a', mentorId: 'joan' };
  const { before } = matchInput(people, { ...terms, before: [{ studentId: 'gone', mentorId: 'joan' }, kept] });
  expect(before).toEqual([kept]);
  expect(matchInput(people, terms)).not.toHaveProperty('before');
});

test('a rejection of somebody who has left is left out; a pin is kept, for the engine to refuse', () => {
  const pair = { studentId: 'gone', mentorId: 'joan' };
  const input = matchInput(
    { students: [student('a')], mentors: [mentor('joan')] },
    { ...terms, pins: [pair], rejections: [pair] },
  );
  expect([input.pins, input.rejections]).toEqual([[pair], []]);
});

test('the order of the rows never matters', () => {
  const students = ['a', 'b', 'c', 'd'].map((id) => student(id));
  const mentors = ['x', 'y', 'z'].map((id) => mentor(id));
  const wanted = canonicalJson(matchInput({ students, mentors }, terms));
  fc.assert(
    fc.property(
      fc.shuffledSubarray(students, { minLength: 4 }),
      fc.shuffledSubarray(mentors, { minLength: 3 }),
      (s, m) => {
        expect(canonicalJson(matchInput({ students: s, mentors: m }, terms))).toBe(wanted);
      },
    ),
  );
});

test('whom somebody picked here, and how their calls went, stand before what their file says; ids of nobody here are left out', () => {
  const introduced = { picks: ['tom', 'gone', 'joan'], ratings: { joan: 4, gone: 1 } };
  const { students, mentors } = matchInput(
    {
      students: [
        student('a', { answers: { choices: ['joan@work.example'], ratings: ['tom@work.example: 2'] }, introduced }),
        student('b', { answers: { choices: ['tom'] } }),
      ],
      mentors: [mentor('joan', { email: null, introduced: { picks: [], ratings: { a: 5 } } }), mentor('tom')],
    },
    terms,
  );
  expect(students[0]).toMatchObject({ picks: ['tom', 'joan'], ratings: { joan: 4, tom: 2 } });
  expect(students[1]).not.toHaveProperty('picks');
  expect(mentors[0]).toMatchObject({ ratings: { a: 5 } });
  expect(mentors[0]).not.toHaveProperty('picks');
});
