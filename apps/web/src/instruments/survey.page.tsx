import { AskForm, Button, ButtonGroup, EmptyState, Heading, InsetText, SelectField, SummaryList } from '@footing/pages';
import { type Instrument, type InstrumentView, MOST_ASKED, MOST_MINUTES } from '@footing/surveys';
import { nameOfLanguage } from '../surveys/survey-words';
import { instrumentAddresses as at } from './addresses';
import { itemTypes, minutesInWords, nameOf, saying, secondsFor, secondsInWords, typeNames } from './item-words';
import { MoreActions } from './more-actions';
import { OwnScales } from './own-scales-shown';
import { RowActions } from './row-actions';
import { Rows } from './rows-shown';
import { versionInWords } from './version-words';

export interface SurveyView {
  readonly survey: InstrumentView;
  readonly csrf: string;
}

/** One survey: what it asks in its order, how long it takes, and everything that can be done with it. */
export function SurveyPage({ survey, csrf }: SurveyView) {
  const { id, instrument, version, seen } = survey;
  const isDraft = version.state === 'draft';
  return (
    <>
      <Heading caption={versionInWords(version)}>{nameOf(instrument)}</Heading>
      <Facts {...{ survey, csrf }} />
      <Warnings survey={survey} />
      <NextSteps survey={survey} />
      {!isDraft && (
        <InsetText>
          Nothing in this version can change, so that every answer keeps the words that it answered. To change
          something, make a new version below: this one stays as it is.
        </InsetText>
      )}
      <Heading level={2}>Questions</Heading>
      {instrument.items.length === 0 ? (
        <EmptyState title="No questions yet">
          <p class="govuk-body">They will be here, in the order in which people meet them. Add the first one below.</p>
        </EmptyState>
      ) : (
        <Rows
          instrument={instrument}
          longest={longestOf(instrument)}
          {...(isDraft
            ? { actions: (row, place, of) => <RowActions {...{ id, instrument, row, place, of, seen, csrf }} /> }
            : {})}
        />
      )}
      {isDraft && <AddQuestion id={id} />}
      <OwnScales {...{ id, instrument, isDraft }} />
      <MoreActions {...{ survey, csrf }} />
    </>
  );
}

/** Nothing is asked by an empty survey. */
function NextSteps({ survey: { id, instrument, version } }: Pick<SurveyView, 'survey'>) {
  if (instrument.items.length === 0) return null;
  return (
    <ButtonGroup>
      {version.state === 'draft' && <Button href={at.freeze(id)}>It is ready to ask</Button>}
      <Button href={at.preview(id)} variant="secondary">
        Try it as somebody who answers
      </Button>
    </ButtonGroup>
  );
}

function Facts({ survey }: SurveyView) {
  const { id, instrument, asked, minutes, version } = survey;
  const longest = instrument.items.find(({ key }) => key === longestOf(instrument));
  const actions =
    version.state === 'draft' ? [{ href: at.about(id), text: 'Change', about: 'the name and first page' }] : [];
  return (
    <SummaryList
      rows={[
        { label: 'Questions', value: `${asked} of at most ${MOST_ASKED}. Each statement counts` },
        {
          label: 'Takes',
          value: (
            <>
              {minutesInWords(minutes)} of at most {MOST_MINUTES}, for somebody who reads everything
              {longest && (
                <>
                  <br />
                  Longest: “{saying(longest.text, instrument)}”, {secondsInWords(secondsFor(longest, instrument))}
                </>
              )}
            </>
          ),
        },
        {
          label: 'Name and first page',
          value: saying(instrument.welcome, instrument).slice(0, 120) || 'Nothing is said on the first page yet',
          actions,
        },
        { label: 'Languages', value: instrument.languages.map(nameOfLanguage).join(', ') },
      ]}
    />
  );
}

/** The key of what takes longest; null where no question stands out. */
function longestOf(instrument: Instrument): string | null {
  if (instrument.items.length < 2) return null;
  const [first] = [...instrument.items].sort((a, b) => secondsFor(b, instrument) - secondsFor(a, instrument));
  return first?.key ?? null;
}

function Warnings({ survey: { warnings } }: Pick<SurveyView, 'survey'>) {
  if (warnings.length === 0) return null;
  return (
    <InsetText>
      <p class="govuk-body">
        <strong>Look at this:</strong>
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {warnings.map(({ says }) => (
          <li>{says}</li>
        ))}
      </ul>
    </InsetText>
  );
}

const AddQuestion = ({ id }: { readonly id: string }) => (
  <section id="add">
    <Heading level={2}>Add a question</Heading>
    <AskForm action={at.newItem(id)}>
      <SelectField
        name="type"
        label="How is it answered?"
        items={itemTypes.map((value) => ({ value, text: typeNames[value] }))}
      />
      <Button variant="secondary">Add a question</Button>
    </AskForm>
    <p class="govuk-body">
      <a class="govuk-link" href={at.readyQuestions(id)}>
        Add ready-made questions
      </a>
      : career plans, confidence, how two people get on, well-being and more, each with its scale.
    </p>
  </section>
);
