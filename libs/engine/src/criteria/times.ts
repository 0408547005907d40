import { answerTo, sharedWords, wordsOf, type Lexicon, type Words } from './answers';
import type { Answers } from '../model/input';
import type { Facet } from './counting';
import { sharedSpans, spansOf, spokenSpans, type Spans } from './week';

/**
 * When a person is free: as times of the week where all they wrote reads as such, else as the words they wrote. Times and
 * words cannot be compared with each other.
 */
export type Times = { readonly words: Words } | { readonly spans: Spans };

export function timesIn(answers: Answers, lexicon: Lexicon): Times | undefined {
  const words = wordsOf(answerTo(answers, 'availability'), lexicon);
  if (words === undefined) return undefined;
  const spans = spansOf(words.spoken);
  return spans ? { spans } : { words };
}

/** One bit each for words and times, as topics (see counting.ts); 0 for no answer. */
export const timesTopic = (times: Times | undefined): number => (times === undefined ? 0 : 'words' in times ? 1 : 2);

/** What can be counted of them: whether they share a word, and how many minutes, up to `minutes`. */
export const timesFacets = <T>(timesOf: (one: T) => Times | undefined, minutes: number): [Facet<T>, Facet<T>] => {
  const words = (one: T) => wordsIn(timesOf(one));
  const spans = (one: T) => spansIn(timesOf(one));
  return [
    { of: 'words', enough: 1, student: words, mentor: words },
    { of: 'minutes', enough: minutes, student: spans, mentor: spans },
  ];
};

/** The words or times both gave, as people say them. */
export function sharedTimes(a: Times, b: Times): string[] {
  if ('words' in a) return 'words' in b ? sharedWords(a.words, b.words) : [];
  return 'spans' in b ? spokenSpans(sharedSpans(a.spans, b.spans)) : [];
}

const wordsIn = (times: Times | undefined) => (times && 'words' in times ? times.words : undefined);
const spansIn = (times: Times | undefined) => (times && 'spans' in times ? times.spans : undefined);
