import type { OwnIntroduction } from '@footing/introductions';
import type { Standing } from '@footing/joining';
import {
  Button,
  ButtonGroup,
  EmptyState,
  Heading,
  InsetText,
  PersonCard,
  PostForm,
  SummaryList,
  Timeline,
} from '@footing/pages';
import type { MeetingToSay } from '@footing/scheduling';
import type { OwnSurvey } from '@footing/surveys';
import { DidYouMeet } from '../after-meetings/did-you-meet';
import { WhenLink } from '../availability/when-link';
import { RaiseConcern } from '../concerns/raise-concern';
import { NewMessages, type Unread } from '../conversations/new-messages';
import { newsOf } from '../introductions/introduction-words';
import { IntroductionNews } from '../introductions/introduction-news';
import { OwnWords } from '../home/own-words';
import { yearOf } from '../home/year-of';
import { paths } from '../paths';
import { SurveysWaiting } from '../surveys/surveys-waiting';
import { placeInWords, standingWords } from './standing-words';

interface MentoringView {
  readonly standings: readonly Standing[];
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Whether they have yet to say what their data may be used for. Nothing waits on it. */
  readonly isNew: boolean;
  /** How many messages have not been read. */
  readonly unread: Unread;
  /** Shortlists and short calls under way. */
  readonly introductions: readonly OwnIntroduction[];
  /** Meetings that wait for a word. */
  readonly toSay: readonly MeetingToSay[];
  /** What they were asked to answer. */
  readonly surveys: readonly OwnSurvey[];
  readonly csrf: string;
}

/** A student's first page: where they stand in each round, what is next, and by when. */
export function MentoringPage({ standings, today, isNew, unread, introductions, toSay, surveys, csrf }: MentoringView) {
  const rounds = standings
    .map((standing) => ({
      standing,
      meeting: introductions.find(({ roundId }) => roundId === standing.round.roundId),
    }))
    .sort((one, other) => urgency(one) - urgency(other));
  return (
    <>
      <Heading>My mentoring</Heading>
      <NewMessages unread={unread} />
      <DidYouMeet toSay={toSay} csrf={csrf} />
      <SurveysWaiting surveys={surveys} />
      {isNew && (
        <InsetText>
          You can say here what your data may be used for:{' '}
          <a class="govuk-link" href={paths.myData}>
            My data
          </a>
          .
        </InsetText>
      )}
      {standings.length === 0 && (
        <EmptyState title="Your mentoring will be here">
          <p class="govuk-body">Sign-up is not open now. When it opens, you can sign up here.</p>
        </EmptyState>
      )}
      {rounds.map(({ standing, meeting }) => (
        <InRound {...{ standing, meeting, today, csrf }} isOnly={standings.length === 1} />
      ))}
      {standings.some(({ code }) => arranges.includes(code)) && <WhenLink />}
      <RaiseConcern />
    </>
  );
}

/** What waits for the student comes first, then whom they meet, then all the others as they came; the lower, the sooner. */
const urgency = ({ standing: { code, pairing }, meeting }: Pick<RoundView, 'standing' | 'meeting'>): number => {
  if (pairing?.steps.includes('accept') || (code === 'matching' && meeting && meeting.awaited.length > 0)) return 0;
  return code === 'paired' ? 1 : 2;
};

/** Where meetings are under way, or may come. */
const arranges: readonly Standing['code'][] = ['sent', 'matching', 'still-looking', 'paired'];

type RoundView = Pick<MentoringView, 'today' | 'csrf'> & {
  readonly standing: Standing;
  readonly isOnly: boolean;
  readonly meeting: OwnIntroduction | undefined;
};

function InRound({ standing, today, csrf, isOnly, meeting }: RoundView) {
  const { round, pairing, code, why, place, meanwhile } = standing;
  const isMeeting = meeting !== undefined && code === 'matching';
  const { now, more, next, by } = isMeeting
    ? { ...standingWords(standing), ...nextOf(meeting) }
    : standingWords(standing);
  return (
    <section class="footing-standing" aria-label={`${round.programmeName}, ${round.roundName}`}>
      <Heading level={2} caption={`${round.programmeName}, ${round.roundName}`}>
        {now}
      </Heading>
      {more.map((words) => (
        <p class="govuk-body">{words}</p>
      ))}
      {place && <p class="govuk-body">{placeInWords(place)}</p>}
      <SummaryList
        rows={[
          { label: 'What is next', value: next },
          { label: 'By when', value: by ?? 'There is no day you need to keep' },
        ]}
      />
      {isMeeting && <MeetingFirst of={meeting} />}
      {code === 'paired' && pairing && <ProposalCard standing={standing} />}
      <Actions standing={standing} csrf={csrf} />
      {meanwhile !== '' && (
        <>
          <Heading level={3}>{why.length > 0 ? 'What there is meanwhile' : 'What there is for you now'}</Heading>
          <OwnWords text={meanwhile} />
        </>
      )}
      <Heading level={3}>The year</Heading>
      <Timeline label={`The steps of ${round.roundName}`} steps={yearOf(round.dates, today)} />
      {!isOnly && <hr class="govuk-section-break govuk-section-break--l govuk-section-break--visible" />}
    </section>
  );
}

