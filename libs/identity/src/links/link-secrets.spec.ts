import fc from 'fast-check';
import { codeInWords, codeOf, hashOf, isSecret, newSecret, readCode } from './link-secrets';

test('secrets are 256 bits, never the same', () => {
  const made = new Set(Array.from({ length: 10_000 }, newSecret));
  expect(made.size).toBe(10_000);
  for (const secret of made) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  expect([...made].every(isSecret)).toBe(true);
});

test.each([undefined, '', 'x'.repeat(42), 'x'.repeat(44), `${'x'.repeat(42)}/`, ['x'.repeat(43)]])(
  '%j is no secret',
  (given) => expect(isSecret(given)).toBe(false),
);

test('a code is the same for the same link, and tells nothing of it', () => {
  const token = newSecret();
  expect(codeOf(token)).toBe(codeOf(token));
  expect(codeOf(token)).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  expect(token).not.toContain(codeOf(token));
});

test('codes use every letter about as often', () => {
  const counts = new Map<string, number>();
  for (let made = 0; made < 4_000; made++)
    for (const letter of codeOf(`token ${made}`)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  expect(counts.size).toBe(32);
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(200);
});

test('a code is read however it is typed', () => {
  fc.assert(
    fc.property(fc.string(), (token) => {
      const code = codeOf(token);
      const typed = ` ${codeInWords(code).toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l')} `;
      expect(readCode(typed)).toBe(code);
    }),
  );
});

test('what is kept is a hash', () => expect(hashOf('a').toString('hex')).toMatch(/^ca978112/));
