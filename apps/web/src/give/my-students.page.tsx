import type { MentorHomeView, OfferWithRound, RoundForMentor, WhyAsked } from '@footing/giving';
import type { OwnIntroduction } from '@footing/introductions';
import { isEnd, type OwnPairing } from '@footing/pairings';
import { Button, ButtonGroup, EmptyState, Heading, InsetText, PostForm, SummaryList, TaskList } from '@footing/pages';
import type { MeetingToSay } from '@footing/scheduling';
import type { OwnSurvey } from '@footing/surveys';
import { DidYouMeet } from '../after-meetings/did-you-meet';
import { WhenLink } from '../availability/when-link';
import { RaiseConcern } from '../concerns/raise-concern';
import { NewMessages, type Unread } from '../conversations/new-messages';
import { IntroductionNews } from '../introductions/introduction-news';
import { paths } from '../paths';
import { SurveysWaiting } from '../surveys/surveys-waiting';
import { dayInWords } from '../programme/dates-in-words';
import { minutesInWords } from '../training/training-words';
import { offerTitles } from './offer-words';
import { placesInWords } from './places.page';
import { StudentCard } from './student-card';

interface MyStudentsView extends MentorHomeView {
  readonly title: string;
  /** How many messages have not been read. */
  readonly unread: Unread;
  /** Whether they have yet to say what their data may be used for. Nothing waits on it. */
  readonly isNew: boolean;
  /** Short calls before anybody is paired. */
  readonly introductions: readonly OwnIntroduction[];
  /** Meetings that wait for a word. */
  readonly toSay: readonly MeetingToSay[];
  /** What they were asked to answer. */
  readonly surveys: readonly OwnSurvey[];
  readonly csrf: string;
}

/** A mentor's home: each student with what is next, and what the mentor can do about it in one tap. */
export function MyStudentsPage(view: MyStudentsView) {
  const { title, mentoring, offers, ready, rounds, asked, unread, isNew, introductions, toSay, surveys, csrf } = view;
  const now = mentoring.filter(({ state }) => !isEnd(state)).sort(soonestFirst);
  const over = mentoring.filter(({ state }) => isEnd(state));
  const toJoin = rounds.filter(({ standing }) => standing !== 'given');
  return (
    <>
      <Heading>{title}</Heading>
      <NewMessages unread={unread} />
      <DidYouMeet toSay={toSay} csrf={csrf} />
      <SurveysWaiting surveys={surveys} />
      {isNew && <SayWhatFor />}
      {introductions.map(newsOfOne)}
      {offers.length > 0 && <BeforeTheFirst ready={ready} />}
      {offers.map((offer) => {
        const why = asked.get(offer.offerId);
        return why ? <StillRight offer={offer} why={why} csrf={csrf} /> : null;
      })}
      {now.map((pairing) => (
        <StudentCard pairing={pairing} csrf={csrf} />
      ))}
      {offers.length > 0 && now.length === 0 && introductions.length === 0 && <Waiting offers={offers} ready={ready} />}
      {toJoin.length > 0 && <Rounds rounds={toJoin} isFirst={offers.length === 0} hasBefore={mentoring.length > 0} />}
      {offers.length === 0 && toJoin.length === 0 && <NoRound />}
      {offers.length > 0 && <WhatIOffer offers={offers} />}
      {over.length > 0 && <Before over={over} />}
      {mentoring.length > 0 && <RaiseConcern />}
    </>
  );
}

const SayWhatFor = () => (
  <InsetText>
    You can say here what your data may be used for:{' '}
    <a class="govuk-link" href={paths.myData}>
      My data
    </a>
    .
  </InsetText>
);

const NoRound = () => (
  <EmptyState title="Your students will be here">
    <p class="govuk-body">No round is open now. We write to you when the next one begins.</p>
  </EmptyState>
);

const newsOfOne = (one: OwnIntroduction) => <IntroductionNews key={one.roundId} of={one} />;

/** Whose day comes first comes first; who has none is last. */
const soonestFirst = (a: OwnPairing, b: OwnPairing): number => (a.next.by ?? '~').localeCompare(b.next.by ?? '~');

