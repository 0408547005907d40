import type { Answer, Answers } from '../model/input';

/** Numbers for words, so that two words are compared once and two numbers ever after. One lexicon serves one criterion. */
export class Lexicon {
  private readonly numbers = new Map<string, number>();
  /** Words as people wrote them: most are written the same way by many, and are then not put into one form again. */
  private readonly written = new Map<string, number>();

  numberOf(word: string): number {
    const known = this.written.get(word);
    if (known !== undefined) return known;
    const key = normalise(word);
    const number = this.numbers.get(key) ?? this.numbers.size;
    this.numbers.set(key, number);
    this.written.set(word, number);
    return number;
  }
}

/** One answer as a set of words: their numbers without repeats, and each as the person wrote it, in the same order. */
export interface Words {
  readonly numbers: readonly number[];
  readonly spoken: readonly string[];
  /** One bit for each number, counted round from 32: no bit in common, no word in common. */
  readonly bits: number;
  /** Whether no number is above 31, so that the bits are the words. */
  readonly exact: boolean;
}

/** The form in which words are compared: case and spacing do not count. */
export const normalise = (word: string): string => word.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();

/** The answer to a field, or undefined: only a person's own fields count, and null-like values are no answer. */
export function answerTo(answers: Answers, field: string | undefined): Answer | undefined {
  return field !== undefined && Object.hasOwn(answers, field) ? (answers[field] ?? undefined) : undefined;
}

/** @returns undefined when there is no answer; a single word is a list of one; blanks in a list are dropped. */
export function wordsOf(answer: Answer | undefined, lexicon: Lexicon): Words | undefined {
  if (answer === undefined) return undefined;
  const said = typeof answer === 'string' || typeof answer === 'number' ? [String(answer)] : answer;
  const seen = said.length > MANY ? new Set<number>() : undefined;
  const numbers: number[] = [];
  const spoken: string[] = [];
  for (const word of said) {
    const trimmed = word.trim();
    if (trimmed === '') continue;
    const number = lexicon.numberOf(word);
    if (seen ? seen.has(number) : numbers.includes(number)) continue;
    seen?.add(number);
    numbers.push(number);
    spoken.push(trimmed);
  }
  return numbers.length === 0 ? undefined : wordsFrom(numbers, spoken);
}

/** In a list of more words than this, one is found faster by a set. */
const MANY = 12;

/** Words from their numbers, and each as it was written. */
export function wordsFrom(numbers: readonly number[], spoken: readonly string[]): Words {
  let [bits, exact] = [0, true];
  for (const number of numbers) {
    bits |= 1 << (number & 31);
    exact &&= number < 32;
  }
  return { numbers, spoken, bits, exact };
}

/** A whole or decimal number, also when written as text; undefined for anything else. */
export function numberIn(answer: Answer | undefined): number | undefined {
  if (typeof answer === 'number') return Number.isFinite(answer) ? answer : undefined;
  if (typeof answer !== 'string' || !/^\s*-?\d+(\.\d+)?\s*$/u.test(answer)) return undefined;
  return Number(answer);
}

/** How many words both lists hold. Nearly all the engine's time would go here, hence the bits. */
export function sharedCount(a: Words, b: Words): number {
  const common = a.bits & b.bits;
  if (common === 0) return 0;
  if (a.exact && b.exact) return bitCount(common);
  let count = 0;
  for (const number of a.numbers) if (b.numbers.includes(number)) count += 1;
  return count;
}

function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The words both hold, as the first person wrote them. */
export const sharedWords = (a: Words, b: Words): string[] =>
  a.spoken.filter((_, at) => b.numbers.includes(a.numbers[at] ?? -1));
