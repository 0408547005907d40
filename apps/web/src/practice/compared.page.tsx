import { academicYear, type PracticeReport, ratingChange, ratingInWords } from '@footing/evidence';
import { EmptyState, Heading, Table } from '@footing/pages';
import { counted, dateInWords, standingOf } from './practice-words';
import { YearNavigation } from './year-navigation';

type Part = PracticeReport['topics'][number]['parts'][number];

/** A year beside the one before: what moved, what changed, and what is late. */
export function ComparedPage({ report }: { readonly report: PracticeReport }) {
  const { year, before, topics, plan } = report;
  if (!before)
    return (
      <>
        <YearNavigation year={year} view="compared" />
        <EmptyState title="What changed will be here">
          <p class="govuk-body">
            There is no earlier year yet. Next year stands beside this one; or begin an earlier year, and write down
            what you said then.
          </p>
        </EmptyState>
      </>
    );
  const parts = topics.flatMap((topic) => topic.parts);
  return (
    <>
      <YearNavigation year={year} view="compared" />
      <p class="govuk-body">{movesInWords(parts)}</p>
      <Moves {...{ parts }} before={academicYear(before.year)} now={academicYear(year.year)} />
      <Heading level={2}>{`What was planned in ${academicYear(before.year)}`}</Heading>
      <p class="govuk-body">{plannedInWords(parts)}</p>
      <Late late={plan.filter(({ isOverdue }) => isOverdue)} />
    </>
  );
}

interface MovesView {
  readonly parts: readonly Part[];
  readonly before: string;
  readonly now: string;
}

function Moves({ parts, before, now }: MovesView) {
  return (
    <Table
      caption={`How far we are: ${before} and ${now}`}
      firstCellIsHeader
      columns={[{ text: 'Part' }, { text: before }, { text: now }, { text: 'What changed' }]}
      rows={parts.map((part) => [
        part.words.title,
        ratingInWords(part.before?.rating ?? null),
        ratingInWords(part.entry.rating),
        changesOf(part).join('. '),
      ])}
    />
  );
}

function Late({ late }: { readonly late: PracticeReport['plan'] }) {
  return (
    <>
      <Heading level={2}>What is overdue now</Heading>
      {late.length === 0 ? (
        <p class="govuk-body">Nothing.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {late.map(({ action }) => (
            <li>{`${action.what}: ${action.owner}, by ${dateInWords(action.dueOn)}. ${standingOf(action, true)}`}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** "2 parts went up, 1 went down, 4 stayed as they were, 2 cannot be compared." */
export function movesInWords(parts: readonly Part[]): string {
  const moves = parts.map(({ entry, before }) =>
    entry.rating === null || !before || before.rating === null ? null : Math.sign(entry.rating - before.rating),
  );
  const count = (move: number | null) => moves.filter((one) => one === move).length;
  const open = count(null);
  const other = open === 0 ? '' : `, and ${open} cannot be compared, because a rating is missing`;
  return `${counted(count(1), 'part')} went up, ${count(-1)} went down, ${count(0)} stayed as they were${other}.`;
}

/** What moved in one part, each in words; the rating always. */
export function changesOf({ entry, before }: Part): string[] {
  if (!before) return [ratingChange(null, entry.rating)];
  const added = entry.evidence.length - before.evidence.length;
  return [
    ratingChange(before.rating, entry.rating),
    ...(entry.version > 0 && entry.activity !== before.activity ? ['What we do has changed'] : []),
    ...(entry.version > 0 && entry.gaps !== before.gaps ? ['What is missing has changed'] : []),
    ...(entry.version > 0 && added > 0 ? [`${added} more in evidence`] : []),
    ...(entry.version > 0 && added < 0 ? [`${-added} fewer in evidence`] : []),
  ];
}

function plannedInWords(parts: readonly Part[]): string {
  const then = parts.flatMap(({ before }) => before?.actions.filter(({ isRemoved }) => !isRemoved) ?? []);
  if (then.length === 0) return 'Nothing was planned.';
  const count = (state: (typeof then)[number]['state']) => then.filter((one) => one.state === state).length;
  return `Of ${counted(then.length, 'action')}, done: ${count('done')}; under way: ${count('under-way')}; to do: ${count('to-do')}; dropped: ${count('dropped')}.`;
}