/** What is awaited stands above already, so that there is only the way to it. */
function MeetingFirst({ of }: { readonly of: OwnIntroduction }) {
  const { by, href, label } = newsOf(of);
  return by === null ? <IntroductionNews of={of} /> : <Button href={href}>{label}</Button>;
}

/** While people meet before the draft, what is awaited of the student comes before what is awaited of us. */
function nextOf(meeting: OwnIntroduction): { next?: string; by?: string } {
  const { words, by } = newsOf(meeting);
  return by === null ? {} : { next: words, by };
}

function ProposalCard({ standing: { pairing, isReverse } }: { standing: Standing }) {
  if (!pairing) return null;
  const { id, other, reasons, state, groupSize, steps } = pairing;
  const group = groupSize === null ? [] : [{ label: 'Students in the group', value: groupSize }];
  return (
    <PersonCard
      name={other.name}
      side={isReverse ? 'student' : 'mentor'}
      role={isReverse ? 'Whom you mentor' : 'Your mentor'}
      headingLevel={3}
      facts={[...other.shown.map(({ words, value }) => ({ label: words, value })), ...group]}
      actions={
        <ButtonGroup>
          <Button href={paths.myPairing(id)}>
            {steps.includes('accept') ? 'See why, and say yes or no' : 'Go to your pairing'}
          </Button>
          {state === 'active' || state === 'paused' ? (
            <a class="govuk-link" href={paths.together(id)}>
              Agreement, goals and guides
            </a>
          ) : null}
        </ButtonGroup>
      }
    >
      <p class="govuk-body">Why you two:</p>
      <ul class="govuk-list govuk-list--bullet">
        {reasons.map((reason) => (
          <li>{reason}</li>
        ))}
      </ul>
    </PersonCard>
  );
}

/** What can be done from here: one thing first, and the rest beside it. */
function Actions({ standing, csrf }: Pick<RoundView, 'standing' | 'csrf'>) {
  const { code, round, isOpen, pairing } = standing;
  const { roundId } = round;
  if (code === 'ended' && pairing)
    return <Button href={paths.goodbye(pairing.id)}>Last words, certificate, and taking part again</Button>;
  if (code === 'new') return <Button href={paths.join(roundId)}>Sign up</Button>;
  if (code === 'begun') return <Button href={paths.join(roundId)}>Go on with your answers</Button>;
  if (code === 'out') return <Button href={paths.myData}>Go to My data</Button>;
  if (code === 'withdrawn')
    return (
      <PostForm action={paths.joinAgain(roundId)} csrf={csrf}>
        <Button>Let my application stand again</Button>
      </PostForm>
    );
  if (!takesAnswers.includes(code)) return null;
  return (
    <ButtonGroup>
      <Button href={paths.joinCheck(roundId)} variant="secondary">
        {isOpen ? 'See or change my answers' : 'See my answers'}
      </Button>
      <a class="govuk-link" href={paths.joinWithdraw(roundId)}>
        Take my application back
      </a>
    </ButtonGroup>
  );
}

const takesAnswers: readonly Standing['code'][] = [
  'sent',
  'matching',
  'still-looking',
  'not-this-time',
  'fell-through',
];

/** Before somebody takes their application back: what it means, and that it can be undone. */
export function WithdrawPage({ roundId, csrf }: { readonly roundId: string; readonly csrf: string }) {
  return (
    <>
      <Heading>Take your application back?</Heading>
      <p class="govuk-body">
        You are not part of matching from then on. Your answers stay here, and you can let the application stand again
        as long as the round lasts.
      </p>
      <InsetText>Nobody is told why, and it does not count against you next year.</InsetText>
      <PostForm action={paths.joinWithdraw(roundId)} csrf={csrf}>
        <ButtonGroup>
          <Button variant="warning">Take my application back</Button>
          <a class="govuk-link" href={paths.mentoring}>
            Keep it
          </a>
        </ButtonGroup>
      </PostForm>
    </>
  );
}
