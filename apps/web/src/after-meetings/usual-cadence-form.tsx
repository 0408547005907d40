import type { FieldError } from '@footing/kernel';
import { NumberField, Radios } from '@footing/pages';
import type { UsualCadence } from '@footing/scheduling';
import type { Typed } from '../http/read-form';
import { count } from '../programme/round-words';
import { textIn } from '../programme/typed';

interface Fields {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** "6 meetings, heard of after 10 days, with reminders". */
export const usualInWords = ({ target, graceDays, nudges }: UsualCadence): string =>
  `${count(target, 'meeting')} in all, ${count(graceDays, 'day')} before anybody hears of a pair that is behind, and ${nudges ? 'reminders' : 'no reminders'}`;

export const usualTyped = ({ target, graceDays, nudges }: UsualCadence): Typed => ({
  ...{ target: String(target), graceDays: String(graceDays), nudges: nudges ? 'yes' : 'no' },
});

export function usualIn(typed: Typed): UsualCadence {
  const number = (name: string) =>
    /^\d{1,3}$/.test(textIn(typed, name).trim()) ? Number(textIn(typed, name)) : Number.NaN;
  return { target: number('target'), graceDays: number('graceDays'), nudges: textIn(typed, 'nudges') !== 'no' };
}

export const TargetField = ({ typed, errors }: Fields) => (
  <NumberField
    {...{ name: 'target', value: textIn(typed, 'target'), errors }}
    label="How many meetings in all?"
    hint="Six is usual"
    width={3}
  />
);

/** When anybody hears of a pair that is behind, and whether it is reminded. */
export function ReminderFields({ typed, errors }: Fields) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <>
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
    </>
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
