import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { keyOf, seal, unseal } from './envelope';
import { unwrapKey, wrapKey } from './wrapping';

const key = { id: '01a201e5-34af-7fce-b738-43315d77201b', bytes: randomBytes(32) };
const binding = { institutionId: 'a', subjectId: 'b', field: 'c' };
const sealed = (plain: string) => seal(key, randomBytes(12), binding, plain);

test('any text comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (plain) => {
      expect(unseal(key, binding, sealed(plain))).toBe(plain);
    }),
  );
});

test('an envelope says which key it needs', () => {
  expect(keyOf(sealed('care experienced'))).toBe(key.id);
  expect(keyOf(Buffer.from('no envelope'))).toBe('');
});

test('answers of a few words are all of one length', () => {
  const lengths = ['', 'a', 'care experienced', 'x'.repeat(252)].map((plain) => sealed(plain).length);
  expect(new Set(lengths).size).toBe(1);
  expect(sealed('x'.repeat(253)).length).toBeGreaterThan(lengths[0] ?? 0);
});

test('no bit can be changed', () => {
  const envelope = sealed('disabled');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: envelope.length * 8 - 1 }), (bit) => {
      const changed = Buffer.from(envelope);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => unseal(key, binding, changed)).toThrow();
    }),
  );
});

test.each([
  ['institution', { ...binding, institutionId: 'z' }],
  ['person', { ...binding, subjectId: 'z' }],
  ['field', { ...binding, field: 'z' }],
])('what was sealed for one %s does not open for another', (_, other) => {
  expect(() => unseal(key, other, sealed('first in family'))).toThrow();
});

test('another key opens nothing', () => {
  expect(() => unseal({ ...key, bytes: randomBytes(32) }, binding, sealed('x'))).toThrow();
  expect(() => unseal({ ...key, id: key.id.replace('0', '1') }, binding, sealed('x'))).toThrow(/another key/);
});

test('a wrapped key comes back only with the same outer key and for the same use', () => {
  const [outer, inner] = [randomBytes(32), randomBytes(32)];
  const wrapped = wrapKey(outer, randomBytes(12), inner, 'institution|a');
  expect(unwrapKey(outer, wrapped, 'institution|a')).toEqual(inner);
  expect(() => unwrapKey(outer, wrapped, 'institution|b')).toThrow();
  expect(() => unwrapKey(randomBytes(32), wrapped, 'institution|a')).toThrow();
});
