import { Secret } from 'otpauth';
import { appAddress, looksLikeAppCode, newAppSecret, stepOf } from './app-codes';

/** The secret and the codes of RFC 6238, appendix B, cut to six digits. */
const rfc = Secret.fromLatin1('12345678901234567890').base32;

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
])('at %i s the code is %s', (seconds, code) => {
  expect(stepOf(rfc, code, new Date(seconds * 1_000))).toBe(Math.floor(seconds / 30));
  expect(stepOf(rfc, ` ${code.slice(0, 3)} ${code.slice(3)}`, new Date(seconds * 1_000))).toBe(
    Math.floor(seconds / 30),
  );
});

test('half a minute early or late is right, a minute and a half is not', () => {
  const at = (seconds: number) => stepOf(rfc, '005924', new Date((1_234_567_890 + seconds) * 1_000));
  expect([at(-30), at(30)]).toEqual([41_152_263, 41_152_263]);
  expect([at(-90), at(90)]).toEqual([null, null]);
});

test.each(['', '00592', '0059244', 'abcdef', '٠٠٥٩٢٤'])('%j is no code', (typed) =>
  expect(stepOf(rfc, typed, new Date(1_234_567_890_000))).toBeNull(),
);

test('secrets are 160 bits, never the same, and an app is told whose they are', () => {
  const made = new Set(Array.from({ length: 1_000 }, newAppSecret));
  expect(made.size).toBe(1_000);
  for (const secret of made) expect(Secret.fromBase32(secret).bytes).toHaveLength(20);
  const address = new URL(appAddress(rfc, 'Wharfedale: Mentoring', 'joan@example.org'));
  expect(address.href).toMatch(/^otpauth:\/\/totp\//);
  expect(address.searchParams.get('secret')).toBe(rfc);
});

test('a code of an app is told from a spare code', () => {
  expect([looksLikeAppCode('123 456'), looksLikeAppCode('0A1B2C-D3E4F5')]).toEqual([true, false]);
});
