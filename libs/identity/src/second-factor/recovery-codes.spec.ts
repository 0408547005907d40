import { newRecoveryCodes, recoveryHash } from './recovery-codes';

test('ten codes of 128 bits, never the same', () => {
  const many = Array.from({ length: 500 }, newRecoveryCodes).flat();
  expect(new Set(many).size).toBe(5_000);
  for (const code of many) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{6}-){4}[0-9A-HJKMNP-TV-Z]{2}$/);
  const letters = new Set(many.map((code) => code.replace(/-/g, '').slice(0, -1)).join(''));
  expect(letters.size).toBe(32);
});

test('a code is known again however it is typed', () => {
  const [code = ''] = newRecoveryCodes();
  const typed = ` ${code.toLowerCase().replace(/-/g, ' ').replace(/0/g, 'o').replace(/1/g, 'i')}`;
  expect(recoveryHash(typed)).toEqual(recoveryHash(code));
  expect(recoveryHash(`${code}2`)).not.toEqual(recoveryHash(code));
});
