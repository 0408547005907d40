import type { FieldError } from '@footing/kernel';
import { Button, Details, Heading, InsetText, PostForm, TextField } from '@footing/pages';
import type { OwnCalendarView } from '@footing/scheduling';
import type { Typed } from '../http/read-form';
import { momentInWords } from '../me/moment-in-words';
import { paths } from '../paths';
import { textIn } from '../programme/typed';

interface ConnectView {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** For calendars that take entries from others: most people need none of it. */
export function ConnectForm({ typed, errors, csrf }: ConnectView) {
  return (
    <Details summary="Let us put meetings into your calendar (CalDAV)" open={errors.length > 0}>
      <p class="govuk-body">
        For iCloud, Fastmail, Nextcloud and others that offer CalDAV. New meetings and changes then are in your calendar
        within minutes. We put in “Mentoring meeting” with time and place. We read nothing from it.
      </p>
      <PostForm action={paths.ownCalendar} csrf={csrf}>
        <TextField
          name="address"
          label="Address of the calendar"
          hint="Of one calendar, not of the whole account. It begins with https://"
          type="url"
          value={textIn(typed, 'address')}
          errors={errors}
        />
        <TextField name="user" label="User name" value={textIn(typed, 'user')} errors={errors} autocomplete="off" />
        <TextField
          name="password"
          label="App password"
          hint="Make one for us alone in the settings of your calendar. Do not use your main password."
          type="password"
          errors={errors}
          autocomplete="off"
        />
        <Button variant="secondary">Connect my calendar</Button>
      </PostForm>
    </Details>
  );
}

/** How the connection stands, and the one press that ends it. */
export function ConnectedCalendar({ connected, csrf }: { readonly connected: OwnCalendarView; readonly csrf: string }) {
  const { connectedAt, putAt, fault, theirs } = connected;
  return (
    <>
      <Heading level={2}>Your calendar is connected</Heading>
      <p class="govuk-body">
        Since {momentInWords(connectedAt)}.{' '}
        {putAt
          ? `It last had all your meetings on ${momentInWords(putAt)}.`
          : 'Your meetings are in it within minutes.'}
      </p>
      {fault !== '' && <InsetText>{faultWords(fault)} We keep trying, and your meetings stand as agreed.</InsetText>}
      {theirs > 0 && <InsetText>{theirsWords(theirs)}</InsetText>}
      <PostForm action={paths.endOwnCalendar} csrf={csrf}>
        <Button variant="warning">Remove the connection</Button>
      </PostForm>
    </>
  );
}

const theirsWords = (count: number): string =>
  `${count === 1 ? 'One entry was' : `${count} entries were`} changed in your calendar, so we leave ${count === 1 ? 'it' : 'them'} as you made ${count === 1 ? 'it' : 'them'}. The time you both agreed is on the page of the meeting.`;

const faultWords = (fault: string): string =>
  fault === 'not-let-in'
    ? 'Your calendar did not let us in the last time. The app password may have ended: remove the connection and make it anew.'
    : 'We could not reach your calendar the last time.';
