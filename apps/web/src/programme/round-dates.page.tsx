import { type RoundDate, roundDateNames, type RoundDetail } from '@footing/programmes';
import { Heading, SummaryList } from '@footing/pages';
import { dayInWords } from './dates-in-words';
import { captionOf, count } from './round-words';

/** A round's dates for those who only read them. */
export function RoundDatesPage({ detail }: { detail: RoundDetail }) {
  const { dates, answerWithinDays } = detail.round;
  const rows = Object.entries(roundDateNames).map(([key, label]) => ({
    label,
    value: dayInWords(dates[key as RoundDate]),
  }));
  return (
    <>
      <Heading caption={captionOf(detail)}>Dates</Heading>
      <SummaryList
        rows={[...rows, { label: 'Time to answer a proposed pairing', value: count(answerWithinDays, 'day') }]}
      />
    </>
  );
}
