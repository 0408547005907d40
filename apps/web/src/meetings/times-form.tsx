import type { FieldError } from '@footing/kernel';
import { Checkboxes, DateField, Heading, readDateField, TextField } from '@footing/pages';
import type { NextTime, RoomRule } from '@footing/scheduling';
import type { Typed } from '../http/read-form';
import { listIn, textIn } from '../programme/typed';
import type { How } from './how-words';
import { whom } from './meeting-words';
import { rowsBeside } from './times-in';
import { type Clocks, onClocks, placeOf } from './time-words';

interface TimesView {
  readonly times: readonly NextTime[];
  readonly clocks: Clocks;
  /** How many a group is; null: they are two. */
  readonly group: number | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** Up to five times: ticked among those that suit, or typed. */
export function TimesFields({ times, clocks, group, typed, errors }: TimesView) {
  const other = whom(clocks.other);
  return (
    <>
      {times.length > 0 ? (
        <Checkboxes
          name="starts"
          legend={`Times that suit by what you ${group === null ? 'both ' : ''}have said`}
          legendSize="m"
          items={times.map(({ start, people }) => {
            const { mine, theirs } = onClocks(start, clocks);
            const hint = group === null ? theirs : `${people} of ${group} can come by what they have said`;
            return { value: String(start), text: mine, ...(hint ? { hint } : {}) };
          })}
          values={listIn(typed, 'starts')}
          errors={errors}
        />
      ) : null}
      <Heading level={2}>{times.length > 0 ? 'Or other times' : 'Which times?'}</Heading>
      <p class="govuk-body">
        {times.length > 0
          ? 'You may fill these in too. '
          : `Give one to five times${clocks.other === '' ? '' : `, and ${other} chooses`}. `}
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
  readonly rooms: RoomRule;
  /** What stands there now; absent where nothing does. */
  readonly now?: string;
  readonly typed: Typed | undefined;
  readonly errors: readonly FieldError[];
}

/** The link to join, or the place. */
export function PlaceField({ mode, rooms, now, typed, errors }: PlaceView) {
  const name = mode === 'online' ? 'joinUrl' : 'place';
  const isNew = now === undefined;
  return (
    <TextField
      name={name}
      label={mode === 'online' ? 'Link to join (optional)' : 'Where (optional)'}
      hint={
        mode === 'online'
          ? linkHint(rooms, isNew)
          : `A room, a building or a café.${isNew ? ' Left empty, it is the place that one of you has given under “When I can meet”' : ''}`
      }
      type={mode === 'online' ? 'url' : 'text'}
      value={(typed ? textIn(typed, name) : now) || undefined}
      errors={errors}
    />
  );
}

/** Where a link comes from, and where it may lead. @param isNew whether the meeting has not been agreed yet. */
export function linkHint({ way, hosts }: RoomRule, isNew: boolean): string {
  return `It starts with https://.${mayLead(hosts)}${way === 'pattern' ? ' Left empty, the meeting gets a room of its own.' : isNew ? whose[way] : ''}`;
}

/** The same of a link for all of somebody's meetings. */
export const ownLinkHint = ({ way, hosts }: RoomRule): string =>
  way === 'pattern'
    ? 'You need none: every meeting gets a room of its own.'
    : `It starts with https://.${mayLead(hosts)}${way === 'mentor-room' ? ' Meetings take the room of the mentor.' : ''}`;

const mayLead = (hosts: readonly string[]): string =>
  hosts.length === 0 ? '' : ` It may lead to ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(hosts)}.`;

const whose: Readonly<Record<Exclude<RoomRule['way'], 'pattern'>, string>> = {
  'own-link': ' Left empty, it is the room that one of you has given under “When I can meet”.',
  'mentor-room': ' Left empty, it is the mentor’s own room.',
};
