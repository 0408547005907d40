import type { IntroductionCounts, IntroductionRound, IntroductionsView } from '@footing/introductions';
import type { FieldError } from '@footing/kernel';
import {
  Button,
  Checkboxes,
  DateField,
  Heading,
  InsetText,
  NumberField,
  PostForm,
  readDateField,
  SummaryList,
} from '@footing/pages';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { captionOf, count } from '../programme/round-words';
import { textIn } from '../programme/typed';

/** The days that the lead gives, in order. */
export const dayFields = [
  { name: 'listsOn', label: 'The day shortlists are out', legend: 'Shortlists are out on' },
  { name: 'picksBy', label: 'The last day to choose', legend: 'Students choose by' },
  { name: 'callsBy', label: 'The last day for calls', legend: 'Short calls are held by' },
  { name: 'ratingsBy', label: 'The last day to say how calls went', legend: 'Both say how it was by' },
] as const;

interface Props extends IntroductionsView {
  readonly typed: Typed | undefined;
  readonly errors: readonly FieldError[];
  readonly mayEdit: boolean;
  readonly csrf: string;
}

/** Meet three, then choose: what it is, its days, and how far it has come. */
export function IntroductionsPage(props: Props) {
  const { detail, settings, counts, mayEdit } = props;
  return (
    <>
      <Heading caption={captionOf(detail)}>Meet three, then choose</Heading>
      <p class="govuk-body">
        Before the final draft each student gets a shortlist of up to three mentors who fit them, with reasons. They
        choose whom they would like to talk to, mentors say for how many short calls they have time, and the two talk
        for fifteen minutes. Both say in private how it was. The draft then uses choices and calls as two of its
        criteria. Silence counts for nothing, either way.
      </p>
      {settings === null ? <InsetText>It is switched off: people are paired without meeting first.</InsetText> : null}
      {settings?.drawnAt ? <HowFar settings={settings} counts={counts} /> : null}
      {settings?.drawnAt && mayEdit ? (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.introductionsMissing(detail.round.id)}>
            See what students miss on their shortlists
          </a>
        </p>
      ) : null}
      {mayEdit ? <SettingsForm {...props} /> : settings ? <InWords settings={settings} /> : null}
      {settings && !settings.drawnAt && mayEdit ? (
        <PostForm action={paths.introductionsOff(detail.round.id)} csrf={props.csrf}>
          <Button variant="secondary">Switch it off</Button>
        </PostForm>
      ) : null}
    </>
  );
}

function HowFar({ settings, counts }: { settings: IntroductionRound; counts: IntroductionCounts }) {
  const { lists, answered, none, mentorsWanted, mentorsAnswered, calls, held } = counts;
  return (
    <>
      <SummaryList
        rows={[
          { label: 'Shortlists', value: count(lists, 'student has one', 'students have one') },
          { label: 'Answers', value: `${answered} so far. ${none} said that none of theirs is right` },
          {
            label: 'Mentors asked for',
            value:
              mentorsWanted === 0
                ? 'None yet'
                : `${mentorsWanted}, of whom ${mentorsAnswered} have said for how many calls`,
          },
          { label: 'Short calls', value: `${calls} agreed to, ${held} held` },
        ]}
      />
      <p class="govuk-body">
        Make the final draft after {dayInWords(settings.ratingsBy)}. Nobody here can read what people said of each
        other, and nobody can ask for it.
      </p>
    </>
  );
}

function InWords({ settings }: { settings: IntroductionRound }) {
  const rows = dayFields.map(({ name, legend }) => ({ label: legend, value: dayInWords(settings[name]) }));
  const names = settings.hidesNames ? 'Hidden until a short call is agreed' : 'Shown';
  return <SummaryList rows={[...rows, { label: 'First names', value: names }]} />;
}

function SettingsForm({ detail, settings, typed, errors, csrf }: Props) {
  const { round } = detail;
  return (
    <PostForm action={paths.introductions(round.id)} csrf={csrf}>
      {dayFields.map(({ name, legend }) => (
        <DateField
          key={name}
          name={name}
          legend={legend}
          hint={name === 'listsOn' ? `After sign-up closes on ${dayInWords(round.dates.signUpCloses)}` : undefined}
          value={typed ? readDateField(typed, name).typed : settings?.[name]}
          errors={errors}
        />
      ))}
      <HowLists {...{ settings, typed, errors }} />
      <WhatCounts roundId={round.id} />
      <Button>{settings ? 'Save' : 'Switch it on'}</Button>
    </PostForm>
  );
}

function HowLists({ settings, typed, errors }: Pick<Props, 'settings' | 'typed' | 'errors'>) {
  const isOut = settings !== null && settings.drawnAt !== null;
  const hides = typed ? textIn(typed, 'hidesNames') === 'yes' : settings?.hidesNames;
  return (
    <>
      <NumberField
        name="listsPerPlace"
        label="On how many shortlists may a mentor be, for each place they offer?"
        hint={
          isOut
            ? 'The shortlists are out: this stays as it was'
            : 'So that nobody is asked for by everybody. 3 is usual'
        }
        width={3}
        value={typed ? textIn(typed, 'listsPerPlace') : (settings?.listsPerPlace ?? 3)}
        errors={errors}
      />
      <Checkboxes
        name="hidesNames"
        legend="Names"
        items={[
          {
            value: 'yes',
            text: 'Hide first names until a short call is agreed',
            hint: 'There are no photos in any case',
          },
        ]}
        values={hides ? ['yes'] : []}
        errors={errors}
      />
    </>
  );
}

function WhatCounts({ roundId }: { readonly roundId: string }) {
  return (
    <p class="govuk-body">
      The criteria “Who they asked for” and “How an introduction went” are added to this round if they are missing. You
      can change how much they count under{' '}
      <a class="govuk-link" href={paths.roundCriteria(roundId)}>
        Criteria and weights
      </a>
      , and how much mentors’ views count under{' '}
      <a class="govuk-link" href={paths.roundChoices(roundId)}>
        What counts first
      </a>
      .
    </p>
  );
}
