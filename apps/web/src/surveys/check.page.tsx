import type { OpenSurvey } from '@footing/surveys';
import { Button, ButtonGroup, Heading, SummaryList } from '@footing/pages';
import { shownAnswers } from './answers-in-words';
import { Said } from './said';
import { type AddressesOfSurvey, inLanguage } from './survey-addresses';
import { SurveyForm } from './survey-form';
import { frameWords } from './survey-words';

interface CheckView {
  readonly open: OpenSurvey;
  readonly at: AddressesOfSurvey;
  readonly csrf: string | null;
}

/** All answers on one page, to be changed, printed or sent. */
export function CheckSurveyPage({ open, at, csrf }: CheckView) {
  const { instrument, answers, language, programmeName, roundName } = open;
  const words = frameWords(language);
  const shown = shownAnswers(instrument, answers, language);
  return (
    <>
      <Heading caption={`${programmeName}, ${roundName}`}>{words.check}</Heading>
      <p class="govuk-body">{words.notSentYet}</p>
      <SummaryList
        rows={shown.map(({ asks, answer, page }) => {
          const label = <Said words={asks} of={instrument} language={language} />;
          const href = `${inLanguage(at.question(page), language)}&from=check`;
          return { label, value: answer, actions: [{ href, text: words.change, about: asksInWords(asks, open) }] };
        })}
      />
      <SurveyForm action={at.check} csrf={csrf} language={language}>
        <ButtonGroup>
          <Button>{words.send}</Button>
          <Button variant="secondary" href={inLanguage(at.question(shown.at(-1)?.page ?? 1), language)}>
            {words.back}
          </Button>
        </ButtonGroup>
      </SurveyForm>
    </>
  );
}

const asksInWords = (asks: Readonly<Record<string, string>>, { language }: OpenSurvey): string =>
  asks[language] ?? Object.values(asks)[0] ?? '';
