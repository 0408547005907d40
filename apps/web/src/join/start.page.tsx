import type { OpenRound, SignUpView } from '@footing/joining';
import { Button, Details, EmptyState, Heading, InsetText, PostForm, TaskList } from '@footing/pages';
import { dayInWords } from '../home/year-of';
import { paths } from '../paths';

/** Which programme, where several take students now; what there is to do where none does. */
export function RoundsPage({ rounds }: { readonly rounds: readonly OpenRound[] }) {
  if (rounds.length === 0)
    return (
      <>
        <Heading>Sign up</Heading>
        <EmptyState
          title="Sign-up is not open now"
          action={<Button href={paths.mentoring}>See where you stand</Button>}
        >
          <p class="govuk-body">When it opens again, you sign up here. The first page says which days.</p>
        </EmptyState>
      </>
    );
  return (
    <>
      <Heading>Choose what to sign up for</Heading>
      <TaskList
        items={rounds.map(({ roundId, programmeName, about, dates, standing }) => ({
          title: programmeName,
          href: standing === 'sent' ? paths.mentoring : paths.join(roundId),
          hint: `${about ? `${about} ` : ''}Open until ${dayInWords(dates.signUpCloses)}.`,
          status: statuses[standing],
        }))}
      />
    </>
  );
}

const statuses = { new: '', begun: 'You have begun', sent: 'You have signed up' } as const;

/** What somebody reads before the first question. */
export function StartPage({ view, csrf, minutes }: { view: SignUpView; csrf: string; minutes: number }) {
  const { round, steps, isReverse, isOpen, isTrained } = view;
  const whom = isReverse ? 'somebody to mentor' : 'a mentor';
  return (
    <>
      <Heading caption={`${round.programmeName}, ${round.roundName}`}>Sign up for {whom}</Heading>
      {!isOpen && <InsetText>Sign-up is not open. It is from {daysOf(view)}.</InsetText>}
      <p class="govuk-body-l">
        {steps.length} short questions, about {minutes} minutes. You can leave any of them blank.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>Each answer is saved as you go. You can stop, and go on later on another device.</li>
        <li>We do not ask what the university knows already, such as your school.</li>
        <li>Everybody who signs up by {dayInWords(round.dates.signUpCloses)} is paired at the same time.</li>
        <li>You can change your answers until then, or take your application back.</li>
      </ul>
      {!view.begun && Object.keys(view.answers).length > 0 && (
        <p class="govuk-body">What you told us before is filled in. Change what is no longer true.</p>
      )}
      <WhoSees />
      {!isTrained && (
        <InsetText>
          There is also a short module to read, with three questions. Do it before you send your answers:{' '}
          <a class="govuk-link" href={paths.myTraining}>
            go to the short module
          </a>
          .
        </InsetText>
      )}
      {isOpen && (
        <PostForm action={paths.join(round.roundId)} csrf={csrf}>
          <Button>{view.begun ? 'Go on' : 'Start'}</Button>
        </PostForm>
      )}
    </>
  );
}

const WhoSees = () => (
  <Details summary="Who sees my answers?">
    <p class="govuk-body">
      The matching step and the careers consultant who checks your pairing. Each question says who sees the answer. On
      the My data page you see who looked, and change your mind.
    </p>
  </Details>
);

const daysOf = ({ round: { dates } }: SignUpView): string =>
  `${dayInWords(dates.signUpOpens)} to ${dayInWords(dates.signUpCloses)}`;
