import fc from 'fast-check';
import { purposeCodes } from '@footing/kernel';
import { linkInWords, readStopLink, type StopLink } from './stop-link';

const link: fc.Arbitrary<StopLink> = fc.record({
  institutionId: fc.uuid(),
  person: fc.record({ kind: fc.constantFrom('student' as const, 'mentor' as const), id: fc.uuid() }),
  purpose: fc.constantFrom(...purposeCodes),
});
const seal = fc.stringMatching(/^[0-9a-f]{24}$/);

test('a link is read back as it was written, and stands in one run that logs leave out', () => {
  fc.assert(
    fc.property(link, seal, (given, sealed) => {
      const words = linkInWords(given, sealed);
      expect(words).toMatch(/^[A-Za-z0-9_-]{64,}$/);
      expect(readStopLink(words)).toEqual({ link: given, seal: sealed });
    }),
  );
});

test('what we never write is no link', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const read = readStopLink(text);
      expect(read === null || linkInWords(read.link, read.seal) === text).toBe(true);
    }),
  );
  expect(readStopLink('A'.repeat(80))).toBeNull();
});
