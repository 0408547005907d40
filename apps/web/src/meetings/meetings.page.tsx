import { Button, Heading, InsetText, Tag } from '@footing/pages';
import type { MeetingView, PairMeetings } from '@footing/scheduling';
import { RaiseConcern } from '../concerns/raise-concern';
import { paths } from '../paths';
import { howQuery, lengthInWords, modeWords } from './how-words';
import { isToCome, lastWords, startOf, stateOf, titleOfMeetings } from './meeting-words';
import { meetingPaths } from './meeting-paths';
import { NextTimes, type NextView, OtherHow } from './next-times';
import { onClocks } from './time-words';

interface MeetingsView extends NextView {
  readonly at: Date;
  /** Why what was asked for was not done; undefined when nothing went wrong. */
  readonly refused?: string | undefined;
}

/** The meetings of two people, or of a group: what is next, what is to come, and what was. */
export function MeetingsPage(view: MeetingsView) {
  const { meetings, how, at, refused } = view;
  const { pairingId, isOpen, isGroup, otherName } = meetings;
  const toCome = meetings.meetings.filter((one) => isToCome(one, at));
  const over = meetings.meetings.filter((one) => !isToCome(one, at));
  return (
    <>
      <Heading>{titleOfMeetings(meetings)}</Heading>
      {refused ? <InsetText>{refused}</InsetText> : null}
      {toCome.length > 0 ? <MeetingList title="To come" {...{ list: toCome, meetings, at }} /> : null}
      <NextTimes {...view} />
      {isOpen ? <OtherHow action={meetingPaths.meetings(pairingId)} how={how} /> : null}
      {isOpen ? (
        <p class="govuk-body">
          <a class="govuk-link" href={meetingPaths.offer(pairingId) + howQuery(how)}>
            {isGroup && otherName === ''
              ? 'Offer your group up to five times, and see which suits most'
              : `Offer ${otherName} up to five times to choose from`}
          </a>
        </p>
      ) : null}
      {over.length > 0 ? <MeetingList title="Before" {...{ list: over, meetings, at }} /> : null}
      {meetings.meetings.length === 0 ? <p class="govuk-body">Meetings that you plan are listed here.</p> : null}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.myCalendar}>
          See your meetings in your own calendar
        </a>
      </p>
      <RaiseConcern pairingId={pairingId} />
    </>
  );
}

interface ListView {
  readonly title: string;
  readonly list: readonly MeetingView[];
  readonly meetings: Pick<PairMeetings, 'next' | 'otherName'>;
  readonly at: Date;
}

function MeetingList({ title, list, meetings: { next, otherName }, at }: ListView) {
  const clocks = { zone: next.zone, theirZone: next.theirZone, other: otherName };
  return (
    <>
      <Heading level={2}>{title}</Heading>
      <ul class="govuk-list govuk-list--spaced">
        {list.map((meeting) => {
          const { words, tone } = stateOf(meeting, at);
          const start = startOf(meeting);
          const when = start === null ? null : onClocks(start, clocks);
          const last = lastWords(meeting, otherName);
          return (
            <li key={meeting.id}>
              <a class="govuk-link" href={meetingPaths.meeting(meeting.id)}>
                {when === null ? 'Times that were offered' : meeting.startsAt ? when.mine : `${when.mine}, or later`}
              </a>{' '}
              <Tag tone={tone}>{words}</Tag>
              <br />
              <span class="govuk-hint">
                {when?.theirs ? `${when.theirs}. ` : ''}
                {lengthInWords(meeting.minutes)}, {modeWords[meeting.mode]}
                {last ? `. ${last}` : ''}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** On the page of a pairing: what is to come, the next times, and the way to all meetings. */
export function MeetingsOfPairing(view: NextView & { readonly at: Date }) {
  const { meetings, at } = view;
  const toCome = meetings.meetings.filter((one) => isToCome(one, at));
  return (
    <>
      {toCome.length > 0 ? <MeetingList title="Meetings to come" {...{ list: toCome, meetings, at }} /> : null}
      <NextTimes {...view} />
      <Button href={meetingPaths.meetings(meetings.pairingId)} variant="secondary">
        All your meetings
      </Button>
    </>
  );
}
