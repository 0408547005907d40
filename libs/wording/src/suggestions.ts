import retextEnglish from 'retext-english';
import retextEquality from 'retext-equality';
import retextProfanities from 'retext-profanities';
import retextReadability from 'retext-readability';
import { unified } from 'unified';
import type { VFileMessage } from 'vfile-message';

/** What a suggestion is about: who a word may leave out, how hard a sentence is, or a word that may offend. */
export type SuggestionKind = 'inclusive' | 'hard-to-read' | 'may-offend';

/** One place in a text that could be said better. Never a reason to refuse the text. */
export interface Suggestion {
  readonly kind: SuggestionKind;
  /** The word or the sentence, as it stands in the text. */
  readonly quote: string;
  /** Words that may be better; empty where there are none to offer. */
  readonly instead: readonly string[];
  /** Where the quote begins, counted in characters from 0. */
  readonly at: number;
}

/** Texts are for people who read as easily as most do at this age. */
export const READING_AGE = 13;

/** Beyond this, a text is not looked at whole: the checks take longer the longer it is. */
export const MOST_CHARACTERS = 20_000;

/** Four of the seven measures of reading ease have to agree before a sentence is called hard. */
const AGREEMENT = 4 / 7;

const kinds: Readonly<Record<string, SuggestionKind>> = {
  'retext-equality': 'inclusive',
  'retext-readability': 'hard-to-read',
  'retext-profanities': 'may-offend',
};

/** Ordinary in a university’s letters, though a general list thinks twice about them. */
const ours = new Set([
  'execution',
  'executive',
  'disabled',
  'disability',
  'white',
  'black',
  'failure',
  'gross',
  'special',
]);

const reader = unified()
  .use(retextEnglish)
  .use(retextEquality)
  .use(retextProfanities, { sureness: 1 })
  .use(retextReadability, { age: READING_AGE, threshold: AGREEMENT })
  .use(function nothingOut() {
    this.compiler = () => '';
  });

/**
 * What could be said better in a text: words that may leave somebody out or offend, and sentences that are hard to read at
 * 13, in the order of the text. Only the first 20,000 characters are looked at.
 * @returns empty when there is nothing to suggest, which does not say that the text is good.
 * Cost: about a millisecond for each hundred characters.
 */
export async function suggestionsFor(text: string): Promise<Suggestion[]> {
  const read = text.slice(0, MOST_CHARACTERS);
  const { messages } = await reader.process(read);
  return messages.flatMap((message) => suggestionOf(read, message)).sort((a, b) => a.at - b.at);
}

function suggestionOf(text: string, message: VFileMessage): Suggestion[] {
  const kind = kinds[message.source ?? ''];
  const { start, end } = placeOf(message);
  if (!kind || start === undefined || end === undefined) return [];
  const quote = text.slice(start, end);
  if (ours.has(quote.toLowerCase())) return [];
  return [{ kind, quote, instead: kind === 'inclusive' ? (message.expected ?? []) : [], at: start }];
}

function placeOf({ place }: VFileMessage): { readonly start?: number | undefined; readonly end?: number | undefined } {
  if (!place || !('start' in place)) return {};
  return { start: place.start.offset, end: place.end.offset };
}
