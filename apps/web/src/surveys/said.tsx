import { type Instrument, type Words, wordsIn } from '@footing/surveys';
import { frameLanguage } from './survey-words';

/** Words of a survey, marked with their language where it is not the page's own. */
export function Said({
  words,
  of: { languages },
  language,
}: {
  readonly words: Words;
  readonly of: Pick<Instrument, 'languages'>;
  readonly language: string;
}) {
  const text = wordsIn(words, language, languages);
  const lang = markOf(words, language, languages);
  return lang === undefined ? <>{text}</> : <span lang={lang}>{text}</span>;
}

/** The language that these words are really in; undefined where it is that of the page around them. */
function markOf(words: Words, language: string, languages: readonly string[]): string | undefined {
  const spoken = [language, ...languages].find((one) => Boolean(words[one])) ?? language;
  return spoken === frameLanguage(language) ? undefined : spoken;
}

/** The same in paragraphs, where an empty line parts them. */
export function SaidAtLength(props: Parameters<typeof Said>[0]) {
  const { words, of, language } = props;
  const parts = wordsIn(words, language, of.languages).split(/\n\s*\n/);
  return (
    <>
      {parts
        .filter((part) => part.trim() !== '')
        .map((part) => (
          <p class="govuk-body" lang={markOf(words, language, of.languages)}>
            {part.trim()}
          </p>
        ))}
    </>
  );
}
