import type { DecisionLine, DecisionPage } from '@footing/consent';
import { Button, EmptyState, Heading, pageLinks, Pagination, Table } from '@footing/pages';
import { paths } from '../paths';
import { momentInWords } from '../record/record-words';
import { decidedWords, subjectOf } from './choice-words';

interface DecisionsView {
  readonly found: DecisionPage;
  /** An item in words; '' for a whole purpose. */
  readonly about: (item: string) => string;
}

/** Everything that somebody decided, the newest first, each with its receipt. */
export function DecisionsPage({ found: { lines, page, pages }, about }: DecisionsView) {
  return (
    <>
      <Heading>What you decided</Heading>
      {lines.length === 0 ? (
        <EmptyState title="Your decisions will be here" action={<Button href={paths.myData}>Go to My data</Button>}>
          <p class="govuk-body">You have not decided anything yet. Each decision gets a receipt that you can keep.</p>
        </EmptyState>
      ) : (
        <>
          <p class="govuk-body">Each decision has a receipt. Nobody can change or delete these lines.</p>
          <Table
            caption="What you decided, the newest first"
            captionHidden
            columns={[{ text: 'When' }, { text: 'What' }, { text: 'About' }, { text: 'Receipt' }]}
            rows={lines.map((line) => rowOf(line, about))}
          />
          {pages > 1 && <Pagination {...pageLinks(page, pages, (to) => `${paths.myDecisions}?page=${to}`)} />}
        </>
      )}
    </>
  );
}

const rowOf = ({ id, seq, recordedAt, kind, purpose, item }: DecisionLine, about: DecisionsView['about']) => [
  momentInWords(recordedAt),
  decidedWords[kind],
  subjectOf(purpose, about(item)),
  <a class="govuk-link" href={paths.myDecision(id)}>
    Receipt<span class="govuk-visually-hidden"> of decision {seq}</span>
  </a>,
];
