import type { FieldError } from '@footing/kernel';
import { betterFits, isBetterFit, type NeedsPair, type StandingApproval, type Suggested } from '@footing/pairings';
import { Button, EmptyState, Heading, PostForm, SummaryList, Table, TextField } from '@footing/pages';
import { paths } from '../paths';
import { count } from '../programme/round-words';
import { fit } from '../review/fit';
import { moment } from '../review/review-words';
import { stateTags } from './state-words';

interface QueueView {
  readonly roundId: string;
  readonly caption: string;
  readonly needing: readonly NeedsPair[];
  readonly standing: readonly StandingApproval[];
  readonly csrf: string;
  readonly typed?: string;
  readonly errors?: readonly FieldError[];
}

/** Who needs a new pair, whoever waits longest first; and what consultants agreed to beforehand. */
export function NewPairsPage(view: QueueView) {
  const { caption, needing } = view;
  return (
    <>
      <Heading caption={caption}>Needs a new pair</Heading>
      {needing.length === 0 ? <NobodyWaits /> : <Waiting needing={needing} />}
      <Standing {...view} />
    </>
  );
}

/** What would be here, and that nothing is to do. */
function NobodyWaits() {
  return (
    <EmptyState title="Nobody waits for a new pair">
      <p class="govuk-body">
        When a pairing falls through and the student would like somebody else, they are listed here until you propose
        another mentor or say that none is needed. There is nothing to do now.
      </p>
    </EmptyState>
  );
}

function Waiting({ needing }: Pick<QueueView, 'needing'>) {
  return (
    <>
      <Table
        caption={count(needing.length, 'student')}
        captionSize="m"
        firstCellIsHeader
        columns={[
          { text: 'Student' },
          { text: 'School' },
          { text: 'What happened' },
          { text: 'Waits since' },
          { text: 'Would suit better' },
        ]}
        rows={needing.map(({ pairingId, studentName, schoolName, state, endedAt, better }) => [
          <a class="govuk-link" href={paths.newPair(pairingId)}>
            {studentName}
          </a>,
          schoolName ?? '–',
          stateTags[state].words,
          moment(endedAt),
          isBetterFit(better) ? betterFits[better] : '–',
        ])}
      />
    </>
  );
}

function Standing({ roundId, standing, csrf, typed, errors }: QueueView) {
  return (
    <>
      <Heading level={2}>Agreed beforehand</Heading>
      <p class="govuk-body">
        If a pairing falls through, students wait until you look. You can agree beforehand that they are offered the
        next best mentor with a free place. It counts for students you look after, and each offer names your decision.
      </p>
      {standing.length > 0 ? (
        <SummaryList
          rows={standing.map(({ id, studentName, atLeast, decidedBy, isMine }) => ({
            label: studentName ?? 'Every student in my care',
            value: (
              <>
                {decidedBy}: a fit of at least {fit(atLeast)}
                {isMine ? (
                  <PostForm action={paths.endStandingApproval(roundId, id)} csrf={csrf}>
                    <Button variant="secondary">Take it back</Button>
                  </PostForm>
                ) : null}
              </>
            ),
          }))}
        />
      ) : null}
      <PostForm action={paths.standingApprovals(roundId)} csrf={csrf}>
        <TextField
          name="atLeast"
          label="Offer the next best with a fit of at least"
          hint="From 0 to 100, for example 60"
          width={5}
          inputmode="decimal"
          value={typed}
          errors={errors}
        />
        <Button variant="secondary">Agree beforehand</Button>
      </PostForm>
    </>
  );
}

interface SuggestView {
  readonly pairingId: string;
  readonly suggested: readonly Suggested[];
  readonly csrf: string;
  readonly caption: string;
  readonly refused?: string | undefined;
}

/** Mentors with a free place for one student, best first. */
export function NewPairPage({ pairingId, suggested, csrf, caption, refused }: SuggestView) {
  return (
    <>
      <Heading caption={caption}>Find a new pair</Heading>
      {refused ? <p class="govuk-body">{refused}</p> : null}
      <Table
        caption="Mentors with a free place, best first"
        captionSize="m"
        firstCellIsHeader
        columns={[
          { text: 'Mentor' },
          { text: 'Fit', numeric: true },
          { text: 'Free places', numeric: true },
          { text: 'Decide' },
        ]}
        rows={suggested.map(({ offerId, mentorName, score, freePlaces }) => [
          <a class="govuk-link" href={paths.offer(offerId)}>
            {mentorName}
          </a>,
          fit(score),
          String(freePlaces),
          <PostForm action={paths.newPair(pairingId)} csrf={csrf}>
            <input type="hidden" name="offer" value={offerId} />
            <Button variant="secondary">
              Propose<span class="govuk-visually-hidden"> {mentorName}</span>
            </Button>
          </PostForm>,
        ])}
        empty="No mentor who may be paired with this student has a free place now."
      />
      <PostForm action={paths.noneNeeded(pairingId)} csrf={csrf}>
        <Button variant="secondary">No new pair is needed</Button>
      </PostForm>
    </>
  );
}
