import type { FieldError } from '@footing/kernel';
import { Button, ButtonGroup, Heading, InsetText, PostForm, Radios } from '@footing/pages';
import { minuteOf, type OneMeeting } from '@footing/scheduling';
import { clocksOf } from './meeting.page';
import { meetingPaths } from './meeting-paths';
import { whom } from './meeting-words';
import { onClocks } from './time-words';

interface ReasonView {
  readonly one: OneMeeting;
  readonly step: 'cancel' | 'decline';
  readonly reasons: Readonly<Record<string, string>>;
  readonly csrf: string;
  readonly chosen?: string | undefined;
  readonly errors?: readonly FieldError[];
  readonly refused?: string | undefined;
}

/** Why it is called off, or why no time suits: asked before it is done. */
export function ReasonPage({ one, step, reasons, csrf, chosen, errors = [], refused }: ReasonView) {
  const { meeting, otherName } = one;
  const when = meeting.startsAt ? onClocks(minuteOf(meeting.startsAt), clocksOf(one)).mine : null;
  const isOff = step === 'cancel';
  return (
    <>
      <Heading>{isOff ? 'Call the meeting off?' : 'None of the times suits?'}</Heading>
      {refused ? <InsetText>{refused}</InsetText> : null}
      {when ? (
        <p class="govuk-body">
          {when}, with {whom(otherName)}.
        </p>
      ) : null}
      <PostForm action={meetingPaths.step(meeting.id, step)} csrf={csrf}>
        <input type="hidden" name="version" value={meeting.version} />
        <Radios
          name="reason"
          legend="Why?"
          hint={`${otherName || 'Your group'} can read your answer`}
          items={Object.entries(reasons).map(([value, text]) => ({ value, text }))}
          value={chosen}
          errors={errors}
        />
        <ButtonGroup>
          <Button variant={isOff ? 'warning' : 'primary'}>{isOff ? 'Call it off' : 'Say that none suits'}</Button>
          <a class="govuk-link" href={meetingPaths.meeting(meeting.id)}>
            {isOff ? 'Keep the meeting' : 'Go back'}
          </a>
        </ButtonGroup>
      </PostForm>
    </>
  );
}
