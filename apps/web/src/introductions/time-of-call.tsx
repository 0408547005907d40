import type { IntroCallView } from '@footing/introductions';
import { minuteOf } from '@footing/scheduling';
import { type Clocks, onClocks, placeOf } from '../meetings/time-words';
import { dayInWords } from '../programme/dates-in-words';

/** The clocks of its two. */
export const clocksOf = ({ next, otherName }: Pick<IntroCallView, 'next' | 'otherName'>): Clocks => ({
  zone: next.zone,
  theirZone: next.theirZone,
  other: otherName,
});

/** "Monday 7 December, 10:00 (London time)". */
export const timeOnClock = (at: Date, zone: string): string =>
  `${onClocks(minuteOf(at), { zone, theirZone: zone, other: '' }).mine} (${placeOf(zone)} time)`;

/** When a short call is, on the clocks of both. */
export function TimeOfCall({ call }: { readonly call: IntroCallView }) {
  const { startsAt, round, next } = call;
  if (!startsAt) return <p class="govuk-body-l">No time is agreed yet. Talk by {dayInWords(round.callsBy)}.</p>;
  const { mine, theirs } = onClocks(minuteOf(startsAt), clocksOf(call));
  return (
    <p class="govuk-body-l">
      Agreed: <strong>{mine}</strong> ({placeOf(next.zone)} time){theirs ? <br /> : null}
      {theirs}
    </p>
  );
}
