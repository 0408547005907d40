import { fill } from './phrases';
import { properFirstWords } from './proper-words';
import { joining, moreOf } from './words';

/** How many things one sentence to a person names; of the rest it says how many they are. */
const MOST_NAMED = 3;

/**
 * An answer as it stands in the middle of a sentence: "Interview practice" becomes "interview practice". What may be a name
 * keeps its capital: a day, a language, letters that stand for words, and whatever has another capital in it.
 */
export function inSentence(answer: string): string {
  const [first = '', second = ''] = answer;
  const [word = ''] = answer.split(/[\s,/-]/u);
  const isPlain = first !== first.toLowerCase() && second !== '' && second === second.toLowerCase();
  const hasName = properFirstWords.has(word) || /\p{Lu}/u.test(answer.slice(first.length));
  return isPlain && !hasName && /^\p{L}+$/u.test(word) ? first.toLowerCase() + answer.slice(first.length) : answer;
}

/**
 * Answers as a person says them: at most three, then how many more. Where one has an "and" of its own, a comma keeps them
 * apart. @param areNames whether they are written as they are, such as courses.
 */
export function spokenList(answers: readonly string[], areNames = false): string {
  const said = areNames ? answers : answers.map(inSentence);
  const left = said.length - MOST_NAMED;
  // One more is named: to count it would take as long.
  const named = left > 1 ? [...said.slice(0, MOST_NAMED), fill(moreOf, { n: String(left) })] : said;
  const last = named.at(-1) ?? '';
  if (named.length < 2) return last;
  const and = named.some((one) => one.includes(joining.and)) ? joining.commaAnd : joining.and;
  return named.slice(0, -1).join(joining.comma) + and + last;
}
