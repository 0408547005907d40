import { type OpenSurvey, visible } from '@footing/surveys';
import { purposes } from '@footing/kernel';
import { Button, ButtonGroup, ChoiceCard, ChoiceText, Heading, InsetText, SummaryList } from '@footing/pages';
import { paragraphsOf } from '../my-data/choice-words';
import { Languages } from './languages';
import { Said, SaidAtLength } from './said';
import { type AddressesOfSurvey, inLanguage } from './survey-addresses';
import { SurveyForm } from './survey-form';
import { frameLanguage, frameWords, howLong, lastDay } from './survey-words';

interface WelcomeView {
  readonly open: OpenSurvey;
  readonly at: AddressesOfSurvey;
  readonly csrf: string | null;
}

/** What it is, how long it takes, who sees the answers, until when, and that nothing is forced. Says nothing of whose it is. */
export function WelcomePage({ open, at, csrf }: WelcomeView) {
  const { instrument, language, programmeName, roundName, minutes, closesAt, ask, isRefused } = open;
  const asked = visible(instrument, {}).filter(({ type }) => type !== 'information').length;
  const text = { of: instrument, language };
  const { welcome } = frameWords(language);
  return (
    <>
      <Heading caption={`${programmeName}, ${roundName}`}>
        <Said words={instrument.title} {...text} />
      </Heading>
      <Languages {...{ instrument, language }} address={at.start} />
      {isRefused && <InsetText>{welcome.saidNo}</InsetText>}
      <SaidAtLength words={instrument.welcome} {...text} />
      <SummaryList
        rows={[
          { label: welcome.howLong, value: `${howLong(minutes, language)}: ${welcome.pages(asked)}` },
          // The text below says it, where it is shown.
          ...(ask ? [] : [{ label: welcome.whoSees, value: welcome.who }]),
          { label: welcome.notForced, value: welcome.leaveOut },
          { label: welcome.openUntil, value: lastDay(closesAt, language) },
        ]}
      />
      {ask ? <AskFirst {...{ open, at, csrf }} /> : <Begin {...{ open, at, csrf }} />}
    </>
  );
}

/** A yes and a no of the same size, under the text that they are about. */
function AskFirst({ open: { ask, language }, at, csrf }: WelcomeView) {
  if (!ask) return null;
  const { notice, shown } = ask;
  const { welcome } = frameWords(language);
  const { title } = purposes.evidence;
  return (
    <>
      <Heading level={2}>{welcome.mayWeCount}</Heading>
      <ChoiceCard id="evidence" title={title}>
        <ChoiceText
          paragraphs={paragraphsOf(notice.body, title)}
          lang={notice.lang === frameLanguage(language) ? undefined : notice.lang === 'cy' ? 'cy' : 'en'}
        />
      </ChoiceCard>
      <p class="govuk-body">{welcome.withoutYes}</p>
      <SurveyForm action={at.yes} csrf={csrf} language={language}>
        <input type="hidden" name="shown" value={shown} />
        <ButtonGroup>
          <Button>{welcome.yes}</Button>
          <Button formAction={at.no}>{welcome.no}</Button>
        </ButtonGroup>
      </SurveyForm>
    </>
  );
}

function Begin({ open, at, csrf }: WelcomeView) {
  const { instrument, language, at: goesOn, answers, isRefused } = open;
  const { start, goOn, check, welcome } = frameWords(language);
  const hasBegun = Object.keys(answers).length > 0;
  const page = instrument.items.findIndex(({ key }) => key === goesOn) + 1;
  const href = inLanguage(goesOn === null ? at.check : at.question(page), language);
  return (
    <>
      <Button href={href}>{goesOn === null ? check : hasBegun ? goOn : start}</Button>
      {!isRefused && (
        <SurveyForm action={at.no} csrf={csrf} language={language}>
          <p class="govuk-body">{welcome.ratherNot}</p>
          <Button variant="secondary">{welcome.stopAsking}</Button>
        </SurveyForm>
      )}
    </>
  );
}
