import { Button, ButtonGroup, Heading, InsetText, PostForm } from '@footing/pages';
import type { MeetingView } from '@footing/scheduling';
import { RaiseConcern } from '../concerns/raise-concern';
import { dayInWords } from '../programme/dates-in-words';
import { afterPaths } from './after-paths';
import type { AfterView } from './after-view';
import { namesOf } from './after-words';
import { ReflectionForm, Theirs } from './reflection-form';
import { WhoCame } from './who-came';

export const titleOfAfter = ({ others }: Pick<MeetingView, 'others'>): string =>
  `After your meeting with ${namesOf(others)}`;

/** When it was, on the clock on which it was agreed; '' for one without a time. */
export const dayOfMeeting = ({ localStart, zone }: Pick<MeetingView, 'localStart' | 'zone'>): string =>
  localStart ? `${dayInWords(localStart.slice(0, 10))}, ${localStart.slice(11)}${placeOf(zone)}` : '';

const placeOf = (zone: string | null): string =>
  zone === null || zone === 'Europe/London' ? '' : ` (${(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')} time)`;

/** Who came, in one tap; then two minutes on what it was like, for whoever wants to. */
export function AfterPage(view: AfterView) {
  const { meeting, reflections, refused } = view;
  const others = namesOf(meeting.others);
  return (
    <>
      <Heading caption={dayOfMeeting(meeting)}>{titleOfAfter(meeting)}</Heading>
      {refused ? <InsetText>{refused}</InsetText> : null}
      {reflections.isOpen ? (
        <>
          <WhoCame {...view} others={others} />
          <Theirs reflections={reflections} others={others} />
          <ReflectionForm {...view} others={others} />
        </>
      ) : (
        <p class="govuk-body">{notYet(meeting)}</p>
      )}
      {meeting.pairingId ? <RaiseConcern pairingId={meeting.pairingId} /> : <RaiseConcern />}
    </>
  );
}

const notYet = ({ state }: MeetingView): string =>
  state === 'confirmed'
    ? 'When your meeting has begun, you can say here who came and what it was like.'
    : 'This meeting did not take place, so there is nothing to say here.';

/** Before what somebody wrote is gone for good. */
export const DeleteReflectionPage = ({ id, csrf }: { readonly id: string; readonly csrf: string }) => (
  <>
    <Heading>Delete what you wrote?</Heading>
    <p class="govuk-body">It is gone at once, for you and for everybody who could read it. We cannot bring it back.</p>
    <PostForm action={afterPaths.deleteReflection(id)} csrf={csrf}>
      <ButtonGroup>
        <Button variant="warning">Delete what I wrote</Button>
        <a class="govuk-link" href={afterPaths.after(id)}>
          Keep it
        </a>
      </ButtonGroup>
    </PostForm>
  </>
);
