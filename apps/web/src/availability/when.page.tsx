import type { FieldError } from '@footing/kernel';
import {
  Button,
  Checkboxes,
  Details,
  Heading,
  InsetText,
  NumberField,
  PostForm,
  Radios,
  type Task,
  TaskList,
  TextField,
} from '@footing/pages';
import type { OwnAvailability } from '@footing/scheduling';
import { ownLinkHint } from '../meetings/times-form';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { count } from '../programme/round-words';
import { listIn, textIn } from '../programme/typed';
import { clockTime } from './clock-times';
import { ExactHours } from './exact-hours';
import { HereAndNow } from './here-and-now';
import { usualTimes } from './usual-times';
import { modes, modeWords } from './week-form';

export interface WhenView {
  readonly own: OwnAvailability;
  /** The form as typed, or as kept. */
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly at: Date;
  readonly csrf: string;
}

/** When somebody can meet in a normal week, by one form; and the ways to everything that is not normal. */
export function WhenPage({ own, typed, errors, at, csrf }: WhenView) {
  return (
    <>
      <Heading>When I can meet</Heading>
      <HereAndNow {...{ zone: own.zone, at, csrf }} />
      {own.week.length === 0 ? (
        <InsetText>
          You have not said when you can meet. Tick what suits you in most weeks: a minute is enough.
        </InsetText>
      ) : null}
      <PostForm action={paths.whenICanMeet} csrf={csrf}>
        <SaveByEnter />
        <Checkboxes
          name="usual"
          legend="A normal week"
          legendSize="m"
          hint="Tick all that suit you. You can change it at any time."
          items={usualTimes.map(({ code, name, fromMinute, toMinute }) => ({
            ...{ value: code, text: name, hint: `${clockTime(fromMinute)} to ${clockTime(toMinute)}` },
          }))}
          values={listIn(typed, 'usual')}
          errors={errors}
        />
        <ExactHours typed={typed} errors={errors} />
        <Ways {...{ own, typed, errors }} />
        <Button name="do" value="save">
          Save when I can meet
        </Button>
      </PostForm>
      <p class="govuk-body">
        Only times that suit both of you are ever shown to the person you meet. They do not see your week, or why you
        are busy.
      </p>
      <Heading level={2}>When it is different</Heading>
      <TaskList items={onwards(own)} />
    </>
  );
}

/** The first button of a form is the one that the Enter key presses, and it must not add a row. */
const SaveByEnter = () => (
  <button type="submit" name="do" value="save" class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true">
    Save
  </button>
);

function Ways({ own, typed, errors }: Pick<WhenView, 'own' | 'typed' | 'errors'>) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  const isWrong = errors.some(({ field: name }) => name === 'place' || name === 'joinUrl');
  return (
    <>
      <Radios
        name="mode"
        legend="How can you meet?"
        legendSize="m"
        items={modes.map((mode) => ({ value: mode, text: modeWords[mode] }))}
        value={textIn(typed, 'mode')}
        errors={errors}
      />
      <NumberField
        {...field('travelMinutes')}
        label="Minutes you need to get to a meeting in person"
        hint="We keep as much time free before and after it."
        width={3}
      />
      <Details
        summary="A place or a link of your own"
        open={isWrong || textIn(typed, 'place') + textIn(typed, 'joinUrl') !== ''}
      >
        <TextField {...field('place')} label="Where you would like to meet" hint="For example: the library café" />
        <TextField
          {...field('joinUrl')}
          label="Your own link for online meetings"
          hint={ownLinkHint(own.rooms)}
          type="url"
          spellcheck={false}
        />
      </Details>
    </>
  );
}

function onwards({ week, exceptions, zonesAhead, calendars }: OwnAvailability): Task[] {
  const isWrong = calendars.some(({ fault }) => fault !== '');
  return [
    {
      title: 'Days that are different',
      href: paths.otherDays,
      hint: 'A holiday, other hours on one day, or extra hours',
      status: exceptions.length === 0 ? 'None' : count(exceptions.length, 'day', 'days'),
    },
    {
      title: 'When I am abroad',
      href: paths.whereIAm,
      hint: 'So that the clock is right',
      status: zonesAhead.length === 0 ? 'Nothing planned' : 'Planned',
    },
    {
      title: 'My own calendar',
      href: paths.ownCalendars,
      hint: 'We look only at when you are busy, never at what you do',
      status:
        calendars.length === 0 ? 'None' : isWrong ? 'Needs you' : count(calendars.length, 'calendar', 'calendars'),
      ...(isWrong && { tone: 'needs-you' as const }),
    },
    {
      title: 'Meetings in my calendar',
      href: paths.myCalendar,
      hint: 'See your meetings in the calendar that you use every day',
      status: '',
    },
    {
      title: 'The coming two weeks',
      href: paths.comingTimes,
      hint: 'What is offered to the people you meet',
      status: week.length === 0 ? 'Nothing yet' : 'Look',
    },
  ];
}
