import { Button, Heading, InsetText, PostForm } from '@footing/pages';
import { askedCount, minutesFor, type ShippedSurvey } from '@footing/surveys';
import { instrumentAddresses as at } from './addresses';
import { minutesInWords, nameOf, saying } from './item-words';
import { Rows } from './rows-shown';

/** A survey that comes with the service, to read and to begin one’s own from. */
export const ReadyPage = ({
  survey: { instrument },
  csrf,
}: {
  readonly survey: ShippedSurvey;
  readonly csrf: string;
}) => (
  <>
    <Heading caption="Comes with the service">{nameOf(instrument)}</Heading>
    <p class="govuk-body">
      {askedCount(instrument)} questions, {minutesInWords(minutesFor(instrument))}.
    </p>
    <InsetText>{saying(instrument.welcome, instrument)}</InsetText>
    <Heading level={2}>What it asks</Heading>
    <Rows instrument={instrument} />
    <PostForm action={at.begin} csrf={csrf}>
      <input type="hidden" name="title" value={nameOf(instrument)} />
      <input type="hidden" name="from" value={instrument.key} />
      <Button>Make my own from this</Button>
    </PostForm>
    <p class="govuk-body">
      To ask it just as it is, choose it on the page of a round: “Use the usual surveys” does that.
    </p>
  </>
);
