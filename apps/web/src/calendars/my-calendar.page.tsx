import type { FieldError } from '@footing/kernel';
import { Button, Details, Heading, InsetText, PostForm, WarningText } from '@footing/pages';
import type { OwnCalendarView } from '@footing/scheduling';
import type { Typed } from '../http/read-form';
import { momentInWords } from '../me/moment-in-words';
import { paths } from '../paths';
import { ConnectedCalendar, ConnectForm } from './own-calendar.form';

interface MyCalendarView {
  /** Null: there is no address yet. */
  readonly madeAt: Date | null;
  /** Only in the moment in which it was made. */
  readonly address: string | undefined;
  /** A calendar that we put meetings into; null: none. */
  readonly connected: OwnCalendarView | null;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** A private address by which somebody's own calendar program reads their meetings. */
export function MyCalendarPage(view: MyCalendarView) {
  const { madeAt, address, connected, typed, errors, csrf } = view;
  return (
    <>
      <Heading>{address ? 'Copy the address now' : 'Meetings in my calendar'}</Heading>
      {address ? <FreshAddress address={address} /> : <About />}
      {!address && madeAt && <p class="govuk-body">You have an address. It was made on {momentInWords(madeAt)}.</p>}
      <PostForm action={paths.makeFeed} csrf={csrf}>
        <Button variant={madeAt ? 'secondary' : 'primary'}>
          {madeAt ? 'Make a new address' : 'Make my calendar address'}
        </Button>
      </PostForm>
      {madeAt && (
        <>
          <p class="govuk-body">A new address ends the old one at once. Do this if somebody else may have seen it.</p>
          <PostForm action={paths.endFeed} csrf={csrf}>
            <Button variant="warning">End this address</Button>
          </PostForm>
        </>
      )}
      <HowTo />
      {!address && <HoursToTake />}
      {!address &&
        (connected ? (
          <ConnectedCalendar connected={connected} csrf={csrf} />
        ) : (
          <ConnectForm {...{ typed, errors, csrf }} />
        ))}
    </>
  );
}

function About() {
  return (
    <>
      <p class="govuk-body">
        Each time you agree a meeting we send you an invitation by e-mail. Most people need nothing more.
      </p>
      <p class="govuk-body">
        You can also give your own calendar an address from us. It then shows all your meetings, and keeps up with
        changes by itself. Some calendars only look every few hours, so trust the e-mail for what changes on the day.
      </p>
      <p class="govuk-body">
        Entries say “Mentoring meeting”, when, and how you meet. They name the other person only if you both allow that
        in{' '}
        <a class="govuk-link" href={paths.myData}>
          My data
        </a>
        .
      </p>
    </>
  );
}

/** Shown once: an address that a program can be given by a tap, and one to copy. */
function FreshAddress({ address }: { readonly address: string }) {
  return (
    <>
      <p class="govuk-body">
        This is your address. We keep only a fingerprint of it, so we cannot show it again. You can make another at any
        time.
      </p>
      <InsetText>
        <code class="govuk-!-text-break-word">{address}</code>
      </InsetText>
      <p class="govuk-body">
        <a class="govuk-link" href={address.replace(/^https?:/, 'webcal:')}>
          Open it in the calendar of this device
        </a>
      </p>
      <WarningText>Whoever has this address can see when you have meetings. Do not pass it on.</WarningText>
    </>
  );
}

const HoursToTake = () => (
  <Details summary="Take along the hours at which I can meet">
    <p class="govuk-body">
      A few calendar programs read the hours that you give for meetings, so that others do not plan over them.
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href={paths.hoursFile}>
        Save my hours as a calendar file
      </a>
    </p>
  </Details>
);

function HowTo() {
  return (
    <Details summary="How to give it to your calendar">
      <ul class="govuk-list govuk-list--bullet">
        <li>Google Calendar, on a computer: “Other calendars”, the plus sign, “From URL”.</li>
        <li>Outlook: “Add calendar”, “Subscribe from web”.</li>
        <li>iPhone and Mac: tap the link that opens it in the calendar of this device, then “Subscribe”.</li>
      </ul>
    </Details>
  );
}
