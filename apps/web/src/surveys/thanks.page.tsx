import type { OpenSurvey } from '@footing/surveys';
import { Heading, InsetText, Panel } from '@footing/pages';
import { paths } from '../paths';
import { SaidAtLength } from './said';
import { frameWords } from './survey-words';

interface ThanksView {
  readonly open: OpenSurvey;
  readonly isByLink: boolean;
  /** Whether something that was typed since came too late. */
  readonly isTooLate: boolean;
}

/** After the answers were sent: thanks, the way that somebody has come, and what happens next. */
export function ThanksPage({ open, isByLink, isTooLate }: ThanksView) {
  const { instrument, language, kind, feedback } = open;
  const { thanks } = frameWords(language);
  return (
    <>
      <Panel title={thanks.title}>{thanks.weHave}</Panel>
      {isTooLate && <InsetText>{thanks.tooLate}</InsetText>}
      <SaidAtLength words={instrument.thanks} of={instrument} language={language} />
      {feedback.length > 0 && <Travelled {...{ feedback, isByLink, language }} />}
      <Heading level={2}>{thanks.next}</Heading>
      <p class="govuk-body">{thanks.after[kind]}</p>
      <p class="govuk-body">
        {thanks.nothingMore}
        <a class="govuk-link" href={paths.myData}>
          {thanks.myData}
        </a>
        .
      </p>
    </>
  );
}

/** Nobody is compared with anybody: where they are, where they were, and a kind word. */
function Travelled({
  feedback,
  isByLink,
  language,
}: Pick<OpenSurvey, 'feedback' | 'language'> & Pick<ThanksView, 'isByLink'>) {
  const { thanks } = frameWords(language);
  const isFirst = feedback.every(({ way }) => way === 'first-time');
  return (
    <>
      <Heading level={2}>{isFirst ? thanks.today : thanks.wayCome}</Heading>
      {feedback.map(({ name, says }) => (
        <>
          <Heading level={3}>{name}</Heading>
          {/* Made from the names of stages, in English alone. */}
          <p class="govuk-body" lang={language === 'en' ? undefined : 'en'}>
            {says}
          </p>
        </>
      ))}
      <p class="govuk-body-s">
        {isFirst ? thanks.againLater : ''}
        {thanks.forYou}
        {isByLink ? thanks.anHour : ''}
      </p>
    </>
  );
}
