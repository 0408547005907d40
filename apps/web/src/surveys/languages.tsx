import type { Instrument } from '@footing/surveys';
import { inLanguage } from './survey-addresses';
import { nameOfLanguage } from './survey-words';

interface LanguagesView {
  readonly instrument: Pick<Instrument, 'languages'>;
  readonly language: string;
  readonly address: string;
}

/** The other languages of a survey, each by its own name; nothing where there is one. */
export function Languages({ instrument, language, address }: LanguagesView) {
  const others = instrument.languages.filter((one) => one !== language);
  if (others.length === 0) return null;
  return (
    <nav aria-label="Language">
      <ul class="govuk-list">
        {others.map((one) => (
          <li>
            <a class="govuk-link" href={inLanguage(address, one)} hreflang={one} lang={one}>
              {nameOfLanguage(one)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
