import type { MatchInput, Mentor, PairOfIds, Student } from '../../libs/engine/src/model/input';

/** Texts that are ids as good as any. Students and mentors share them: an id speaks of one side alone. */
const oddIds = ['__proto__', 'constructor', ' ', '0', '-1', 'a\u0000b', '\ud800', 'é', 'e\u0301', 'x'.repeat(300)];

const odd = (id: string): string => oddIds[/^[sm]\d$/u.test(id) ? Number(id[1]) : -1] ?? id;

/** The same round with odd ids: everybody's, wherever they are spoken of. */
export function renamed(input: MatchInput): MatchInput {
  return {
    ...input,
    students: input.students.map((one) => ({ ...one, ...said(one) })),
    mentors: input.mentors.map((one) => ({
      ...one,
      ...said(one),
      ...(one.samePersonAs && { samePersonAs: one.samePersonAs.map(odd) }),
    })),
    pins: input.pins.map((pin) => ({ ...pin, ...pair(pin) })),
    rejections: input.rejections.map(pair),
    ...(input.before && { before: input.before.map(pair) }),
  };
}

const said = ({ id, avoids, picks, ratings }: Student | Mentor) => ({
  id: odd(id),
  ...(avoids && { avoids: avoids.map(odd) }),
  ...(picks && { picks: picks.map(odd) }),
  ...(ratings && { ratings: Object.fromEntries(Object.entries(ratings).map(([who, stars]) => [odd(who), stars])) }),
});

const pair = ({ studentId, mentorId }: PairOfIds): PairOfIds => ({
  studentId: odd(studentId),
  mentorId: odd(mentorId),
});
