import fc from 'fast-check';
import { type AnswerLink, answerInWords, linkSteps, readAnswerLink } from './answer-link';

const link: fc.Arbitrary<AnswerLink> = fc.record({
  institutionId: fc.uuid(),
  deadlineId: fc.uuid(),
  side: fc.constantFrom('student' as const, 'mentor' as const),
  step: fc.constantFrom(...linkSteps),
});
const seal = fc.stringMatching(/^[0-9a-f]{24}$/);

test('a link is read back as it was written, in one run of letters', () => {
  fc.assert(
    fc.property(link, seal, (given, sealed) => {
      const words = answerInWords(given, sealed);
      expect(words).toMatch(/^[A-Za-z0-9_-]{62}$/);
      expect(readAnswerLink(words)).toEqual({ link: given, seal: sealed });
    }),
  );
});

test('what we never write is no link', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{0,70}$/), (text) => {
      const read = readAnswerLink(text);
      expect(read === null || answerInWords(read.link, read.seal) === text).toBe(true);
    }),
  );
  expect(readAnswerLink('A'.repeat(61))).toBeNull();
  expect(readAnswerLink(Buffer.alloc(46, 9).toString('base64url'))).toBeNull();
});
