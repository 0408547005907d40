import fc from 'fast-check';
import { breadth, wrapped } from './breadth';

describe('text in lines', () => {
  const text = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), { maxLength: 9 });

  test('loses no letter, and no line is too long', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 40 }), (words, most) => {
        const lines = wrapped(words.join(' '), most);
        expect(lines.join('').replace(/ /g, '')).toBe(words.join('').replace(/ /g, ''));
        for (const line of lines) expect(breadth(line)).toBeLessThanOrEqual(most);
      }),
    );
  });

  test('breaks between words, and within one only where it must', () => {
    expect(wrapped('to be or not', 7)).toEqual(['to be or', 'not']);
    expect(wrapped('a bbbbbbbbbb', 6)).toEqual(['a', 'bbbbb', 'bbbbb']);
    expect(wrapped('', 6)).toEqual(['']);
  });

  test('takes wide letters for wide', () => {
    expect(breadth('MMM')).toBeGreaterThan(breadth('nnn'));
    expect(breadth('ill')).toBeLessThan(breadth('ann'));
  });
});
