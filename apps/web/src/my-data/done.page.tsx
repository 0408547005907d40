import type { OwnDecision, ShownPurpose } from '@footing/consent';
import { places as placesOfData, purposes } from '@footing/kernel';
import { Heading, Panel, PostForm, Progress, type ProgressAnswer, SummaryList } from '@footing/pages';
import { paths } from '../paths';
import { momentInWords } from '../record/record-words';
import { dayInWords, decidedWords } from './choice-words';
import { lastUseWords } from './last-use-words';
import { type CardsView, PurposeCard } from './purpose-card';
import { Places } from './places';
import { confirmedWords, progressOf } from './stop-progress';

interface DoneView extends CardsView {
  readonly decision: OwnDecision;
  /** The same choice as it stands now, to change it again. */
  readonly now: ShownPurpose;
  /** The item in words; '' for a whole purpose. */
  readonly about: string;
  readonly csrf: string;
}

/** What was done, with what came of it; and the way back, which is the other button. */
export function DonePage({ decision, now, about, csrf, ...view }: DoneView) {
  const { id, purpose, kind, stop, recordedAt, until } = decision;
  return (
    <>
      <Panel title={decidedWords[kind]}>
        {purposes[purpose].title}
        {about && `: ${about}`}
      </Panel>
      {stop ? (
        <Stopped decision={decision} />
      ) : (
        <p class="govuk-body">
          It counts since {momentInWords(recordedAt)}.{' '}
          {until &&
            `It lasts until ${dayInWords(until)}; then ${purpose === 'story' ? 'it stops' : 'we ask you again'}.`}
        </p>
      )}
      <WhereTheReceiptIs id={id} />
      {now.choices.length > 0 && (
        <>
          <Heading level={2}>Changed your mind?</Heading>
          <PostForm action={paths.decideMyData} csrf={csrf}>
            <PurposeCard shown={now} view={view} />
          </PostForm>
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.myData}>
          Back to My data
        </a>
      </p>
    </>
  );
}

function WhereTheReceiptIs({ id }: { id: string }) {
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={paths.myDecision(id)}>
        Your receipt
      </a>{' '}
      says what you decided, when, and under which words. You find it again on the page{' '}
      <a class="govuk-link" href={paths.myDecisions}>
        What you decided
      </a>
      .
    </p>
  );
}

function Stopped({ decision }: { decision: OwnDecision }) {
  const { id, purpose, recordedAt, stop } = decision;
  if (!stop) return null;
  const now = progressOf(stop);
  return (
    <>
      <SummaryList
        rows={[
          { label: 'It stopped', value: momentInWords(recordedAt) },
          { label: 'Last used before', value: lastUseWords(purpose, stop.lastUse) },
          { label: 'From now on', value: purposes[purpose].stopped },
        ]}
      />
      {stop.places.length > 0 && <Confirmations id={id} now={now} />}
      <Places
        places={stop.places.map(({ place, ackedAt }) => ({ name: placesOfData[place].words, confirmedAt: ackedAt }))}
      />
      {now.finished && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.myCertificate(id)}>
            Your stop certificate
          </a>{' '}
          has all of this on one page, to keep.
        </p>
      )}
    </>
  );
}

function Confirmations({ id, now }: { id: string; now: ProgressAnswer }) {
  if (now.finished) return <p class="govuk-body">{confirmedWords(now)}</p>;
  return (
    <Progress
      label="Places that confirm that it has stopped"
      now={now}
      href={paths.decisionDone(id)}
      jsonHref={paths.decisionProgress(id)}
      next={{ href: paths.decisionDone(id), text: 'See what was confirmed' }}
    />
  );
}
