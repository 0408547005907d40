import { overrideWords, type ReviewFigures } from '@footing/matching';
import { EmptyState, Heading, Table } from '@footing/pages';
import { count } from '../programme/round-words';

const columns = [
  { text: 'Who' },
  { text: 'Approved one by one', numeric: true },
  { text: 'Of these, faster than reading', numeric: true },
  { text: 'Approved with many', numeric: true },
  { text: 'Rejected', numeric: true },
  { text: 'Gave another mentor', numeric: true },
  { text: 'Took back', numeric: true },
  { text: 'Without names', numeric: true },
];

/** What was decided in a round and how: for looking after the work, not after people. */
export function ReviewFiguresPage({ figures }: { readonly figures: ReviewFigures }) {
  const { reviewers, roundName } = figures;
  return (
    <>
      <Heading caption={roundName}>How this round was reviewed</Heading>
      {reviewers.length === 0 ? (
        <EmptyState title="What was decided will be counted here">
          <p class="govuk-body">Nobody has decided about a pairing of this round yet.</p>
        </EmptyState>
      ) : (
        <>
          <Against {...figures} />
          <Heading level={2}>Who decided what</Heading>
          <p class="govuk-body">
            Somebody who knows the people well can be fast and right. Many fast approvals are a reason to ask how it
            goes, and nothing more.
          </p>
          <Table
            caption="Decisions by reviewer"
            captionHidden
            firstCellIsHeader
            columns={columns}
            rows={reviewers.map((one) => [
              one.name,
              ...[one.approved, one.fast, one.inBulk, one.rejected, one.swapped, one.takenBack, one.nameless].map(
                String,
              ),
            ])}
          />
        </>
      )}
    </>
  );
}

function Against({ against, decided, overrides }: ReviewFigures) {
  return (
    <>
      <Heading level={2}>Against the suggestion</Heading>
      <p class="govuk-body">{againstWords(against, decided)}</p>
      {overrides.length > 0 ? (
        <Table
          caption="Reasons against the suggestion"
          captionHidden
          firstCellIsHeader
          columns={[{ text: 'Reason' }, { text: 'Times', numeric: true }]}
          rows={overrides.map(({ kind, count: times }) => [overrideWords[kind], String(times)])}
        />
      ) : null}
    </>
  );
}

const againstWords = (against: number, decided: number): string =>
  against === 0
    ? `Of ${count(decided, 'decision')}, none went against what was suggested. Where nobody ever disagrees, a second look is worth it.`
    : `${against} of ${count(decided, 'decision')} went against what was suggested.`;
