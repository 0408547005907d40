import fc from 'fast-check';
import { turnsOf } from './turns';

const people = fc.uniqueArray(fc.record({ personId: fc.uuid(), parts: fc.integer({ min: 1, max: 3 }) }), {
  selector: ({ personId }) => personId,
  maxLength: 30,
});
const rounds = people.map((all) =>
  all.flatMap(({ personId, parts }) =>
    Array.from({ length: parts }, (_, at) => ({ personId, partId: `${personId}-${at}` })),
  ),
);

test('everything is said once, everybody whole, in the order of people, and no turn is longer than it has to be', () => {
  fc.assert(
    fc.property(rounds, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 40 }), (parts, each, most) => {
      const words = parts.flatMap((part) => Array.from({ length: each }, (_, word) => ({ partId: part.partId, word })));
      const turns = turnsOf(parts, words, most);
      expect(turns.flatMap((turn) => turn.parts).toSorted()).toEqual(parts.map(({ partId }) => partId).toSorted());
      expect(turns.flatMap((turn) => turn.words)).toHaveLength(words.length);
      const whose = turns.map((turn) => [...new Set(turn.parts.map((id) => id.slice(0, 36)))]);
      expect(whose.flat()).toEqual([...new Set(parts.map(({ personId }) => personId))].toSorted());
      for (const [at, turn] of turns.entries()) {
        expect(turn.words.every(({ partId }) => turn.parts.includes(partId))).toBe(true);
        expect(turn.parts.length + turn.words.length <= most || whose[at]?.length === 1).toBe(true);
      }
    }),
  );
});
