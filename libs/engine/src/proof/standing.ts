import type { Draft } from '../model/draft';
import type { MatchInput, Mentor, Student } from '../model/input';
import { tally } from './tally';

/** Whether the pairs of a draft can all stand together: what can be seen without a score. */

export function strangers(input: MatchInput, draft: Draft): string[] {
  const students = new Set(input.students.map(({ id }) => id));
  const mentors = new Set(input.mentors.map(({ id }) => id));
  return [
    ...draft.pairs.flatMap(({ studentId, mentorId }) => [
      ...(students.has(studentId) ? [] : [`student ${studentId} is not in the round`]),
      ...(mentors.has(mentorId) ? [] : [`mentor ${mentorId} is not in the round`]),
    ]),
    ...draft.unmatched.flatMap(({ studentId }) =>
      students.has(studentId) ? [] : [`student ${studentId} is not in the round`],
    ),
  ];
}

export function everyStudentOnce(students: readonly Student[], { pairs, unmatched }: Draft): string[] {
  const times = tally([...pairs, ...unmatched].map(({ studentId }) => studentId));
  return students.flatMap(({ id }) =>
    times.get(id) === 1 ? [] : [`student ${id} is there ${times.get(id) ?? 0} times`],
  );
}

export function placesKept(mentors: readonly Mentor[], { pairs }: Draft): string[] {
  const held = tally(pairs.map(({ mentorId }) => mentorId));
  return mentors.flatMap(({ id, places }) =>
    (held.get(id) ?? 0) > places ? [`mentor ${id} has ${held.get(id)} students and ${places} places`] : [],
  );
}

export function pinsKept({ pins }: MatchInput, { pairs }: Draft): string[] {
  const wanted = new Map(pins.map(({ studentId, mentorId }) => [studentId, mentorId]));
  const given = new Map(pairs.map((pair) => [pair.studentId, pair]));
  return [
    ...[...wanted].flatMap(([studentId, mentorId]) =>
      given.get(studentId)?.mentorId === mentorId ? [] : [`the pin of student ${studentId} is not kept`],
    ),
    ...pairs.flatMap(({ studentId, pinned }) =>
      pinned === wanted.has(studentId)
        ? []
        : [`student ${studentId} is wrongly marked as ${pinned ? '' : 'not '}pinned`],
    ),
  ];
}
