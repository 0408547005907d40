import { heldUntil } from './claim-times';

const at = new Date('2026-11-02T10:00:00Z');
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

test('a student is held for ten minutes from the last sign of life', () => {
  expect(heldUntil(at, null)).toEqual(later(10));
});

test('once a colleague asks, signs of life alone hold a student for three minutes more', () => {
  expect(heldUntil(at, at)).toEqual(later(3));
  expect(heldUntil(later(2), at)).toEqual(later(3));
});
