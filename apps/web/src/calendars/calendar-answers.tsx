import { InsetText } from '@footing/pages';
import { type CalendarAnswer, minuteOf } from '@footing/scheduling';
import { type Clocks, onClocks } from '../meetings/time-words';

const answerWords: Readonly<Record<CalendarAnswer['answer'], string>> = {
  yes: 'yes',
  no: 'no',
  maybe: 'maybe',
  waiting: 'another time would be better',
};

/** What calendars said to the invitation. It is a note: the meeting stands until one of its people changes it here. */
export function CalendarAnswers({ answers, clocks }: { answers: readonly CalendarAnswer[]; clocks: Clocks }) {
  const notes = answers.filter(({ answer, proposedAt }) => answer !== 'yes' || proposedAt !== null);
  if (notes.length === 0) return null;
  return (
    <InsetText>
      {notes.map((note) => (
        <p class="govuk-body" key={note.name}>
          {inWords(note, clocks)}
        </p>
      ))}
      <p class="govuk-body">The meeting stands as it is until one of you changes it or calls it off here.</p>
    </InsetText>
  );
}

/** "Joan’s calendar says: no. It proposes Monday 7 December, 10:00." */
export function inWords({ name, answer, proposedAt }: CalendarAnswer, clocks: Clocks): string {
  const whose = name === null ? 'Your calendar' : `${name}’s calendar`;
  const other = proposedAt ? ` It proposes ${onClocks(minuteOf(proposedAt), clocks).mine}.` : '';
  return `${whose} says: ${answerWords[answer]}.${other}`;
}
