import type { FieldError } from '@footing/kernel';
import { Button, DateField, Heading, InsetText, PostForm, Radios, readDateField, SummaryList } from '@footing/pages';
import type { RoundCadence } from '@footing/scheduling';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { daysInWords } from '../programme/dates-in-words';
import { textIn } from '../programme/typed';
import { afterPaths } from './after-paths';
import { ReminderFields, TargetField, usualInWords } from './usual-cadence-form';

interface CadenceView {
  readonly roundId: string;
  readonly caption: string;
  readonly programmeId: string;
  readonly kept: RoundCadence;
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
      <AsProgramme {...view} />
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
      <TargetField {...{ typed, errors }} />
      <Radios
        {...field('when')}
        legend="Between which days?"
        legendSize="s"
        items={[
          { value: 'round', text: `The days for meetings of this round: ${daysInWords(ofRound.from, ofRound.until)}` },
          { value: 'own', text: 'Other days', conditional: <OwnDays {...{ typed, errors }} /> },
        ]}
      />
      <ReminderFields {...{ typed, errors }} />
      <Button>Save</Button>
    </PostForm>
  );
}

/** Whether the round has something of its own, and the way back to what the programme says. */
function AsProgramme({ roundId, programmeId, kept: { isOwn, usual }, mayEdit, csrf }: CadenceView) {
  const programme = (
    <a class="govuk-link" href={afterPaths.usualCadence(programmeId)}>
      what the programme says
    </a>
  );
  if (!isOwn)
    return (
      <InsetText>
        This round follows {programme}: {usualInWords(usual)}.
        {mayEdit ? ' What you save here is for this round alone.' : ''}
      </InsetText>
    );
  return (
    <>
      <InsetText>
        This round has its own numbers, other than {programme}: {usualInWords(usual)}.
      </InsetText>
      {mayEdit ? (
        <PostForm action={afterPaths.followProgramme(roundId)} csrf={csrf}>
          <Button variant="secondary">Do as the programme says</Button>
        </PostForm>
      ) : null}
    </>
  );
}

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
