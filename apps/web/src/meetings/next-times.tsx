import { Button, Details, FilterForm, Heading, InsetText, PostForm, SelectField } from '@footing/pages';
import type { NextTime, PairMeetings } from '@footing/scheduling';
import { type How, howInWords, howQuery, lengthInWords, lengths } from './how-words';
import { closedWords, whom } from './meeting-words';
import { meetingPaths } from './meeting-paths';
import { onClocks, placeOf } from './time-words';
import { type HelpWords, helpWords, removedWords } from './why-words';

export interface NextView {
  readonly meetings: PairMeetings;
  readonly how: How;
  readonly csrf: string;
}

/** The next times that suit, each booked by one tap; or why there is none, and what would help. */
export function NextTimes(view: NextView) {
  const { meetings } = view;
  if (!meetings.isOpen) return <InsetText>{closedWords(meetings)}</InsetText>;
  return (
    <>
      <Heading level={2}>{meetings.next.times.length > 0 ? 'Next times that suit' : 'No time suits yet'}</Heading>
      {meetings.next.times.length > 0 ? <Times {...view} /> : <NoTimes {...view} />}
    </>
  );
}

function Times({ meetings, how, csrf }: NextView) {
  const { pairingId, next, otherName } = meetings;
  return (
    <>
      <p class="govuk-body">
        {howInWords(how)}. Press one to book it, and {whom(otherName)} is told at once. You can still move it or call it
        off.
      </p>
      <PostForm action={meetingPaths.book(pairingId)} csrf={csrf}>
        <HowHidden how={how} />
        {next.times.map((time, index) => (
          <BookTime key={time.start} {...{ meetings, time }} isFirst={index === 0} />
        ))}
      </PostForm>
      <p class="govuk-hint">
        The times are on your clock: {placeOf(next.zone)} time.{' '}
        <a class="govuk-link" href={meetingPaths.whenICan}>
          Change when and where I can meet
        </a>
      </p>
    </>
  );
}

interface BookView extends Pick<NextView, 'meetings'> {
  readonly time: NextTime;
  readonly isFirst: boolean;
}

function BookTime({ meetings, time: { start, people }, isFirst }: BookView) {
  const { next, otherName, isGroup, size } = meetings;
  const { mine, theirs } = onClocks(start, { zone: next.zone, theirZone: next.theirZone, other: otherName });
  return (
    <div>
      <Button name="start" value={String(start)} variant={isFirst ? 'primary' : 'secondary'}>
        Book {mine}
        {theirs === null ? null : (
          <>
            <br />
            {theirs}
          </>
        )}
      </Button>
      {isGroup ? (
        <p class="govuk-body govuk-hint">
          {people} of {size} can come by what they have said, you among them
        </p>
      ) : null}
    </div>
  );
}

function NoTimes({ meetings, how }: NextView) {
  const { next } = meetings;
  if (!next.mineSaid || !next.theirsSaid) return <NotSaid {...{ meetings, how }} />;
  if (next.why) return <WhyNone {...{ meetings, how }} why={next.why} />;
  return (
    <p class="govuk-body">
      No time suits for {howInWords(how)}, in the next four weeks or in what is left of this round. Try a shorter
      meeting or another way to meet.
    </p>
  );
}

/** One of the two, or nobody, has said when they can meet. */
function NotSaid({ meetings, how }: Omit<NextView, 'csrf'>) {
  const { pairingId, next, otherName } = meetings;
  if (!next.mineSaid)
    return (
      <>
        <p class="govuk-body">
          Say when you can meet, and we show you the times that suit you and {whom(otherName)}. It takes about a minute.
        </p>
        <Button href={meetingPaths.whenICan}>Say when I can meet</Button>
      </>
    );
  if (otherName === '')
    return (
      <p class="govuk-body">
        Nobody in your group has said yet when they can meet. Times are shown here as soon as they do.
      </p>
    );
  return (
    <>
      <p class="govuk-body">{otherName} has not said yet when they can meet. You can offer some times.</p>
      <Button href={meetingPaths.offer(pairingId) + howQuery(how)}>Offer times</Button>
    </>
  );
}

type WhyView = Omit<NextView, 'csrf'> & { readonly why: NonNullable<PairMeetings['next']['why']> };

function WhyNone({ meetings: { pairingId, otherName: other, next }, how, why }: WhyView) {
  const reader = { pairingId, other, zone: next.zone, how };
  const { lines, more } = removedWords(why, reader);
  return (
    <>
      <p class="govuk-body">
        In the next four weeks you and {other} have no time in common for {howInWords(how)}.
      </p>
      <Help help={helpWords(why, reader)} other={other} />
      <Heading level={3}>What takes the times away</Heading>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {more > 0 ? <li>and {more} smaller reasons</li> : null}
      </ul>
      <p class="govuk-hint">
        The hours are those that the other of you has then. You see on which days {other} is not free, never why.
      </p>
    </>
  );
}

const Help = ({ help, other }: { readonly help: HelpWords | null; readonly other: string }) =>
  help ? (
    <InsetText>
      <p class="govuk-body">{help.words}</p>
      <a class="govuk-link" href={help.href}>
        {help.label}
      </a>
    </InsetText>
  ) : (
    <p class="govuk-body">
      No single small change would open one. Look at{' '}
      <a class="govuk-link" href={meetingPaths.whenICan}>
        when I can meet
      </a>
      , or write to {other}.
    </p>
  );

/** What goes with a form that was made for this length and way. */
export const HowHidden = ({ how }: { readonly how: How }) => (
  <>
    <input type="hidden" name="minutes" value={how.minutes} />
    <input type="hidden" name="mode" value={how.mode} />
  </>
);

/** Another length, or another way to meet: the page again, with its times. */
export const OtherHow = ({ action, how }: { readonly action: string; readonly how: How }) => (
  <Details summary="Another length, or another way to meet">
    <FilterForm action={action} submit="Show the times">
      <SelectField
        name="minutes"
        label="How long"
        items={[...new Set([...lengths, how.minutes])].map((length) => ({
          value: String(length),
          text: lengthInWords(length),
        }))}
        value={String(how.minutes)}
      />
      <SelectField
        name="mode"
        label="How you meet"
        items={[
          { value: 'online', text: 'Online' },
          { value: 'in-person', text: 'In person' },
        ]}
        value={how.mode}
      />
    </FilterForm>
  </Details>
);
