import { Button, EmptyState, Heading, SummaryList } from '@footing/pages';
import type { ComingDay, ComingDays, Mode } from '@footing/scheduling';
import { paths } from '../paths';
import { clockTime } from './clock-times';
import { dayName } from './day-words';
import { zoneInWords } from './zone-words';

const hows: Readonly<Record<Mode, string>> = { any: '', online: ', online only', 'in-person': ', in person only' };

/** The days to come, as the people somebody meets are offered them. */
export function ComingPage({ coming: { zone, hasSaid, days } }: { readonly coming: ComingDays }) {
  const isFree = days.some(({ times }) => times.length > 0);
  return (
    <>
      <Heading>The coming two weeks</Heading>
      {!hasSaid || !isFree ? (
        <EmptyState
          title={hasSaid ? 'There is no time left' : 'Your free times will be here'}
          action={
            <Button href={paths.whenICanMeet}>{hasSaid ? 'Change when I can meet' : 'Say when I can meet'}</Button>
          }
        >
          <p class="govuk-body">
            {hasSaid
              ? 'In these two weeks you are away, or busy, at all the times you gave. Nobody can arrange a meeting with you then.'
              : 'Once you have said when you can meet, you see here what others are offered.'}
          </p>
        </EmptyState>
      ) : (
        <>
          <p class="govuk-body">
            These times are offered to the people you meet, where they suit them too. Busy times, meetings and days away
            are taken off; nobody sees why. All times are {zoneInWords(zone)}.
          </p>
          <SummaryList rows={days.map((day) => ({ label: dayName(day.day), value: timesOf(day) }))} />
          <Button href={paths.whenICanMeet} variant="secondary">
            Change when I can meet
          </Button>
        </>
      )}
    </>
  );
}

const timesOf = ({ times }: ComingDay) =>
  times.length === 0 ? (
    'No time'
  ) : (
    <ul class="govuk-list">
      {times.map(({ fromMinute, toMinute, mode }) => (
        <li key={fromMinute}>
          {clockTime(fromMinute)} to {clockTime(toMinute)}
          {hows[mode]}
        </li>
      ))}
    </ul>
  );
