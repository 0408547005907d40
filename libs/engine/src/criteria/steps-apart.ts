import { counted, type MeasureOf } from './measure';
import { byPosition, farEnough, positionReader, type Position } from './position';

/** Whether the mentor stands at least so many steps above the student: 1 or 0. */
export const stepsApart: MeasureOf<Position> = (criterion) => {
  const read = positionReader(criterion);
  return counted({
    student: ({ answers }) => read(answers, criterion.studentField),
    mentor: ({ answers }) => read(answers, criterion.mentorField),
    counting: { ...byPosition, value: (_, student, mentor) => (farEnough(student, mentor, criterion) ? 1 : 0) },
    evidence: (student, mentor) => ({
      code: farEnough(student, mentor, criterion) ? 'column-steps-enough' : 'column-steps-too-few',
      values: [student.spoken, mentor.spoken],
    }),
  });
};
