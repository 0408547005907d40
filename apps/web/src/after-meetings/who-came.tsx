import { Button, Checkboxes, Details, Heading, InsetText, PostForm, Radios } from '@footing/pages';
import { type AttendanceView, notMetTaps } from '@footing/scheduling';
import { dayInWords, dayOf } from '../programme/dates-in-words';
import { afterPaths } from './after-paths';
import type { AfterView } from './after-view';
import { saidWords, standingWords, tapOf, tapWords } from './after-words';

type WhoCameView = Pick<AfterView, 'attendance' | 'csrf' | 'errors'> & { readonly others: string };

/** Who came: one tap, then how the answers stand, and a way to change one's own. */
export function WhoCame(view: WhoCameView) {
  const { attendance, others, errors = [] } = view;
  const tap = tapOf(attendance);
  if (tap === null) return attendance.isOpen ? <Ask {...view} /> : <TooLate />;
  return (
    <>
      <Heading level={2}>Who came</Heading>
      <p class="govuk-body">
        {saidWords(tap, others)} {attendance.agreement === 'disputed' ? '' : standingWords(attendance, others)}
      </p>
      {attendance.agreement === 'disputed' ? <Differ attendance={attendance} others={others} /> : null}
      {attendance.isOpen ? (
        <Details summary="Change my answer" open={errors.some(({ field }) => field === 'tap')}>
          <Choose {...view} isChange />
        </Details>
      ) : null}
    </>
  );
}

/** For whoever asks for something that has passed. */
const TooLate = () => (
  <p class="govuk-body">It could be said for two weeks who came. You can still write down what it was like.</p>
);

function Ask(view: WhoCameView) {
  const { attendance, csrf } = view;
  return (
    <>
      <Heading level={2}>Did you meet?</Heading>
      <PostForm action={afterPaths.whoCame(attendance.meetingId)} csrf={csrf}>
        <input type="hidden" name="tap" value="met" />
        <Button>Yes, we met</Button>
      </PostForm>
      <Choose {...view} isChange={false} />
    </>
  );
}

/** Both answers stand; what each can do, and what follows. */
const Differ = ({ attendance, others }: { readonly attendance: AttendanceView; readonly others: string }) => (
  <InsetText>
    <p class="govuk-body">{standingWords(attendance, others)}</p>
    <p class="govuk-body">
      That happens: days get mixed up, or a call fails. Both answers stand, and nobody is blamed.
      {attendance.isOpen && attendance.until
        ? ` If yours was a slip, change it by ${dayInWords(dayOf(attendance.until))}. If not, leave it as it is.`
        : ''}{' '}
      The mentoring team can see that the answers differ, and may ask you both.
    </p>
  </InsetText>
);

type ChooseView = WhoCameView & { readonly isChange: boolean };

function Choose({ attendance, others, csrf, errors = [], isChange }: ChooseView) {
  const words = tapWords(others);
  const taps = isChange ? (['met', ...notMetTaps] as const) : notMetTaps;
  const action = afterPaths.whoCame(attendance.meetingId);
  const isHost = attendance.people.length > 2 && attendance.people.some(({ isMe, kind }) => isMe && kind === 'mentor');
  return (
    <>
      <PostForm action={action} csrf={csrf}>
        <Radios
          name="tap"
          legend={isChange ? 'What happened?' : 'If you did not meet, what happened?'}
          legendSize="s"
          small
          items={taps.map((tap) => ({ value: tap, text: words[tap] }))}
          errors={errors}
        />
        <Button variant="secondary">{isChange ? 'Change my answer' : 'Tell us'}</Button>
      </PostForm>
      {isHost ? <WhoOfAll attendance={attendance} csrf={csrf} /> : null}
    </>
  );
}

/** For whoever leads a group: each by name. */
const WhoOfAll = ({ attendance: { meetingId, people }, csrf }: Pick<WhoCameView, 'attendance' | 'csrf'>) => (
  <PostForm action={afterPaths.whoCame(meetingId)} csrf={csrf}>
    <input type="hidden" name="each" value="yes" />
    <Checkboxes
      name="came"
      legend="If only some came: who was there?"
      legendSize="s"
      small
      items={people.filter(({ isMe }) => !isMe).map(({ id, firstName }) => ({ value: id, text: firstName }))}
      values={people.filter(({ isMe, said }) => !isMe && (said === 'attended' || said === 'late')).map(({ id }) => id)}
    />
    <Button variant="secondary">These came</Button>
  </PostForm>
);
