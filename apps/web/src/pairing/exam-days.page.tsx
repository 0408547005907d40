import type { FieldError } from '@footing/kernel';
import { Button, DateField, Heading, PostForm, readDateField, SummaryList } from '@footing/pages';
import type { ExamPeriod } from '@footing/pairings';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { daysInWords } from '../programme/dates-in-words';

interface ExamDaysView {
  readonly roundId: string;
  readonly caption: string;
  readonly periods: readonly ExamPeriod[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly mayEdit: boolean;
  readonly csrf: string;
}

/** When students of a round have exams, and what that changes. */
export function ExamDaysPage({ roundId, caption, periods, typed, errors, mayEdit, csrf }: ExamDaysView) {
  const day = (name: 'from' | 'until', legend: string) => (
    <DateField name={name} legend={legend} legendSize="s" value={readDateField(typed, name).typed} errors={errors} />
  );
  return (
    <>
      <Heading caption={caption}>Days of exams</Heading>
      <p class="govuk-body">
        On these days we remind nobody of an answer, and nothing falls due. What would have fallen due then falls due on
        the day after.
      </p>
      {periods.length === 0 ? <p class="govuk-body">No days have been entered.</p> : null}
      {periods.length > 0 ? (
        <SummaryList
          rows={periods.map(({ from, until }) => ({
            label: daysInWords(from, until),
            value: mayEdit ? (
              <PostForm action={paths.removeExamDays(roundId)} csrf={csrf}>
                <input type="hidden" name="from" value={from} />
                <Button variant="secondary">
                  Take away<span class="govuk-visually-hidden"> {daysInWords(from, until)}</span>
                </Button>
              </PostForm>
            ) : (
              'No reminders, and nothing falls due'
            ),
          }))}
        />
      ) : null}
      {mayEdit ? (
        <PostForm action={paths.examDays(roundId)} csrf={csrf}>
          {day('from', 'First day')}
          {day('until', 'Last day')}
          <Button>Add these days</Button>
        </PostForm>
      ) : null}
    </>
  );
}
