import type { FieldError } from '@footing/kernel';
import { Button, DateField, EmptyState, Heading, PostForm, Radios, TextField } from '@footing/pages';
import type { OwnAvailability } from '@footing/scheduling';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { boxesOf, Hidden } from './boxes';
import { clockTime } from './clock-times';
import { daysName, type DaysTogether, differenceInWords, together } from './day-words';
import { PutBack } from './put-back';

interface DaysView {
  readonly exceptions: OwnAvailability['exceptions'];
  /** What has just been taken away, to be put back; null: nothing. */
  readonly removed: DaysTogether | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** Days that are not like others: away, other hours, extra hours. */
export function DaysPage({ exceptions, removed, typed, errors, csrf }: DaysView) {
  const all = together(exceptions);
  return (
    <>
      <Heading>Days that are different</Heading>
      {removed ? (
        <PutBack what={wordsOf(removed)} action={paths.otherDays} csrf={csrf} fields={asTyped(removed)} />
      ) : null}
      {all.length === 0 ? (
        <EmptyState title="Days that are not as usual will be here">
          <p class="govuk-body">
            Add a holiday, a day with other hours, or extra hours. Your normal week stays as it is.
          </p>
        </EmptyState>
      ) : (
        <ul class="govuk-list">
          {all.map((one) => (
            <li key={one.ids[0]}>
              <PostForm action={paths.removeOtherDays} csrf={csrf}>
                <Hidden fields={{ ...asTyped(one), ids: one.ids.join(' ') }} />
                <strong>{daysName(one.first, one.last)}</strong>: {differenceInWords(one)}{' '}
                <button type="submit" class="footing-link-button">
                  Remove<span class="govuk-visually-hidden"> {daysName(one.first, one.last)}</span>
                </button>
              </PostForm>
            </li>
          ))}
        </ul>
      )}
      <Add {...{ typed, errors, csrf }} />
    </>
  );
}

const wordsOf = (one: DaysTogether): string => `${daysName(one.first, one.last)}: ${differenceInWords(one)}.`;

/** The same as the form below would send it. */
const asTyped = ({ first, last, kind, fromMinute, toMinute }: DaysTogether): Record<string, string> => ({
  ...boxesOf('day', first),
  ...(last === first ? {} : boxesOf('last', last)),
  kind,
  from: fromMinute === null ? '' : clockTime(fromMinute),
  to: toMinute === null ? '' : clockTime(toMinute),
});

function Add({ typed, errors, csrf }: Pick<DaysView, 'typed' | 'errors' | 'csrf'>) {
  const date = (name: string) => ({
    ...{ name, errors },
    value: {
      day: textIn(typed, `${name}-day`),
      month: textIn(typed, `${name}-month`),
      year: textIn(typed, `${name}-year`),
    },
  });
  const field = (name: string) => ({ name, value: textIn(typed, name), errors, width: 5 as const });
  return (
    <>
      <Heading level={2}>Add a day</Heading>
      <PostForm action={paths.otherDays} csrf={csrf}>
        <DateField {...date('day')} legend="Which day?" legendSize="s" hint="For example, 21 12 2026" />
        <DateField {...date('last')} legend="Until which day? (if it is more than one)" legendSize="s" />
        <Radios
          name="kind"
          legend="What is different?"
          legendSize="s"
          items={[
            { value: 'block', text: 'I cannot meet', hint: 'All day, or only at the times below' },
            { value: 'replace', text: 'I can meet at other times', hint: 'Only at the times below' },
            { value: 'extra', text: 'I can meet at extra times', hint: 'At the times below, as well as usual' },
          ]}
          value={textIn(typed, 'kind')}
          errors={errors}
        />
        <TextField
          {...field('from')}
          label="From"
          hint="Like 18:00 or 6pm. Leave it blank for all day."
          autocomplete="off"
        />
        <TextField {...field('to')} label="To" autocomplete="off" />
        <Button>Add this</Button>
      </PostForm>
    </>
  );
}
