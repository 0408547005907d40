import type { FieldError } from '@footing/kernel';
import { Button, ButtonGroup, Checkboxes, PostForm, Radios } from '@footing/pages';
import { minuteOf, type OneMeeting, type TimesTicked } from '@footing/scheduling';
import type { Typed } from '../http/read-form';
import { listIn } from '../programme/typed';
import { meetingPaths } from './meeting-paths';
import { onClocks } from './time-words';

interface GroupTimesView {
  readonly one: OneMeeting;
  readonly ticked: TimesTicked;
  readonly csrf: string;
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
}

/** Times that were offered to a group: each student says which suit, and their mentor books one. */
export function GroupTimes(view: GroupTimesView) {
  const { one, ticked } = view;
  if (ticked.mayTick) return <WhichSuit {...view} />;
  if (one.meeting.may.includes('choose')) return <BookOne {...view} />;
  return (
    <ul class="govuk-list govuk-list--bullet">
      {itemsOf(view).map(({ text, hint }) => (
        <li key={text}>
          {text}
          {hint ? `: ${hint}` : ''}
        </li>
      ))}
    </ul>
  );
}

function WhichSuit(view: GroupTimesView) {
  const { one, ticked, csrf, typed, errors = [] } = view;
  const { mine, likely } = ticked;
  const { id, version } = one.meeting;
  return (
    <>
      <p class="govuk-body">
        {mine === null
          ? `${one.otherName} has offered these times to your group, and books the one that suits most of you.${likely.length > 0 ? ' We have ticked those that fit the hours you gave.' : ''}`
          : 'You have answered. You can change it until a time is booked.'}
      </p>
      <PostForm action={meetingPaths.step(id, 'tick')} csrf={csrf}>
        <input type="hidden" name="version" value={version} />
        <Checkboxes
          name="numbers"
          legend="Which of these times suit you?"
          legendSize="m"
          items={itemsOf(view)}
          values={typed ? listIn(typed, 'numbers') : (mine ?? likely).map(String)}
          errors={errors}
        />
        <ButtonGroup>
          <Button>These suit me</Button>
          <Button name="none" value="yes" variant="secondary">
            None of these suits me
          </Button>
        </ButtonGroup>
      </PostForm>
      {mine?.length === 0 ? <p class="govuk-body">You have said that none of these suits you.</p> : null}
    </>
  );
}

function BookOne(view: GroupTimesView) {
  const { one, ticked, csrf, errors = [] } = view;
  const { answered, asked, best } = ticked;
  const { id, version } = one.meeting;
  return (
    <>
      <p class="govuk-body">
        {answered === 0
          ? 'Nobody has answered yet.'
          : answered === asked
            ? 'All of your group have answered.'
            : `${answered} of ${asked} have answered.`}{' '}
        Book a time whenever you like: everybody gets an invitation.
      </p>
      <PostForm action={meetingPaths.step(id, 'choose')} csrf={csrf}>
        <input type="hidden" name="version" value={version} />
        <Radios
          name="number"
          legend="Which time do you book?"
          legendSize="m"
          items={itemsOf(view)}
          value={best[0] === undefined ? undefined : String(best[0])}
          errors={errors}
        />
        <Button>Book this time</Button>
      </PostForm>
    </>
  );
}

/** Each time with how many can come; for their mentor with who. */
function itemsOf({
  one,
  ticked: { suits, best, asked, answered },
}: GroupTimesView): { readonly value: string; readonly text: string; readonly hint?: string }[] {
  return one.meeting.options.map(({ number, startsAt }) => {
    const { mine: text } = onClocks(minuteOf(startsAt), { zone: one.zone, theirZone: one.theirZone, other: '' });
    const { count: can, names } = suits.get(number) ?? { count: 0, names: [] };
    const who = names.length > 0 ? `: ${new Intl.ListFormat('en-GB').format(names)}` : '';
    const most = best.includes(number) && best.length < suits.size ? '. It suits most of you' : '';
    const hint = answered === 0 ? {} : { hint: `${can} of ${asked} can come${who}${most}` };
    return { value: String(number), text, ...hint };
  });
}
