import type { PairingView } from '@footing/pairings';
import { Button, EmptyState, Heading, Table, Tag } from '@footing/pages';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { count } from '../programme/round-words';
import { fit } from './review-words';

interface PairingsView {
  readonly roundId: string;
  readonly caption: string;
  readonly pairings: readonly PairingView[];
}

/** Every pairing of a round. */
export function PairingsPage({ roundId, caption, pairings }: PairingsView) {
  return (
    <>
      <Heading caption={caption}>Pairings</Heading>
      {pairings.length === 0 ? <NoneYet roundId={roundId} /> : <All pairings={pairings} />}
    </>
  );
}

function NoneYet({ roundId }: Pick<PairingsView, 'roundId'>) {
  return (
    <EmptyState
      title="Published pairings will be here"
      action={<Button href={paths.drafts(roundId)}>Go to the drafts</Button>}
    >
      <p class="govuk-body">Review a draft, approve the pairings you agree with, and publish them.</p>
    </EmptyState>
  );
}

function All({ pairings }: Pick<PairingsView, 'pairings'>) {
  return (
    <Table
      caption={count(pairings.length, 'pairing')}
      captionSize="m"
      firstCellIsHeader
      columns={[
        { text: 'Student' },
        { text: 'School' },
        { text: 'Mentor' },
        { text: 'Fit', numeric: true },
        { text: 'State' },
        { text: 'Answer by' },
        { text: 'Approved by' },
      ]}
      rows={pairings.map(({ studentName, schoolName, mentorName, score, answerBy, approvedBy }) => [
        studentName,
        schoolName ?? '–',
        mentorName,
        fit(score),
        <Tag>Proposed</Tag>,
        dayInWords(answerBy),
        approvedBy,
      ])}
    />
  );
}