/** What must be done before somebody's first student can begin. */
function BeforeTheFirst({ ready: { training, checks } }: Pick<MyStudentsView, 'ready'>) {
  if (training.length === 0 && checks.length === 0) return null;
  return (
    <>
      <Heading level={2}>Before you can begin</Heading>
      {training.length > 0 && (
        <>
          <p class="govuk-body">Please read these. You can stop and come back at any page.</p>
          <TaskList
            idPrefix="training"
            items={training.map(({ code, title, minutes, standing }) => ({
              ...{ title, href: paths.lesson(code), hint: minutesInWords(minutes), tone: 'needs-you' as const },
              status: standing === 'to-do' ? 'To do' : 'To do again',
            }))}
          />
        </>
      )}
      {checks.length > 0 && (
        <InsetText>
          The university still has to write down: {checks.join(', ')}. The careers service tells you what it needs.
          There is nothing to upload here.
        </InsetText>
      )}
    </>
  );
}

const whyWords: Readonly<Record<WhyAsked, string>> = {
  accept: 'You said yes to somebody.',
  decline: 'You said no to somebody. Thank you for telling us.',
  exams: 'Exams are near.',
};

function StillRight({ offer, why, csrf }: { offer: OfferWithRound; why: WhyAsked; csrf: string }) {
  return (
    <InsetText>
      <p class="govuk-body">
        {whyWords[why]} Is this still right for {offer.round.programmeName}: {placesInWords(offer)}?
      </p>
      <PostForm action={paths.placesStep(offer.offerId, 'right')} csrf={csrf}>
        <ButtonGroup>
          <Button variant="secondary">Yes, that is right</Button>
          <a class="govuk-link" href={paths.placesOf(offer.offerId)}>
            Change it or take a break
          </a>
        </ButtonGroup>
      </PostForm>
    </InsetText>
  );
}

function Waiting({ offers, ready }: Pick<MyStudentsView, 'offers' | 'ready'>) {
  const [first] = offers;
  const nothing =
    ready.training.length === 0 ? 'There is nothing you need to do now.' : 'The reading above is all there is to do.';
  const { programmeKind, dates } = first?.round ?? { programmeKind: 'career', dates: null };
  return (
    <EmptyState title={programmeKind === 'reverse' ? 'Your student mentor will be here' : 'Your students will be here'}>
      <p class="govuk-body">
        Thank you. {nothing}
        {dates && ` We tell you who it is by ${dayInWords(dates.matchBy)}, and you say yes or no.`}
      </p>
    </EmptyState>
  );
}

function Rounds({
  rounds,
  isFirst,
  hasBefore,
}: {
  rounds: readonly RoundForMentor[];
  isFirst: boolean;
  hasBefore: boolean;
}) {
  return (
    <>
      <Heading level={2}>{isFirst ? 'Offer places' : 'You could also take part in'}</Heading>
      {isFirst && (
        <p class="govuk-body">
          {hasBefore ? 'What you said last time is filled in.' : 'It takes about five minutes, and each page is saved.'}
        </p>
      )}
      <TaskList
        idPrefix="rounds"
        items={rounds.map(({ roundId, roundName, programmeName, programmeKind, dates, standing }) => ({
          title: `${programmeName}, ${roundName}`,
          href: paths.offerRound(roundId),
          hint: `${offerTitles[programmeKind]}. Meetings until ${dayInWords(dates.meetingsEnd)}.`,
          status: standing === 'begun' ? 'You have begun' : '',
        }))}
      />
    </>
  );
}

function WhatIOffer({ offers }: Pick<MyStudentsView, 'offers'>) {
  return (
    <>
      <WhenLink />
      <Heading level={2}>What I offer</Heading>
      <SummaryList
        rows={offers.map((offer) => {
          const label = `${offer.round.programmeName}, ${offer.roundName}`;
          return {
            label,
            value: placesInWords(offer),
            actions: [
              { href: paths.placesOf(offer.offerId), text: 'Places', about: `in ${label}` },
              { href: paths.offerRound(offer.roundId), text: 'Profile', about: `in ${label}` },
              { href: paths.offerStep(offer.roundId, 'share'), text: 'What students see', about: `in ${label}` },
            ],
          };
        })}
      />
    </>
  );
}

function Before({ over }: { readonly over: readonly OwnPairing[] }) {
  return (
    <>
      <Heading level={2}>Before</Heading>
      <ul class="govuk-list">
        {over.map(({ id, other, roundName, next }) => (
          <li>
            <a class="govuk-link" href={paths.myPairing(id)}>
              {other.name}
            </a>
            , {roundName}. {next.what}{' '}
            <a class="govuk-link" href={paths.goodbye(id)}>
              Last words<span class="govuk-visually-hidden">: {other.name}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
