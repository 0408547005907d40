import fc from 'fast-check';
import { lotteryPoints, ticket, together } from './lottery';

const WORD = 2n ** 32n;

const anyText = fc.array(fc.nat(0xffff), { maxLength: 12 }).map((units) => String.fromCharCode(...units));

/** FNV-1a as its authors write it down, on the code units of a text, in numbers without an end. */
function fnv1a(text: string): bigint {
  return Array.from({ length: text.length }, (_, at) => BigInt(text.charCodeAt(at))).reduce(
    (hash, unit) => ((hash ^ unit) * 16_777_619n) % WORD,
    2_166_136_261n,
  );
}

/** The last step of MurmurHash3 for 32 bits, likewise. */
function murmurFinish(bits: bigint): bigint {
  let h = bits;
  for (const [shift, factor] of [
    [16n, 0x85ebca6bn],
    [13n, 0xc2b2ae35n],
    [16n, 1n],
  ] as const)
    h = ((h ^ (h >> shift)) * factor) % WORD;
  return h;
}

describe('a lottery number', () => {
  test('is FNV-1a of the seed and the text, kept apart, and then mixed as Murmur3 ends', () =>
    fc.assert(
      fc.property(anyText, anyText, (seed, text) =>
        expect(BigInt(ticket(seed, text))).toBe(murmurFinish(fnv1a(`${seed}\u0000${text}`))),
      ),
    ));

  test('of two people together is mixed from both', () =>
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), fc.nat(2 ** 32 - 1), (student, mentor) => {
        const both = ((BigInt(student) * 0x9e3779b1n) % WORD) ^ BigInt(mentor);
        expect(BigInt(together(student, mentor))).toBe(murmurFinish(both));
      }),
    ));

  test('adds its share of the strength, and never the whole of it', () => {
    expect([0, 2 ** 30, 2 ** 31, 2 ** 32 - 1].map((drawn) => lotteryPoints(1, drawn))).toEqual([
      0, 16_383, 32_767, 65_534,
    ]);
    expect(lotteryPoints(0.1, 2 ** 32 - 1)).toBe(6_553);
    expect(lotteryPoints(0, 2 ** 32 - 1)).toBe(0);
  });
});
