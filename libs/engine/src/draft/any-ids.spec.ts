import fc from 'fast-check';
import { chosenRounds } from '../../test/chosen-rounds';
import type { MatchInput } from '../model/input';
import { check } from '../proof/check';
import { makeDraft } from './make-draft';

/** Texts that look alike, or that another order than that of code units would put elsewhere. */
const ALIKE = ['é', 'e\u0301', 'e', 'E', 'e ', ' e', 'ß', 'ss', 'ı', 'I', 'i', '10', '9', '09', '😀', '\uffff'];
const TRAPS = ['__proto__', 'constructor', 'toString', '', 'null', '0', '-0', 'NaN'].map((id) => `${id}\u0000`);

const names = fc.shuffledSubarray([...ALIKE, ...TRAPS], { minLength: 10, maxLength: 10 });

/** The round with other ids; students and mentors may share one. */
function renamed(input: MatchInput, ids: readonly string[]): MatchInput {
  const nameOf = new Map([
    ...input.students.map(({ id }, i) => [id, ids[i]!] as const),
    ...input.mentors.map(({ id }, j) => [id, ids[j + 4]!] as const),
  ]);
  const named = (id: string) => nameOf.get(id) ?? id;
  const pair = ({ studentId, mentorId }: { studentId: string; mentorId: string }) => {
    return { studentId: named(studentId), mentorId: named(mentorId) };
  };
  const person = <T extends { readonly id: string; readonly avoids?: readonly string[] }>(one: T): T => {
    return { ...one, id: named(one.id), ...(one.avoids && { avoids: one.avoids.map(named) }) };
  };
  return {
    ...input,
    students: input.students.map(person),
    mentors: input.mentors.map(person),
    pins: input.pins.map(pair),
    rejections: input.rejections.map(pair),
    before: (input.before ?? []).map(pair),
  };
}

const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });

/** The same round told in another order. */
const toldAnew = (input: MatchInput): fc.Arbitrary<MatchInput> => {
  const { criteria, barriers, fairness } = input.settings;
  return fc
    .record({
      students: shuffled(input.students),
      mentors: shuffled(input.mentors),
      pins: shuffled(input.pins),
      rejections: shuffled(input.rejections),
      before: shuffled(input.before ?? []),
      settings: fc.record({
        criteria: shuffled(criteria),
        barriers: shuffled(barriers),
        floors: shuffled(fairness?.kind === 'floors' ? fairness.floors : []),
      }),
    })
    .map(({ settings: { floors, ...settings }, ...lists }) => ({
      ...input,
      ...lists,
      settings: {
        ...input.settings,
        ...settings,
        ...(fairness?.kind === 'floors' && { fairness: { kind: 'floors', floors } }),
      },
    }));
};

const rounds = fc
  .tuple(chosenRounds, names)
  .map(([input, ids]) => renamed(input, ids))
  .chain((input) => fc.record({ input: fc.constant(input), other: toldAnew(input) }));

test('ids may be any texts, and in whatever order a round is told its draft is the same, byte for byte', () => {
  fc.assert(
    fc.property(rounds, ({ input, other }) => {
      const draft = makeDraft(input);
      expect(JSON.stringify(makeDraft(other))).toBe(JSON.stringify(draft));
      expect(check(other, draft)).toEqual([]);
      expect(draft.pairs.length + draft.unmatched.length).toBe(input.students.length);
    }),
    { numRuns: 400 },
  );
});
