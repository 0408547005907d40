import type { PairingView } from '@footing/pairings';
import { Button, EmptyState, Heading, pageLinks, Pagination, Table, Tag } from '@footing/pages';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { count } from '../programme/round-words';
import { fit } from './review-words';

interface PairingsView {
  readonly roundId: string;
  readonly caption: string;
  readonly pairings: readonly PairingView[];
  /** Which page of them, from 1; one that is too far shows the last. */
  readonly page: number;
}

/** So few that the page stays below 100 kB on a slow phone. */
const PAIRINGS_A_PAGE = 20;

/** Every pairing of a round, a page at a time. */
export function PairingsPage(view: PairingsView) {
  const { roundId, caption, pairings } = view;
  return (
    <>
      <Heading caption={caption}>Pairings</Heading>
      {pairings.length === 0 ? <NoneYet roundId={roundId} /> : <All {...view} />}
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

function All({ pairings, page, roundId }: PairingsView) {
  const pages = Math.ceil(pairings.length / PAIRINGS_A_PAGE);
  const at = Math.min(Math.max(1, page), pages);
  const shown = pairings.slice((at - 1) * PAIRINGS_A_PAGE, at * PAIRINGS_A_PAGE);
  const href = (to: number) => `${paths.pairings(roundId)}?page=${to}`;
  return (
    <>
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
        rows={shown.map(({ studentName, schoolName, mentorName, score, answerBy, approvedBy }) => [
          studentName,
          schoolName ?? '–',
          mentorName,
          fit(score),
          <Tag>Proposed</Tag>,
          dayInWords(answerBy),
          approvedBy,
        ])}
      />
      {pages > 1 ? <Pagination {...pageLinks(at, pages, href)} landmark="Pages of pairings" /> : null}
    </>
  );
}
