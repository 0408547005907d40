import * as fc from 'fast-check';
import { type Coverage, covers, joined, noCoverage } from './coverage';

const id = fc.constantFrom('a', 'b', 'c', 'd');
const coverage: fc.Arbitrary<Coverage> = fc.oneof(
  fc.constant({ everything: true as const }),
  fc.record({
    everything: fc.constant(false as const),
    schoolIds: fc.uniqueArray(id),
    priorityGroupIds: fc.uniqueArray(id),
  }),
);
const student = fc.record({ schoolId: fc.option(id), priorityGroupIds: fc.uniqueArray(id) });

test('several coverages together cover exactly whom one of them covers', () => {
  fc.assert(
    fc.property(fc.array(coverage, { maxLength: 4 }), student, (all, who) => {
      expect(covers(joined(all), who)).toBe(all.some((one) => covers(one, who)));
    }),
  );
});

test('a school is not taken for a priority group of the same id', () => {
  const schoolOnly: Coverage = { everything: false, schoolIds: ['a'], priorityGroupIds: [] };
  expect(covers(schoolOnly, { schoolId: null, priorityGroupIds: ['a'] })).toBe(false);
  expect(covers(schoolOnly, { schoolId: 'a', priorityGroupIds: [] })).toBe(true);
  const groupOnly: Coverage = { everything: false, schoolIds: [], priorityGroupIds: ['a'] };
  expect(covers(groupOnly, { schoolId: 'a', priorityGroupIds: [] })).toBe(false);
  expect(covers(groupOnly, { schoolId: null, priorityGroupIds: ['b', 'a'] })).toBe(true);
});

test('nobody is nobody, also with neither school nor group', () => {
  fc.assert(fc.property(student, (who) => !covers(noCoverage, who)));
  expect(joined([])).toEqual(noCoverage);
});
