import { counted, type MeasureOf } from './measure';
import { byPosition, positionReader, type Position } from './position';

/**
 * How near two values are. In an order: 1 for the same step, falling evenly to 0 at its two ends. Of numbers: 1, a half,
 * a third … for 0, 1, 2 … apart, as there is no end to measure against.
 */
export const closeness: MeasureOf<Position> = (criterion) => {
  const read = positionReader(criterion);
  const longest = criterion.order ? Math.max(1, criterion.order.length - 1) : undefined;
  return counted({
    student: ({ answers }) => read(answers, criterion.studentField),
    mentor: ({ answers }) => read(answers, criterion.mentorField),
    counting: {
      ...byPosition,
      value(_, student, mentor) {
        const apart = Math.abs(student.at - mentor.at);
        return longest === undefined ? 1 / (1 + apart) : 1 - apart / longest;
      },
    },
    evidence: (student, mentor) => ({ code: 'column-close', values: [student.spoken, mentor.spoken] }),
  });
};
