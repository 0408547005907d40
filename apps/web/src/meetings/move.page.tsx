import { Button, ButtonGroup, Heading, InsetText, PostForm, Radios } from '@footing/pages';
import { minuteOf, type OneMeeting, type RoomRule } from '@footing/scheduling';
import { textIn } from '../programme/typed';
import { type How, howInWords } from './how-words';
import { clocksOf } from './meeting.page';
import { whom } from './meeting-words';
import { meetingPaths } from './meeting-paths';
import { HowHidden, OtherHow } from './next-times';
import type { Wrong } from './offer.page';
import { PlaceField } from './times-form';
import { onClocks } from './time-words';

interface MoveView extends Wrong {
  readonly one: OneMeeting;
  readonly how: How;
  readonly rooms: RoomRule;
  readonly csrf: string;
}

/** Another time, link or place for the same meeting. */
export function MovePage(view: MoveView) {
  const { one, how, refused } = view;
  return (
    <>
      <Heading>Change the meeting</Heading>
      {refused ? <InsetText>{refused}</InsetText> : null}
      <p class="govuk-body">
        {howInWords(how)}, with {whom(one.otherName)}. They are told at once, and it moves for both of you.
      </p>
      <OtherHow action={meetingPaths.step(one.meeting.id, 'move')} how={how} />
      <MoveForm {...view} />
    </>
  );
}

function MoveForm({ one, how, rooms, csrf, typed, errors = [] }: MoveView) {
  const { meeting } = one;
  const { items, now, isAlone } = choicesOf(one, how);
  if (items.length === 0)
    return <p class="govuk-body">No time suits for this. Try another length, or another way to meet.</p>;
  return (
    <PostForm action={meetingPaths.step(meeting.id, 'move')} csrf={csrf}>
      <input type="hidden" name="version" value={meeting.version} />
      <HowHidden how={how} />
      <Radios
        name="start"
        legend="When?"
        hint={isAlone ? 'No other time suits in the next four weeks' : 'Times that suit by what you have said'}
        items={items}
        value={typed ? textIn(typed, 'start') : now}
        errors={errors.map((error) => (error.field === 'starts' ? { ...error, field: 'start' } : error))}
      />
      <PlaceField
        mode={how.mode}
        rooms={rooms}
        now={how.mode === 'online' ? meeting.joinUrl : meeting.place}
        {...{ typed, errors }}
      />
      <ButtonGroup>
        <Button>Change the meeting</Button>
        <a class="govuk-link" href={meetingPaths.meeting(meeting.id)}>
          Leave it as it is
        </a>
      </ButtonGroup>
    </PostForm>
  );
}

/** The time that it has, where it still lasts as long, and those that suit. */
function choicesOf(one: OneMeeting, how: How) {
  const { meeting, times } = one;
  const start = meeting.startsAt ? minuteOf(meeting.startsAt) : 0;
  const isAsLong = how.minutes === meeting.minutes;
  const others = times.filter((time) => time.start !== start || !isAsLong);
  const item = (at: number, before: string) => {
    const { mine, theirs } = onClocks(at, clocksOf(one));
    return { value: String(at), text: before + mine, ...(theirs ? { hint: theirs } : {}) };
  };
  const items = [...(isAsLong ? [item(start, 'As it is: ')] : []), ...others.map((time) => item(time.start, ''))];
  return { items, now: isAsLong ? String(start) : undefined, isAlone: others.length === 0 };
}
