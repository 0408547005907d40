import type { FieldError } from '@footing/kernel';
import { Details, Fieldset, SelectField, TextField } from '@footing/pages';
import type { Weekday } from '@footing/scheduling';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { allWeekdays, weekdayNames } from './usual-times';
import { fieldOf, hasExact, hasRoom, modes, modeWords, rowsOf } from './week-form';

interface HoursView {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** Exact hours of each day; rows come and go by buttons that send the form, so that it works without script. */
export function ExactHours({ typed, errors }: HoursView) {
  const isOpen =
    hasExact(typed) ||
    /^(add|remove)-/.test(textIn(typed, 'do')) ||
    errors.some(({ field }) => /^(from|to|rules)/.test(field));
  return (
    <Details summary="Exact hours for each day" open={isOpen}>
      <p class="govuk-body">
        Write times like 18:00 or 6pm. They are added to what you ticked. Beside times that are kept you can say how you
        would meet then.
      </p>
      {allWeekdays.map((day) => (
        <DayHours key={day} {...{ day, typed, errors }} />
      ))}
    </Details>
  );
}

function DayHours({ day, typed, errors }: HoursView & { readonly day: Weekday }) {
  const rows = rowsOf(typed, day);
  return (
    <div class="govuk-form-group" id={`day-${day}`}>
      <Fieldset legend={weekdayNames[day]} legendSize="s">
        {rows.map((row) => (
          <Row key={row} {...{ day, row, typed, errors }} isAlone={rows.length === 1} />
        ))}
        {hasRoom(typed, day) ? (
          <button
            type="submit"
            class="footing-link-button"
            name="do"
            value={`add-${day}`}
            formAction={`${paths.whenICanMeet}#day-${day}`}
          >
            Add another time<span class="govuk-visually-hidden"> on {weekdayNames[day]}</span>
          </button>
        ) : null}
      </Fieldset>
    </div>
  );
}

type RowView = HoursView & { readonly day: Weekday; readonly row: number; readonly isAlone: boolean };

function Row({ day, row, typed, errors, isAlone }: RowView) {
  const field = (part: 'from' | 'to' | 'how', words: string) => {
    const name = fieldOf(part, day, row);
    const label = (
      <>
        {words}
        <span class="govuk-visually-hidden">
          , {weekdayNames[day]}
          {row > 0 ? `, time ${row + 1}` : ''}
        </span>
      </>
    );
    return { name, label, value: textIn(typed, name), errors };
  };
  const isEmpty = textIn(typed, fieldOf('from', day, row)) + textIn(typed, fieldOf('to', day, row)) === '';
  return (
    <div class="footing-hours">
      <TextField {...field('from', 'From')} width={5} spellcheck={false} autocomplete="off" />
      <TextField {...field('to', 'To')} width={5} spellcheck={false} autocomplete="off" />
      {isEmpty ? null : (
        <SelectField
          {...field('how', 'How')}
          items={[{ value: '', text: 'As below' }, ...modes.map((mode) => ({ value: mode, text: modeWords[mode] }))]}
        />
      )}
      {isEmpty && isAlone ? null : <RemoveRow day={day} row={row} />}
    </div>
  );
}

const RemoveRow = ({ day, row }: Pick<RowView, 'day' | 'row'>) => (
  <button
    type="submit"
    class="footing-link-button"
    name="do"
    value={`remove-${day}-${row}`}
    formAction={`${paths.whenICanMeet}#day-${day}`}
  >
    Remove
    <span class="govuk-visually-hidden">
      {' '}
      {weekdayNames[day]}, time {row + 1}
    </span>
  </button>
);
