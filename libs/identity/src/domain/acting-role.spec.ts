import { type Role, roles, strongRoles } from '@footing/kernel';
import * as fc from 'fast-check';
import { actableRoles, firstRole, isActable } from './acting-role';

const held = fc.subarray([...roles]);
const strength = fc.constantFrom('single' as const, 'two' as const);

test('a session begins in a role that is held and may be acted in, whenever there is one', () => {
  fc.assert(
    fc.property(held, strength, (mine, proof) => {
      const role = firstRole(mine, proof);
      if (role === null) return mine.every((one) => !isActable(one, proof));
      return mine.includes(role) && isActable(role, proof);
    }),
  );
});

test('with a second proof every held role may be acted in; without, only the weaker ones', () => {
  fc.assert(
    fc.property(held, (mine) => {
      expect(new Set(actableRoles(mine, 'two'))).toEqual(new Set(mine));
      expect(new Set(actableRoles(mine, 'single'))).toEqual(
        new Set(mine.filter((role) => !strongRoles.includes(role))),
      );
    }),
  );
});

test.each<[Role[], 'single' | 'two', Role | null]>([
  [['student', 'programme-lead', 'consultant'], 'two', 'programme-lead'],
  [['administrator', 'consultant'], 'two', 'consultant'],
  [['mentor', 'administrator'], 'two', 'administrator'],
  [['mentor', 'administrator'], 'single', 'mentor'],
  [['mentor', 'student'], 'two', 'mentor'],
  [['consultant'], 'single', null],
  [[], 'two', null],
])('%j after a sign-in of strength %s begins as %s', (mine, proof, expected) => {
  expect(firstRole(mine, proof)).toBe(expected);
});
