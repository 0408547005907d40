import { isTooOld, ServerTooOld } from './server-version';

test.each([
  [150_018, true],
  [170_010, true],
  [179_999, true],
  [180_000, false],
  [180_004, false],
  [190_001, false],
])('server number %i is too old: %s', (number, expected) => {
  expect(isTooOld(number)).toBe(expected);
});

test('the refusal names the server found and both ways out', () => {
  const { message } = new ServerTooOld('15.18');
  expect(message).toMatch(/15\.18/);
  expect(message).toMatch(/Upgrade it, or leave DATABASE_URL unset/);
});
