import { type CalendarFault, calendarFaults } from '@footing/calendars';
import type { FieldError } from '@footing/kernel';
import {
  Button,
  ButtonGroup,
  EmptyState,
  FileField,
  Heading,
  InsetText,
  PostForm,
  Tag,
  TextField,
} from '@footing/pages';
import type { BusyCalendar } from '@footing/scheduling';
import { paths } from '../paths';
import { count } from '../programme/round-words';
import { momentIn } from './zone-words';

interface CalendarsView {
  readonly calendars: readonly BusyCalendar[];
  readonly zone: string;
  /** The address as it was typed. */
  readonly address: string;
  readonly errors: readonly FieldError[];
  readonly maxBytes: number;
  readonly csrf: string;
}

/** Calendars of somebody's own, looked into for busy times alone. */
export function CalendarsPage({ calendars, zone, address, errors, maxBytes, csrf }: CalendarsView) {
  return (
    <>
      <Heading>My own calendar</Heading>
      <p class="govuk-body">
        We can look into a calendar that you keep elsewhere, so that nobody asks you for a time when you are busy.
      </p>
      <InsetText>
        We keep only when you are busy: from when to when. We never keep titles, places, notes or names, and nobody but
        you sees your busy times.
      </InsetText>
      {calendars.length === 0 ? (
        <EmptyState title="Your calendars will be here">
          <p class="govuk-body">You do not need one: when you can meet is enough.</p>
        </EmptyState>
      ) : (
        calendars.map((calendar) => <One key={calendar.id} {...{ calendar, zone, csrf }} />)
      )}
      <GiveAddress {...{ address, errors, csrf }} />
      <SendFile {...{ maxBytes, errors, csrf }} />
      <p class="govuk-body">
        The other way round:{' '}
        <a class="govuk-link" href={paths.myCalendar}>
          see your meetings in your own calendar
        </a>
      </p>
    </>
  );
}

const GiveAddress = ({ address, errors, csrf }: Pick<CalendarsView, 'address' | 'errors' | 'csrf'>) => (
  <>
    <Heading level={2}>Give the address of a calendar</Heading>
    <PostForm action={paths.ownCalendars} csrf={csrf}>
      <TextField
        name="address"
        label="Address"
        hint="It starts with https:// or webcal://. In your calendar, look for “secret address”, “publish” or “share”. We keep it sealed and read it once a day."
        value={address}
        errors={errors}
        spellcheck={false}
        autocomplete="off"
      />
      <Button>Read this calendar</Button>
    </PostForm>
  </>
);

const SendFile = ({ maxBytes, errors, csrf }: Pick<CalendarsView, 'maxBytes' | 'errors' | 'csrf'>) => (
  <>
    <Heading level={2}>Or send a file</Heading>
    <PostForm action={paths.sendCalendar} csrf={csrf} multipart>
      <FileField
        name="file"
        label="A calendar file that ends in .ics"
        hint="It is read once. Send it again when your calendar has changed."
        accept=".ics,text/calendar"
        maxBytes={maxBytes}
        errors={errors}
      />
      <Button variant="secondary">Send this file</Button>
    </PostForm>
  </>
);

/** "Calendar from an address, added on Tuesday 3 November, 14:00". */
export const calendarInWords = ({ hasAddress, addedAt }: BusyCalendar, zone: string): string =>
  `${hasAddress ? 'Calendar from an address, added on' : 'File, sent on'} ${momentIn(addedAt, zone)}`;

function One({ calendar, zone, csrf }: { calendar: BusyCalendar; zone: string; csrf: string }) {
  const { id, hasAddress, fetchedAt, fault, times } = calendar;
  const title = calendarInWords(calendar, zone);
  return (
    <section aria-label={title}>
      <Heading level={2}>{title}</Heading>
      {fault === '' ? null : (
        <p class="govuk-body">
          <Tag tone="needs-you">Needs you</Tag> The last time, it did not work. {wordsOf(fault)} What we knew before
          still counts.
        </p>
      )}
      <p class="govuk-body">
        {fetchedAt ? `Last read ${momentIn(fetchedAt, zone)}` : 'Not read yet'}:{' '}
        {times === 0 ? 'no busy times' : count(times, 'busy time')} in the coming year.
        {hasAddress ? ' It is read again every day.' : ''}
      </p>
      <ButtonGroup>
        {hasAddress ? (
          <PostForm action={paths.readCalendar} csrf={csrf}>
            <input type="hidden" name="calendar" value={id} />
            <Button variant="secondary">
              Read it again now<span class="govuk-visually-hidden">: {title}</span>
            </Button>
          </PostForm>
        ) : null}
        <a class="govuk-link" href={paths.removeCalendar(id)}>
          Remove<span class="govuk-visually-hidden">: {title}</span>
        </a>
      </ButtonGroup>
    </section>
  );
}

const isFault = (code: string): code is CalendarFault => Object.hasOwn(calendarFaults, code);
const wordsOf = (code: string): string => (isFault(code) ? calendarFaults[code] : '');

interface RemoveView {
  readonly calendar: BusyCalendar;
  readonly zone: string;
  readonly csrf: string;
}

/** Before a calendar is taken away: its address is not kept, so that it cannot be put back. */
export function RemoveCalendarPage({ calendar, zone, csrf }: RemoveView) {
  return (
    <>
      <Heading>Remove this calendar?</Heading>
      <p class="govuk-body">{calendarInWords(calendar, zone)}.</p>
      <p class="govuk-body">
        Its {count(calendar.times, 'busy time')} {calendar.times === 1 ? 'is' : 'are'} forgotten at once, so that you
        may be asked for those times. You can give the calendar again later.
      </p>
      <PostForm action={paths.removeCalendarNow} csrf={csrf}>
        <input type="hidden" name="calendar" value={calendar.id} />
        <ButtonGroup>
          <Button variant="warning">Remove it</Button>
          <a class="govuk-link" href={paths.ownCalendars}>
            Keep it
          </a>
        </ButtonGroup>
      </PostForm>
    </>
  );
}
