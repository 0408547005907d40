import { isEnd, type OwnPairing } from '@footing/pairings';
import { Button, Heading, type Task, TaskList } from '@footing/pages';
import type { TogetherView } from '@footing/together';
import { RaiseConcern } from '../concerns/raise-concern';
import { meetingPaths } from '../meetings/meeting-paths';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';

interface HubView {
  readonly pairing: OwnPairing;
  readonly together: TogetherView;
}

/** What two people have together: what comes next, and where everything is. */
export function HubPage({ pairing, together }: HubView) {
  const { id, other, roundName, next, groupSize } = pairing;
  return (
    <>
      <Heading caption={roundName}>You and {other.name}, together</Heading>
      <p class="govuk-body-l">
        {next.what}
        {next.by ? ` By ${dayInWords(next.by)}.` : ''}
      </p>
      {groupSize !== null && groupSize > 1 ? (
        <p class="govuk-body">This is a group: {groupSize} students meet together.</p>
      ) : null}
      {together.isUnderWay || together.isOver ? (
        <TaskList items={tasksOf({ pairing, together })} />
      ) : (
        <p class="govuk-body">
          {isEnd(pairing.state)
            ? 'This did not begin, so there is nothing here.'
            : 'What you agree on, your goals and guides for your meetings are here as soon as you both have said yes.'}
        </p>
      )}
      <Button href={paths.myPairing(id)} variant="secondary">
        Have you met? Tell us, or take a break
      </Button>
      <RaiseConcern pairingId={id} />
    </>
  );
}

const meetingsTask = (id: string): Task => ({
  title: 'Meetings',
  href: meetingPaths.meetings(id),
  hint: 'The next times that suit, and what is planned',
  status: '',
});

function tasksOf({ pairing, together }: HubView): Task[] {
  const { id, other } = pairing;
  const { guide, goals } = together;
  return [
    { title: 'What you agree on', href: paths.agreement(id), ...agreementOf(together, other.name) },
    ...(together.isUnderWay ? [meetingsTask(id)] : []),
    {
      title: 'Goals',
      href: paths.goals(id),
      hint: 'What the meetings are for, and a first step. Nothing is graded',
      status: goals.open + goals.done === 0 ? 'None yet' : `${goals.open} open, ${goals.done} done`,
    },
    ...(guide && together.isUnderWay
      ? [
          {
            title: `For your next meeting: ${guide.title}`,
            href: paths.guide(id, guide.code),
            hint: guide.why ?? guide.about,
            status: 'To read',
          },
        ]
      : []),
    ...(together.isUnderWay
      ? [{ title: 'Messages', href: paths.messages(id), hint: `Between you and ${other.name}`, status: '' }]
      : []),
    { title: 'All guides', href: paths.guides(id), hint: 'Short texts to read before you meet', status: '' },
    {
      title: together.isOver ? 'How it ended' : 'Say goodbye well',
      href: paths.goodbye(id),
      hint: 'Thanks, three short questions, and taking part again',
      ...(together.isClosing && together.isUnderWay
        ? ({ status: 'Begun', tone: 'needs-you' } as const)
        : { status: together.isOver ? '' : 'When it is time' }),
    },
  ];
}

function agreementOf({ agreement, isUnderWay }: TogetherView, name: string): Pick<Task, 'status' | 'tone' | 'hint'> {
  const { mine, theirs, by } = agreement;
  if (mine && theirs) return { status: 'Signed by both' };
  if (mine) return { status: `You signed. ${name} has not yet` };
  if (!isUnderWay) return { status: theirs ? `${name} signed` : 'Not signed' };
  const hint = theirs ? `${name} has signed.` : 'How often you meet, what stays between you, and what cannot';
  return { hint, status: by ? `To sign by ${dayInWords(by)}` : 'To sign', tone: 'needs-you' };
}
