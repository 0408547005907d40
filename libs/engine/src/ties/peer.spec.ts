import loadHighs from 'highs';
import { criterion, GRADES, round, settingsWith } from '../../test/small-rounds';
import { barriersBetween } from '../pair/barriers';
import { makeDraft } from '../draft/make-draft';
import type { MatchInput } from '../model/input';
import { scorePair } from '../pair/score';

/** A round of some size from a counter: nothing is drawn, so every run is the same. */
function made(students: number, mentors: number, salt: number): MatchInput {
  let state = salt;
  const below = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const words = (of: number) => ['a', 'b', 'c', 'd', 'e', 'f'].filter(() => below(of) === 0);
  const grade = () => GRADES[below(GRADES.length)] ?? '';
  return round({
    students: Array.from({ length: students }, (_, i) => ({
      id: `s${i}`,
      tier: 1 + below(3),
      answers: { helpWanted: words(2), interests: words(3), 'column:grade': grade() },
    })),
    mentors: Array.from({ length: mentors }, (_, j) => ({
      id: `m${j}`,
      places: below(2),
      answers: { helpOffered: words(2), interests: words(3), 'column:grade': grade() },
    })),
    settings: settingsWith({
      criteria: [criterion({ kind: 'help', weight: 25 }), criterion({ kind: 'interests', weight: 10 })],
      barriers: [
        {
          id: 'b',
          kind: 'must-be-steps-apart',
          name: 'b',
          studentField: 'column:grade',
          mentorField: 'column:grade',
          order: GRADES,
          atLeast: 0,
        },
      ],
      minimumFit: 0.2,
    }),
  });
}

/** The same round as a linear programme: a point of score is 1, a tier's place outweighs all the points there can be. */
function programme(input: MatchInput): string {
  const allowed = input.students.flatMap((student) =>
    input.mentors
      .filter((mentor) => barriersBetween(student, mentor, input).length === 0)
      .map((mentor) => ({ student, mentor, score: scorePair(student, mentor, input.settings).score / 65535 })),
  );
  const name = (studentId: string, mentorId: string) => `x_${studentId}_${mentorId}`;
  const sums = (
    by: 'student' | 'mentor',
    people: MatchInput['students'] | MatchInput['mentors'],
    most: (at: number) => number,
  ) =>
    people.flatMap(({ id }, at) => {
      const terms = allowed.filter((pair) => pair[by].id === id).map((pair) => name(pair.student.id, pair.mentor.id));
      return terms.length === 0 ? [] : [`${by}_${id}: ${terms.join(' + ')} <= ${most(at)}`];
    });
  return [
    'Maximize',
    `obj: ${allowed.map(({ student, mentor, score }) => `${(4 - student.tier) * 50 + score} ${name(student.id, mentor.id)}`).join(' + ')}`,
    'Subject To',
    ...sums('student', input.students, () => 1),
    ...sums('mentor', input.mentors, (at) => input.mentors[at]?.places ?? 0),
    'End',
  ].join('\n');
}

test('a solver of another kind finds the same number of places in each tier and the same total', async () => {
  const solver = await loadHighs();
  let competing = 0;
  for (let salt = 1; salt <= 12; salt += 1) {
    const input = made(20, 15, salt);
    const result = solver.solve(programme(input));
    const draft = makeDraft(input);
    const placed = draft.pairs.reduce((sum, { studentId }) => {
      const tier = input.students.find(({ id }) => id === studentId)?.tier ?? 4;
      return sum + (4 - tier) * 50;
    }, 0);
    expect(result.Status).toBe('Optimal');
    competing += draft.unmatched.filter(({ reason }) => reason.code === 'places-taken').length;
    expect(placed + draft.total / 65535).toBeCloseTo(result.ObjectiveValue, 5);
  }
  expect(competing).toBeGreaterThan(0);
});
