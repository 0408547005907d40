import fc from 'fast-check';
import { barriersBetween } from '../src/pair/barriers';
import type { Criterion, MatchInput, Mentor, PairOfIds, RoundSettings, Student } from '../src/model/input';

export const GRADES = ['one', 'two', 'three', 'four'];

export const criterion = (more: Partial<Criterion> & Pick<Criterion, 'kind'>): Criterion => ({
  id: more.kind,
  name: more.kind,
  weight: 10,
  ...more,
});

export const settingsWith = (more: Partial<RoundSettings> = {}): RoundSettings => ({
  criteria: [criterion({ kind: 'help' })],
  barriers: [],
  minimumFit: 0,
  ...more,
});

export const student = (id: string, more: Partial<Student> = {}): Student => ({ id, tier: 1, answers: {}, ...more });
export const mentor = (id: string, more: Partial<Mentor> = {}): Mentor => ({ id, places: 1, answers: {}, ...more });

export const round = (more: Partial<MatchInput> = {}): MatchInput => ({
  students: [],
  mentors: [],
  settings: settingsWith(),
  pins: [],
  rejections: [],
  seed: 'seed',
  ...more,
});

const words = fc.subarray(['a', 'b', 'c']);
const grade = fc.constantFrom('', ...GRADES);
const answers = (help: string, sectors: string) =>
  fc.record({
    [help]: words,
    [sectors]: fc.subarray(['law', 'art', 'undecided']),
    interests: words,
    'column:grade': grade,
  });
const ids = (prefix: string, most: number) =>
  fc.subarray(
    Array.from({ length: most }, (_, i) => `${prefix}${i}`),
    { maxLength: 1 },
  );

const people = fc.record({
  students: fc.array(
    fc.record({
      tier: fc.integer({ min: 1, max: 3 }),
      answers: answers('helpWanted', 'direction'),
      avoids: ids('m', 4),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  mentors: fc.array(
    fc.record({
      places: fc.integer({ min: 0, max: 2 }),
      answers: answers('helpOffered', 'sectors'),
      avoids: ids('s', 6),
    }),
    { maxLength: 4 },
  ),
});

const columns = { studentField: 'column:grade', mentorField: 'column:grade', order: GRADES };

/** Settings with coarse scores, so that many drafts are equally good. */
const settings: fc.Arbitrary<RoundSettings> = fc.record({
  criteria: fc.constantFrom<readonly Criterion[]>(
    [criterion({ kind: 'help' })],
    [criterion({ kind: 'direction' }), criterion({ kind: 'interests', weight: 5 })],
    [
      criterion({ kind: 'help', weight: 25 }),
      criterion({ kind: 'closeness', ...columns }),
      criterion({ kind: 'direction' }),
    ],
  ),
  barriers: fc.constantFrom<RoundSettings['barriers']>(
    [],
    [{ id: 'b', kind: 'must-be-steps-apart', name: 'Far enough', atLeast: 0, ...columns }],
  ),
  minimumFit: fc.constantFrom(0, 0.4),
  sectors: fc.constant({ law: 'words', art: 'words' }),
});

const couples = fc.array(fc.tuple(fc.nat(5), fc.nat(3)), { maxLength: 2 });

/** Up to six students and four mentors with 0 to 2 places, three tiers, many ties, some barriers, rejections and pins. */
export const smallRounds: fc.Arbitrary<MatchInput> = fc
  .record({ people, settings, rejected: couples, pinned: couples, seed: fc.string({ maxLength: 3 }) })
  .map(({ people: { students, mentors }, settings: rules, rejected, pinned, seed }) => {
    const input: MatchInput = {
      students: students.map((one, i) => ({ id: `s${i}`, ...one })),
      mentors: mentors.map((one, j) => ({ id: `m${j}`, ...one })),
      settings: rules,
      pins: [],
      rejections: named(rejected),
      seed,
    };
    return { ...input, pins: possiblePins(input, named(pinned)) };
  });

const named = (couplesFound: readonly (readonly [number, number])[]): PairOfIds[] =>
  couplesFound.map(([i, j]) => ({ studentId: `s${i}`, mentorId: `m${j}` }));

/** Those wishes that can be pins together. */
export function possiblePins(input: MatchInput, wishes: readonly PairOfIds[]): PairOfIds[] {
  const pins: PairOfIds[] = [];
  for (const wish of wishes) {
    const one = input.students.find(({ id }) => id === wish.studentId);
    const other = input.mentors.find(({ id }) => id === wish.mentorId);
    if (!one || !other || pins.some(({ studentId }) => studentId === one.id)) continue;
    const held = pins.filter(({ mentorId }) => mentorId === other.id).length;
    if (held < other.places && barriersBetween(one, other, input).length === 0) pins.push(wish);
  }
  return pins;
}
