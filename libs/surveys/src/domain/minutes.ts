import { type Instrument, type Item, type ItemType, type Words, wordsIn } from './instrument';
import { wordsOfItem } from './texts';

/** Below what people read silently (238 words a minute in English), so that slow readers are not promised too little. */
const WORDS_A_MINUTE = 200;

/** To decide and to tap, once the page is read. A statement of an agree block counts by itself. */
const seconds: Readonly<Record<ItemType, number>> = {
  one: 4,
  many: 6,
  agree: 4,
  number: 5,
  month: 6,
  line: 12,
  text: 40,
  information: 1,
};

/**
 * How long the survey takes in minutes, to a tenth, when nothing is hidden: the words of its pages and of its welcome at
 * 200 a minute, in its first language, and for each answer the seconds of its kind: 4 for one choice or statement, 5 for a
 * number, 6 for ticks or a month, 12 for a line, 40 for a text, 1 for a page that only tells.
 *
 * The seconds are ours; with the reading they come to 8–14 s for an ordinary question.
 * Source: Brysbaert 2019, “How many words do we read per minute?”, Journal of Memory and Language 109 (reading);
 * Pew Research Center 2022, “How we keep our online surveys from running too long” (about 10 s a question, minutes for an
 * open one).
 */
export function minutesFor(instrument: Instrument): number {
  const read = (words: readonly Words[]) =>
    (wordCount(words.map((one) => wordsIn(one, '', instrument.languages))) * 60) / WORDS_A_MINUTE;
  const pages = instrument.items.reduce((sum, item) => sum + read(wordsOfItem(item)) + answering(item), 0);
  return Math.ceil((pages + read([instrument.welcome])) / 6) / 10;
}

const wordCount = (texts: readonly string[]) =>
  texts.reduce((sum, text) => sum + text.split(/\s+/).filter((word) => word !== '').length, 0);

const answering = (item: Item) => seconds[item.type] * (item.type === 'agree' ? item.statements.length : 1);
