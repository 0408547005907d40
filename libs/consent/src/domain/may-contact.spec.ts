import fc from 'fast-check';
import { isUnder18, mayContactDirectly } from './may-contact';

const on = (day: string, time = '12:00:00Z') => new Date(`${day}T${time}`);
const amina = { under18Until: '2026-11-22', isSupervised: false };

test('somebody is under 18 until the day of their birthday begins where they are', () => {
  expect(isUnder18(amina, on('2026-11-21', '23:59:59Z'))).toBe(true);
  expect(isUnder18(amina, on('2026-11-22', '00:00:00Z'))).toBe(false);
  // In summer the day begins an hour earlier than in UTC.
  const born = { under18Until: '2026-07-10' };
  expect(isUnder18(born, on('2026-07-09', '22:59:59Z'))).toBe(true);
  expect(isUnder18(born, on('2026-07-09', '23:00:00Z'))).toBe(false);
});

test('who is under 18 is contacted only where the institution supervises it', () => {
  expect(mayContactDirectly(amina, on('2026-11-21'))).toBe(false);
  expect(mayContactDirectly({ ...amina, isSupervised: true }, on('2026-11-21'))).toBe(true);
  expect(mayContactDirectly(amina, on('2026-11-23'))).toBe(true);
  expect(mayContactDirectly({ under18Until: null, isSupervised: false }, on('2026-11-21'))).toBe(true);
});

test('once somebody may be contacted, they may be ever after', () => {
  const day = fc.date({ min: on('2020-01-01'), max: on('2035-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(day, day, day, fc.boolean(), (birthday, one, other, isSupervised) => {
      const contact = { under18Until: birthday.toISOString().slice(0, 10), isSupervised };
      const [before, after] = one < other ? [one, other] : [other, one];
      expect(mayContactDirectly(contact, after) || !mayContactDirectly(contact, before)).toBe(true);
    }),
  );
});
