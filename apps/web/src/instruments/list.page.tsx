import { Button, ButtonGroup, EmptyState, Heading, Table, Tag } from '@footing/pages';
import { askedCount, type InstrumentInList, minutesFor, type ShippedSurvey } from '@footing/surveys';
import { instrumentAddresses as at } from './addresses';
import { madeFor, minutesInWords, nameOf } from './item-words';
import { audienceNames, kindNames } from '../waves/wave-words';
import { standing } from './version-words';

interface ListView {
  readonly surveys: readonly InstrumentInList[];
  readonly ready: readonly ShippedSurvey[];
}

/** Every survey: the university’s own, and those that come with the service. */
export function ListPage({ surveys, ready }: ListView) {
  const own = surveys.filter(({ isRetired }) => !isRetired);
  const away = surveys.filter(({ isRetired }) => isRetired);
  return (
    <>
      <Heading>Surveys</Heading>
      <p class="govuk-body">
        Short surveys that people answer in four minutes or less. Write your own, or take one that is ready. When people
        are asked is set on the page of each round.
      </p>
      <ButtonGroup>
        <Button href={at.begin}>Write a new survey</Button>
        <Button href={at.bringIn} variant="secondary">
          Bring one in from a file
        </Button>
      </ButtonGroup>
      <Heading level={2}>Your surveys</Heading>
      {own.length === 0 ? (
        <EmptyState title="None yet">
          <p class="govuk-body">
            Your surveys will be here: drafts first, and then those that are ready to ask. Begin with a blank page, or
            with one of those below.
          </p>
        </EmptyState>
      ) : (
        <Surveys caption="Your surveys" surveys={own} />
      )}
      <Heading level={2}>Ready to use</Heading>
      <p class="govuk-body">These come with the service. Use them as they are, or make your own from one.</p>
      <Ready ready={ready} />
      {away.length > 0 && (
        <>
          <Heading level={2}>Put away</Heading>
          <Surveys caption="Surveys that are put away" surveys={away} />
        </>
      )}
    </>
  );
}

const Surveys = ({ caption, surveys }: { readonly caption: string; readonly surveys: readonly InstrumentInList[] }) => (
  <Table
    caption={caption}
    captionHidden
    firstCellIsHeader
    columns={[
      { text: 'Survey' },
      { text: 'Questions', numeric: true },
      { text: 'Takes' },
      { text: 'Version' },
      { text: 'State' },
    ]}
    rows={surveys.map((survey) => {
      const { text, tone } = standing(survey);
      return [
        <a class="govuk-link" href={at.one(survey.id)}>
          {nameOf(survey) + madeFor(survey.key)}
        </a>,
        survey.asked,
        minutesInWords(survey.minutes),
        survey.versions[0]?.number ?? '',
        <Tag tone={tone}>{text}</Tag>,
      ];
    })}
  />
);

const Ready = ({ ready }: Pick<ListView, 'ready'>) => (
  <Table
    caption="Surveys that are ready to use"
    captionHidden
    firstCellIsHeader
    columns={[{ text: 'Survey' }, { text: 'Questions', numeric: true }, { text: 'Takes' }, { text: 'Made for' }]}
    rows={ready.map(({ instrument, usualFor }) => [
      <a class="govuk-link" href={at.ready(instrument.key)}>
        {nameOf(instrument)}
      </a>,
      askedCount(instrument),
      minutesInWords(minutesFor(instrument)),
      usualFor.map(({ kind, audience }) => `${audienceNames[audience]}, ${kindNames[kind].toLowerCase()}`).join('; ') ||
        'Where you decide to ask it',
    ])}
  />
);
