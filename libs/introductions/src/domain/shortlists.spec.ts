import fc from 'fast-check';
import { type Choosing, LIST_SIZE, type Lists, shortlists } from './shortlists';

const MENTORS = ['a', 'b', 'c', 'd', 'e'];
const student = (n: number) => fc.shuffledSubarray(MENTORS).map((allowed): Choosing => ({ id: `s${n}`, allowed }));
const round = fc.record({
  students: fc
    .integer({ min: 0, max: 5 })
    .chain((many) => fc.tuple(...Array.from({ length: many }, (_, n) => student(n)))),
  caps: fc
    .tuple(...MENTORS.map((id) => fc.tuple(fc.constant(id), fc.integer({ min: 0, max: 4 }))))
    .map((all) => new Map(all)),
  seed: fc.string({ minLength: 1, maxLength: 6 }),
});

function loads(lists: Iterable<readonly string[]>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const list of lists) for (const id of list) found.set(id, (found.get(id) ?? 0) + 1);
  return found;
}
const above = (lists: Iterable<readonly string[]>, caps: ReadonlyMap<string, number>): number =>
  [...loads(lists)].reduce((sum, [id, many]) => sum + Math.max(0, many - (caps.get(id) ?? 0)), 0);

/** Every way to choose so many. */
function waysOf(from: readonly string[], many: number): string[][] {
  if (many === 0) return [[]];
  return from.flatMap((one, at) => waysOf(from.slice(at + 1), many - 1).map((rest) => [one, ...rest]));
}

/** The fewest lists above the caps that there can be, found by trying them all. */
function fewestAbove(
  students: readonly Choosing[],
  caps: ReadonlyMap<string, number>,
  chosen: string[][] = [],
): number {
  const [first, ...rest] = students;
  if (!first) return above(chosen, caps);
  const ways = waysOf(first.allowed, Math.min(LIST_SIZE, first.allowed.length));
  return Math.min(...ways.map((way) => fewestAbove(rest, caps, [...chosen, way])));
}

test('every student has three mentors, or all who are allowed, each once and the best first', () => {
  fc.assert(
    fc.property(round, ({ students, caps, seed }) => {
      const lists = shortlists(students, caps, seed);
      for (const { id, allowed } of students) {
        const list = lists.get(id) ?? [];
        expect(list).toHaveLength(Math.min(LIST_SIZE, allowed.length));
        expect(list).toEqual(allowed.filter((one) => list.includes(one)));
      }
    }),
  );
});

test('nobody is on more lists than their cap unless nobody else is allowed: no other lists keep the caps better', () => {
  fc.assert(
    fc.property(round, ({ students, caps, seed }) => {
      const few = students.slice(0, 4);
      expect(above(shortlists(few, caps, seed).values(), caps)).toBe(fewestAbove(few, caps));
    }),
    { numRuns: 60 },
  );
});

test('the same people and seed give the same lists, in whatever order they come', () => {
  const told = (lists: Lists) => [...lists].sort(([a], [b]) => (a < b ? -1 : 1));
  fc.assert(
    fc.property(round, ({ students, caps, seed }) => {
      const turned = shortlists([...students].reverse(), new Map([...caps].reverse()), seed);
      expect(told(turned)).toEqual(told(shortlists(students, caps, seed)));
    }),
  );
});

test('where there is room for all, everybody has the three best for them', () => {
  fc.assert(
    fc.property(round, ({ students, seed }) => {
      const lists = shortlists(students, new Map(MENTORS.map((id) => [id, students.length])), seed);
      for (const { id, allowed } of students) expect(lists.get(id)).toEqual(allowed.slice(0, LIST_SIZE));
    }),
  );
});

test('four hundred students who all want the same ten mentors are spread in a moment', () => {
  const mentors = Array.from({ length: 200 }, (_, n) => `m${n}`);
  const students = Array.from({ length: 400 }, (_, n) => ({ id: `s${n}`, allowed: mentors }));
  const caps = new Map(mentors.map((id) => [id, 6]));
  expect(above(shortlists(students, caps, 'seed').values(), caps)).toBe(0);
});
