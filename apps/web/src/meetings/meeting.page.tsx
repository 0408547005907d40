import { Button, ButtonGroup, Heading, InsetText, PostForm, Radios, SummaryList, Tag } from '@footing/pages';
import { minuteOf, type OneMeeting } from '@footing/scheduling';
import { afterPaths } from '../after-meetings/after-paths';
import { RaiseConcern } from '../concerns/raise-concern';
import { CalendarAnswers } from '../calendars/calendar-answers';
import { paths } from '../paths';
import { lengthInWords, modeWords } from './how-words';
import { closedWords, lastWords, stateOf, whom } from './meeting-words';
import { type MeetingPageStep, meetingPaths } from './meeting-paths';
import { GroupTimes } from './group-times';
import type { Wrong } from './offer.page';
import { type Clocks, onClocks, placeOf } from './time-words';

interface MeetingPageView extends Wrong {
  readonly one: OneMeeting;
  readonly at: Date;
  readonly csrf: string;
}

export const clocksOf = ({ zone, theirZone, otherName }: OneMeeting): Clocks => ({ zone, theirZone, other: otherName });

/** "Meeting with Joan". */
export const titleOfMeeting = ({ otherName }: Pick<OneMeeting, 'otherName'>): string =>
  `Meeting with ${whom(otherName)}`;

/** One meeting: when, where, and what its reader can do. */
export function MeetingPage(view: MeetingPageView) {
  const { one, at, refused } = view;
  const { meeting, otherName, isOpen } = one;
  const { words, tone } = isAsked(one) ? ASKED : stateOf(meeting, at);
  const last = lastWords(meeting, otherName);
  return (
    <>
      <Heading>{titleOfMeeting(one)}</Heading>
      {refused ? <InsetText>{refused}</InsetText> : null}
      <p class="govuk-body">
        <Tag tone={tone}>{words}</Tag>
      </p>
      {last ? <p class="govuk-body">{last}</p> : null}
      {meeting.state === 'proposed' ? null : <Facts {...view} />}
      {meeting.state === 'proposed' ? <Offered {...view} /> : null}
      {meeting.state === 'held' ? <Held {...view} /> : null}
      <CalendarAnswers answers={one.answers} clocks={clocksOf(one)} />
      {meeting.state === 'confirmed' ? <Agreed {...view} /> : null}
      {isOpen || meeting.may.length === 0 ? null : (
        <InsetText>{closedWords({ state: 'paused', isTooYoung: one.isTooYoung })}</InsetText>
      )}
      <RaiseConcern pairingId={one.pairingId} />
    </>
  );
}

/** A student of a group who has not said yet which of the offered times suit. */
const isAsked = ({ ticked }: OneMeeting): boolean => ticked?.mayTick === true && ticked.mine === null;
const ASKED = { words: 'Say which times suit you', tone: 'needs-you' } as const;

function Facts({ one }: MeetingPageView) {
  const { meeting, isGroup } = one;
  const { startsAt, minutes, mode, place, joinUrl, others } = meeting;
  const when = startsAt ? onClocks(minuteOf(startsAt), clocksOf(one)) : null;
  return (
    <SummaryList
      rows={[
        ...(when
          ? [
              {
                label: 'When',
                value: (
                  <>
                    <strong>{when.mine}</strong> ({placeOf(one.zone)} time){when.theirs ? <br /> : null}
                    {when.theirs}
                  </>
                ),
              },
            ]
          : []),
        { label: 'How', value: `${lengthInWords(minutes)}, ${modeWords[mode]}` },
        ...(mode === 'online' ? [{ label: 'Link', value: <Link joinUrl={joinUrl} /> }] : []),
        ...(place || mode === 'in-person' ? [{ label: 'Where', value: place || 'Not said yet' }] : []),
        ...(isGroup ? [{ label: 'Who comes', value: `You, ${others.join(', ')}` }] : []),
      ]}
    />
  );
}

const Link = ({ joinUrl }: { readonly joinUrl: string }) =>
  joinUrl ? (
    <a class="govuk-link" href={joinUrl} rel="noreferrer noopener">
      {joinUrl}
    </a>
  ) : (
    <>No link yet. Change the meeting to add one</>
  );

