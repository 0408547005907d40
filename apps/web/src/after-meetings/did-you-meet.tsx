import { Button, ButtonGroup, InsetText, PostForm } from '@footing/pages';
import type { MeetingToSay } from '@footing/scheduling';
import { dayInWords } from '../programme/dates-in-words';
import { afterPaths } from './after-paths';
import { namesOf } from './after-words';

/** So many at once; the others come when these are said. */
const MOST = 3;

interface DidYouMeetView {
  readonly toSay: readonly MeetingToSay[];
  readonly csrf: string;
}

/** Where people look anyway: did you meet? One tap answers. */
export const DidYouMeet = ({ toSay, csrf }: DidYouMeetView) => (
  <>
    {toSay.slice(0, MOST).map((one) => (
      <InsetText key={one.meetingId}>
        {one.asks === 'say' ? <Ask one={one} csrf={csrf} /> : <Differ one={one} />}
      </InsetText>
    ))}
  </>
);

function Ask({ one: { meetingId, others, localStart }, csrf }: { readonly one: MeetingToSay; readonly csrf: string }) {
  const [whom, day] = [namesOf(others), dayInWords(localStart.slice(0, 10))];
  return (
    <>
      <p class="govuk-body">
        Did you meet {whom} on {day}?
      </p>
      <ButtonGroup>
        <PostForm action={afterPaths.whoCame(meetingId)} csrf={csrf}>
          <input type="hidden" name="tap" value="met" />
          <Button variant="secondary">
            Yes, we met
            <span class="govuk-visually-hidden">
              : {whom}, {day}
            </span>
          </Button>
        </PostForm>
        <a class="govuk-link" href={afterPaths.after(meetingId)}>
          We did not meet
          <span class="govuk-visually-hidden">
            : {whom}, {day}
          </span>
        </a>
      </ButtonGroup>
    </>
  );
}

const Differ = ({ one: { meetingId, others, localStart } }: { readonly one: MeetingToSay }) => (
  <p class="govuk-body">
    About {dayInWords(localStart.slice(0, 10))}, you and {others.length > 1 ? 'somebody else' : namesOf(others)} have
    said different things. That happens.{' '}
    <a class="govuk-link" href={afterPaths.after(meetingId)}>
      See both answers<span class="govuk-visually-hidden"> about {dayInWords(localStart.slice(0, 10))}</span>
    </a>
  </p>
);
