import { type OwnSurvey, wordsIn } from '@footing/surveys';
import { dayInWords, dayOf } from '../programme/dates-in-words';
import type { FrameWords } from './words/frame-words';
import { english } from './words/english';
import { welsh } from './words/welsh';

/** The words around questions in a language. */
const frames: Readonly<Record<string, FrameWords>> = { en: english, cy: welsh };

/** English where we have none. */
export const frameWords = (language: string): FrameWords => frames[language] ?? english;

/** The language that the words around questions are in. */
export const frameLanguage = (language: string): string => (Object.hasOwn(frames, language) ? language : 'en');

/** "About 2 minutes". @param minutes to a tenth. */
export const howLong = (minutes: number, language = 'en'): string =>
  frameWords(language).about(Math.max(1, Math.ceil(minutes)));

/** "Tuesday 3 November 2026": the last day on which it can be answered. A window ends as a day ends, which is still that day. */
export function lastDay(closesAt: Date, language = 'en'): string {
  const day = dayOf(new Date(closesAt.getTime() - 1_000));
  return frameLanguage(language) === 'en' ? dayInWords(day) : inFull(language).format(new Date(day)).replace(',', '');
}

const inFull = (language: string) =>
  new Intl.DateTimeFormat(language, {
    ...({ timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const),
  });

const ofLanguage = (language: string) => new Intl.DisplayNames([language, 'en'], { type: 'language' });

/** A language by its own name: "Cymraeg". */
export const nameOfLanguage = (language: string): string => {
  const name = ofLanguage(language).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
};

/** What a survey is called. */
export const titleOf = ({ title, languages }: Pick<OwnSurvey, 'title' | 'languages'>, language = 'en'): string =>
  wordsIn(title, language, languages);