function Offered(view: MeetingPageView) {
  const { one } = view;
  const { options, may, mode, minutes } = one.meeting;
  const how = `${lengthInWords(minutes)}, ${modeWords[mode]}.`;
  if (options.length === 0)
    return (
      <>
        <p class="govuk-body">All the times that were offered have passed.</p>
        <Ways {...view} steps={['offer', 'decline', 'cancel']} />
      </>
    );
  return (
    <>
      <p class="govuk-body">
        {how}{' '}
        {may.includes('accept')
          ? `Press Agree, and ${one.isGroup ? 'everybody has' : 'both of you have'} it.`
          : one.ticked?.mayTick
            ? ''
            : `We have told ${whom(one.otherName)}.`}
      </p>
      {one.ticked && !may.includes('accept') ? <GroupTimes {...view} ticked={one.ticked} /> : <Choose {...view} />}
      <Ways {...view} steps={['offer', 'decline', 'cancel']} />
    </>
  );
}

/** The times: to agree to one, or to keep one of one's own free. */
function Choose({ one, csrf, errors = [] }: MeetingPageView) {
  const { meeting, otherName, isOpen } = one;
  const { id, options, version, may } = meeting;
  const isToAnswer = isOpen && may.includes('accept');
  const items = options.map(({ number, startsAt }) => {
    const { mine, theirs } = onClocks(minuteOf(startsAt), clocksOf(one));
    return { value: String(number), text: mine, ...(theirs ? { hint: theirs } : {}) };
  });
  if (!isToAnswer && !(isOpen && may.includes('hold')))
    return (
      <ul class="govuk-list govuk-list--bullet">
        {items.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    );
  return (
    <PostForm action={meetingPaths.step(id, isToAnswer ? 'accept' : 'hold')} csrf={csrf}>
      <input type="hidden" name="version" value={version} />
      <Radios
        name="number"
        legend={isToAnswer ? `${otherName || 'They'} could meet at these times` : 'The times that you offered'}
        legendSize="m"
        items={items}
        errors={errors}
      />
      {isToAnswer ? (
        <Button>Agree to this time</Button>
      ) : (
        <Button variant="secondary">Ask for this one only, and keep it free for two days</Button>
      )}
    </PostForm>
  );
}

function Held(view: MeetingPageView) {
  const { one, csrf, at } = view;
  const { id, version, may, holdUntil } = one.meeting;
  if (holdUntil && holdUntil <= at)
    return (
      <p class="govuk-body">Nobody answered in time, so the time is free again. Nothing is held against anybody.</p>
    );
  const until = holdUntil ? onClocks(minuteOf(holdUntil), { ...clocksOf(one), other: '' }).mine : '';
  return (
    <>
      <p class="govuk-body">
        {may.includes('accept')
          ? `This time is kept free for you both until ${until}.`
          : `We have told ${whom(one.otherName)}. The time is kept free for you both until ${until}.`}
      </p>
      {one.isOpen && may.includes('accept') ? (
        <PostForm action={meetingPaths.step(id, 'accept')} csrf={csrf}>
          <input type="hidden" name="version" value={version} />
          <Button>Agree to this time</Button>
        </PostForm>
      ) : null}
      <Ways {...view} steps={['decline', 'cancel']} />
    </>
  );
}

function Agreed(view: MeetingPageView) {
  const { meeting } = view.one;
  if (meeting.startsAt && meeting.startsAt <= view.at)
    return (
      <Button href={afterPaths.after(meeting.id)} variant="secondary">
        Say how it was
      </Button>
    );
  return (
    <>
      <Ways {...view} steps={['move', 'cancel']} />
      <p class="govuk-body">
        <a class="govuk-link" href={paths.meetingFile(meeting.id)}>
          Put it in my own calendar
        </a>
      </p>
    </>
  );
}

const wayWords: Readonly<Record<'offer' | 'decline' | 'cancel' | 'move', string>> = {
  offer: 'Offer other times',
  decline: 'None of these suits me',
  cancel: 'Call it off',
  move: 'Change the time or place',
};
const stepOf = { offer: 'offer-others', decline: 'decline', cancel: 'cancel', move: 'reschedule' } as const;

/** Ways on from here that whoever looks may go. */
function Ways({
  one,
  steps,
}: MeetingPageView & { readonly steps: readonly (keyof typeof wayWords & MeetingPageStep)[] }) {
  const { id, may } = one.meeting;
  const open = steps.filter(
    (step) => may.includes(stepOf[step]) && (one.isOpen || step === 'decline' || step === 'cancel'),
  );
  // Whoever can say that none suits need not call anything off.
  const shown = open.includes('decline') ? open.filter((step) => step !== 'cancel') : open;
  if (shown.length === 0) return null;
  return (
    <ButtonGroup>
      {shown.map((step) => (
        <Button key={step} href={meetingPaths.step(id, step)} variant="secondary">
          {wayWords[step]}
        </Button>
      ))}
    </ButtonGroup>
  );
}
