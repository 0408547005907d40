import fc from 'fast-check';
import { attendanceOf, attendanceStateNames, attendanceStates, type AttendanceWord } from './attendance';

const pair = ['Ada', 'Ben'];
const word = (by: string, about: string, state: AttendanceWord['state']): AttendanceWord => ({ by, about, state });
const both = (state: AttendanceWord['state']) => pair.map((by) => word(by, 'Ben', state));

test('nobody decides alone', () => {
  const one = attendanceOf(pair, [word('Ada', 'Ada', 'attended'), word('Ada', 'Ben', 'absent')]);
  expect([one.agreement, one.tookPlace]).toEqual(['waiting', null]);
});

test('both say that both came: it took place', () => {
  const words = pair.flatMap((by) => pair.map((about) => word(by, about, 'attended')));
  expect(attendanceOf(pair, words)).toMatchObject({ agreement: 'agreed', tookPlace: true });
});

test('one says she came, the other that she did not: it is disputed, and neither is believed before the other', () => {
  const found = attendanceOf(pair, [...both('attended'), word('Ada', 'Ada', 'attended'), word('Ben', 'Ada', 'absent')]);
  expect(found).toMatchObject({ agreement: 'disputed', tookPlace: null });
  expect(found.people.get('Ada')).toEqual({ agreement: 'disputed', state: null });
});

test('both say that one did not come: it did not take place, whatever is still to be said of the other', () => {
  expect(attendanceOf(pair, both('absent'))).toMatchObject({ agreement: 'waiting', tookPlace: false });
});

test.each([
  ['attended', 'late', 'late'],
  ['absent', 'excused', 'excused'],
] as const)('%s and %s are no dispute, but %s', (one, other, state) => {
  const found = attendanceOf(pair, [word('Ada', 'Ben', one), word('Ben', 'Ben', other)]);
  expect(found.people.get('Ben')).toEqual({ agreement: 'agreed', state });
});

const names = ['Ada', 'Ben', 'Cleo', 'Dev'];
const words = fc.array(
  fc.record({
    by: fc.constantFrom(...names, 'a stranger'),
    about: fc.constantFrom(...names),
    state: fc.constantFrom(...attendanceStateNames),
  }),
  { maxLength: 14 },
);

test('what anybody adds never turns a dispute into nothing said, nor settles it for themselves', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 4 }), words, (size, said) => {
      const people = names.slice(0, size);
      const found = attendanceOf(people, said);
      for (const [person, { agreement, state }] of found.people) {
        const last = new Map(
          said.filter(({ about, by }) => about === person && people.includes(by)).map((w) => [w.by, w]),
        );
        const views = new Set([...last.values()].map((w) => attendanceStates[w.state].there));
        expect(agreement === 'disputed').toBe(views.size === 2);
        expect(state === null).toBe(agreement !== 'agreed');
        if (agreement === 'agreed') expect([last.has(person), last.size >= 2]).toEqual([true, true]);
      }
    }),
  );
});

test('once it is known whether it took place, whoever has not spoken cannot turn it', () => {
  fc.assert(
    fc.property(words, words, (said, more) => {
      const spoken = new Set(said.map(({ by, about }) => `${by} ${about}`));
      const late = more.filter(({ by, about }) => !spoken.has(`${by} ${about}`));
      const [before, after] = [attendanceOf(pair, said), attendanceOf(pair, [...said, ...late])];
      const settled = [...before.people.values()].filter(({ agreement }) => agreement === 'agreed');
      if (before.tookPlace !== null && settled.length === pair.length) expect(after.tookPlace).toBe(before.tookPlace);
      if (before.agreement === 'disputed') expect(after.agreement).toBe('disputed');
    }),
  );
});
