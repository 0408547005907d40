import type { FieldError } from '@footing/kernel';
import { Checkboxes, DateField, Heading, readDateField, TextField } from '@footing/pages';
import type { NextTime } from '@footing/scheduling';
import type { Typed } from '../http/read-form';
import { listIn, textIn } from '../programme/typed';
import type { How } from './how-words';
import { rowsBeside } from './times-in';
import { type Clocks, onClocks, placeOf } from './time-words';

interface TimesView {
  readonly times: readonly NextTime[];
  readonly clocks: Clocks;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** Up to five times: ticked among those that suit, or typed. */
export function TimesFields({ times, clocks, typed, errors }: TimesView) {
  const { other } = clocks;
  return (
    <>
      {times.length > 0 ? (
        <Checkboxes
          name="starts"
          legend="Times that suit by what you both have said"
          legendSize="m"
          items={times.map(({ start }) => {
            const { mine, theirs } = onClocks(start, clocks);
            return { value: String(start), text: mine, ...(theirs ? { hint: theirs } : {}) };
          })}
          values={listIn(typed, 'starts')}
          errors={errors}
        />
      ) : null}
      <Heading level={2}>{times.length > 0 ? 'Or other times' : 'Which times?'}</Heading>
      <p class="govuk-body">
        {times.length > 0 ? 'You may fill these in too. ' : `Give one to five times, and ${other} chooses. `}
        They are on your clock: {placeOf(clocks.zone)} time.
      </p>
      {rowsBeside(times.length).map((number) => (
        <TimeRow key={number} {...{ number, typed, errors }} isOptional={number > 1 || times.length > 0} />
      ))}
    </>
  );
}

interface RowView extends Pick<TimesView, 'typed' | 'errors'> {
  readonly number: number;
  readonly isOptional: boolean;
}

const TimeRow = ({ number, isOptional, typed, errors }: RowView) => (
  <>
    <DateField
      name={`day-${number}`}
      legend={`Time ${number}: day${isOptional ? ' (optional)' : ''}`}
      value={readDateField(typed, `day-${number}`).typed}
      errors={errors}
    />
    <TextField
      name={`time-${number}`}
      label={`Time ${number}: o’clock`}
      hint="For example, 15:30"
      width={5}
      value={textIn(typed, `time-${number}`) || undefined}
      errors={errors}
    />
  </>
);

interface PlaceView {
  readonly mode: How['mode'];
  /** What stands there now; absent where nothing does. */
  readonly now?: string;
  readonly typed: Typed | undefined;
  readonly errors: readonly FieldError[];
}

/** The link to join, or the place. */
export function PlaceField({ mode, now, typed, errors }: PlaceView) {
  const name = mode === 'online' ? 'joinUrl' : 'place';
  const isNew = now === undefined;
  return (
    <TextField
      name={name}
      label={mode === 'online' ? 'Link to join (optional)' : 'Where (optional)'}
      hint={
        mode === 'online'
          ? `It starts with https://.${isNew ? ' Left empty, it is the room that one of you has given under “When I can meet”' : ''}`
          : `A room, a building or a café.${isNew ? ' Left empty, it is the place that one of you has given under “When I can meet”' : ''}`
      }
      type={mode === 'online' ? 'url' : 'text'}
      value={(typed ? textIn(typed, name) : now) || undefined}
      errors={errors}
    />
  );
}
