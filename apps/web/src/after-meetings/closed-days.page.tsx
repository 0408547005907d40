import type { FieldError } from '@footing/kernel';
import { Button, DateField, Heading, PostForm, readDateField, SummaryList, TextField } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { daysInWords } from '../programme/dates-in-words';
import { textIn } from '../programme/typed';
import { afterPaths } from './after-paths';

export interface ClosedRange {
  readonly name: string;
  /** YYYY-MM-DD. */
  readonly from: string;
  readonly until: string;
}

interface ClosedDaysView {
  readonly closed: readonly ClosedRange[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly mayEdit: boolean;
  readonly csrf: string;
}

/** Days on which the university is closed. */
export function ClosedDaysPage(view: ClosedDaysView) {
  const { closed, mayEdit, csrf } = view;
  return (
    <>
      <Heading caption="Our university">Days on which we are closed</Heading>
      <p class="govuk-body">
        On these days we remind nobody to meet, and they do not count when we look how often people meet. Meetings that
        two people have agreed on stay as they are.
      </p>
      {closed.length === 0 ? (
        <p class="govuk-body">No days have been entered. Christmas and Easter are a good start.</p>
      ) : (
        <SummaryList
          rows={closed.map((range) => ({
            label: range.name,
            value: (
              <>
                {daysInWords(range.from, range.until)}
                {mayEdit ? <TakeAway range={range} csrf={csrf} /> : null}
              </>
            ),
          }))}
        />
      )}
      {mayEdit ? <AddDays {...view} /> : null}
    </>
  );
}

const TakeAway = ({ range, csrf }: { readonly range: ClosedRange; readonly csrf: string }) => (
  <PostForm action={afterPaths.removeClosedDays} csrf={csrf}>
    <input type="hidden" name="from" value={range.from} />
    <Button variant="secondary">
      Take away<span class="govuk-visually-hidden"> {range.name}</span>
    </Button>
  </PostForm>
);

function AddDays({ typed, errors, csrf }: ClosedDaysView) {
  const day = (name: 'from' | 'until', legend: string) => (
    <DateField name={name} legend={legend} legendSize="s" value={readDateField(typed, name).typed} errors={errors} />
  );
  return (
    <PostForm action={afterPaths.closedDays} csrf={csrf}>
      <TextField
        name="name"
        label="What it is"
        hint="For example, Christmas"
        value={textIn(typed, 'name') || undefined}
        errors={errors}
      />
      {day('from', 'First day')}
      {day('until', 'Last day')}
      <Button>Add these days</Button>
    </PostForm>
  );
}
