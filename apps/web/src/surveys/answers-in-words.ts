import { type Answers, answerKeys, type Instrument, type Item, visible, type Words, wordsIn } from '@footing/surveys';
import { frameWords } from './survey-words';

/** One answer on the page that shows all of them. */
export interface ShownAnswer {
  readonly asks: Words;
  readonly answer: string;
  /** Place of its page in the survey, counted from 1. */
  readonly page: number;
}

/** Everything that is asked with these answers, and what was said; in order. */
export function shownAnswers(instrument: Instrument, answers: Answers, language: string): ShownAnswer[] {
  return visible(instrument, answers).flatMap((item) =>
    answerKeys(item).map((key) => ({
      asks: asksOf(item, key),
      answer: inWords({ instrument, item, key, answers, language }),
      page: instrument.items.indexOf(item) + 1,
    })),
  );
}

const asksOf = (item: Item, key: string): Words =>
  item.type === 'agree' ? (item.statements.find((one) => one.key === key)?.text ?? item.text) : item.text;

interface Wanted {
  readonly instrument: Instrument;
  readonly item: Item;
  readonly key: string;
  readonly answers: Answers;
  readonly language: string;
}

function inWords({ instrument, item, key, answers, language }: Wanted): string {
  const frame = frameWords(language);
  const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
  if (!answer) return frame.notAnswered;
  if ('ratherNot' in answer) return frame.ratherNot;
  const { said } = answer;
  if (item.type === 'month') return monthInWords(String(said), language);
  if (!('options' in item)) return String(said);
  const codes = typeof said === 'object' ? said : [String(said)];
  const labels = codes.map((code) => item.options.find((one) => one.code === code)?.label ?? {});
  return labels.map((label) => wordsIn(label, language, instrument.languages)).join('; ');
}

/** "September 2026". @param month YYYY-MM. */
const monthInWords = (month: string, language: string): string =>
  new Intl.DateTimeFormat([language, 'en-GB'], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
