import type { FieldError } from '@footing/kernel';
import { Button, DateField, Heading, NumberField, PostForm, Radios, readDateField, SummaryList } from '@footing/pages';
import type { GivenCadence } from '@footing/scheduling';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { daysInWords } from '../programme/dates-in-words';
import { textIn } from '../programme/typed';
import { afterPaths } from './after-paths';

interface CadenceView {
  readonly roundId: string;
  readonly caption: string;
  readonly kept: GivenCadence;
  /** First and last day of meetings of the round, YYYY-MM-DD. */
  readonly ofRound: { readonly from: string; readonly until: string };
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly mayEdit: boolean;
  readonly csrf: string;
}

/** How often pairs of a round mean to meet, and when they are reminded. */
export function CadencePage(view: CadenceView) {
  const { roundId, caption, kept, ofRound, mayEdit } = view;
  const from = kept.from ?? ofRound.from;
  return (
    <>
      <Heading caption={caption}>How often they meet</Heading>
      <p class="govuk-body">
        Each pair sees where it is, such as “2 of 6 meetings so far”, without blame. Pairs that are behind or quiet get
        a kind mail with three times that suit them both: at most one in ten days.
      </p>
      <p class="govuk-body">
        Nothing is expected, and nobody is reminded, on{' '}
        <a class="govuk-link" href={paths.examDays(roundId)}>
          days of exams
        </a>{' '}
        and{' '}
        <a class="govuk-link" href={afterPaths.closedDays}>
          days on which the university is closed
        </a>
        .
      </p>
      {mayEdit ? (
        <CadenceForm {...view} />
      ) : (
        <SummaryList
          rows={[
            { label: 'Meetings in all', value: kept.target },
            { label: 'Between', value: daysInWords(from, kept.until ?? ofRound.until) },
            { label: 'Days behind before anybody hears of it', value: kept.graceDays },
            { label: 'Reminders', value: kept.nudges ? 'Yes' : 'No' },
          ]}
        />
      )}
    </>
  );
}

function CadenceForm({ roundId, ofRound, typed, errors, csrf }: CadenceView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <PostForm action={afterPaths.cadence(roundId)} csrf={csrf}>
      <NumberField {...field('target')} label="How many meetings in all?" hint="Six is usual" width={3} />
      <Radios
        {...field('when')}
        legend="Between which days?"
        legendSize="s"
        items={[
          { value: 'round', text: `The days for meetings of this round: ${daysInWords(ofRound.from, ofRound.until)}` },
          { value: 'own', text: 'Other days', conditional: <OwnDays {...{ typed, errors }} /> },
        ]}
      />
      <NumberField
        {...field('graceDays')}
        label="How many days may a pair be a meeting behind before anybody hears of it?"
        hint="0 to 60"
        width={3}
      />
      <Radios
        {...field('nudges')}
        legend="Do we remind pairs that are behind or quiet?"
        legendSize="s"
        items={nudgeItems}
      />
      <Button>Save</Button>
    </PostForm>
  );
}

const nudgeItems = [
  {
    value: 'yes',
    text: 'Yes',
    hint: 'First the student, ten days later the mentor, ten days later it is for you to ask them',
  },
  { value: 'no', text: 'No', hint: 'You still see them on your board' },
];

function OwnDays({ typed, errors }: Pick<CadenceView, 'typed' | 'errors'>) {
  const day = (name: 'from' | 'until', legend: string) => (
    <DateField name={name} legend={legend} legendSize="s" value={readDateField(typed, name).typed} errors={errors} />
  );
  return (
    <>
      {day('from', 'First day')}
      {day('until', 'Last day')}
    </>
  );
}
