import type { SchoolPlans } from '@footing/evidence';
import { Heading, Table } from '@footing/pages';
import type { Estimate } from '@footing/statistics';
import { inFigures, shareInWords } from '../evidence/in-figures';
import { markOf, symbolsOf } from '../evidence/marks';
import { releaseAddresses } from '../releases/addresses';

/** A table of a release, as far as it tells of one school. */
export type ReleasedTable = Awaited<ReturnType<SchoolPlans['released']>>[number];

interface ReleasedView {
  readonly released: readonly ReleasedTable[];
  /** Whether they may open the release itself: not everybody who reads plans may. */
  readonly mayReport: boolean;
}

/** What signed releases say of one school, as it stands in them. */
export function ReleasedFigures({ released, mayReport }: ReleasedView) {
  const marks = symbolsOf(released.flatMap(({ rows }) => rows.flatMap(({ n, estimate }) => [n, estimate])));
  return (
    <>
      {released.map((table) => (
        <OneTable key={`${table.release} ${table.title}`} table={table} mayReport={mayReport} />
      ))}
      {marks.length > 0 && (
        <p class="govuk-body-s">{marks.map(({ code, meaning }) => `${markOf(code)} ${meaning}`).join(' ')}</p>
      )}
    </>
  );
}

const wordsFor = { rate: 'Share', mean: 'Mean', count: '' } as const;

type OneView = Pick<ReleasedView, 'mayReport'> & { readonly table: ReleasedTable };

function OneTable({ table: { release, title, kind, rows }, mayReport }: OneView) {
  const isCount = kind === 'count';
  const more = isCount ? [] : [wordsFor[kind], 'Likely range'];
  return (
    <>
      <Heading level={3}>{title}</Heading>
      <Table
        caption={`${title}, in this school`}
        captionHidden
        firstCellIsHeader
        columns={[{ text: 'Who' }, ...['People', ...more].map((text) => ({ text, numeric: true }))]}
        rows={rows.map(({ group, n, estimate }) => [
          group === '' ? 'Everybody in the school' : group,
          'code' in n ? markOf(n.code) : inFigures(n.value),
          ...(isCount ? [] : estimateCells(estimate, kind)),
        ])}
      />
      <p class="govuk-body-s">
        {mayReport ? (
          <a class="govuk-link" href={releaseAddresses.one(release)}>{`From release ${release}`}</a>
        ) : (
          `From release ${release}`
        )}
      </p>
    </>
  );
}

function estimateCells(estimate: Estimate | null, kind: ReleasedTable['kind']): string[] {
  if (estimate === null) return ['', ''];
  if ('code' in estimate) return [markOf(estimate.code), ''];
  const inWords = (value: number) => (kind === 'rate' ? shareInWords(value) : value.toFixed(2));
  return [inWords(estimate.value), `${inWords(estimate.low)} to ${inWords(estimate.high)}`];
}
