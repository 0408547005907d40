import type { MonitoredKind } from '@footing/monitoring';
import { Details, Heading, Table } from '@footing/pages';
import { paths } from '../paths';

interface MonitoringView {
  /** Which round; '' for those who may not read rounds. */
  readonly caption: string;
  readonly kinds: readonly MonitoredKind[];
  readonly mayBringIn: boolean;
}

const HIDDEN = 'Not shown';
const inWords = (students: number | null): string => (students === null ? HIDDEN : String(students));
const titled = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1);

/** Everybody of a round, part by part. */
export function MonitoringPage({ caption, kinds, mayBringIn }: MonitoringView) {
  return (
    <>
      <Heading {...(caption === '' ? {} : { caption })}>Equality monitoring</Heading>
      <p class="govuk-body">
        How many students applied, by what the university’s records say of them. These are numbers only: nobody can look
        up a person here, and matching cannot read any of it.
      </p>
      <Details summary="Why some numbers are not shown">
        <p class="govuk-body">
          A number below 10 could tell of somebody, so it is not shown. Where it could be worked out from the others, we
          leave out another number too. All numbers are rounded to 5, so they may not add up.
        </p>
      </Details>
      {kinds.map((kind) => (
        <Kind key={kind.kind} kind={kind} />
      ))}
      {mayBringIn && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.bringInMonitoring}>
            Bring in what the university holds
          </a>
        </p>
      )}
    </>
  );
}

function Kind({ kind: { kind, parts, everybody } }: { kind: MonitoredKind }) {
  if (parts.every(({ students }) => students === null))
    return (
      <>
        <Heading level={2}>{titled(kind)}</Heading>
        <p class="govuk-body">Nothing can be shown here: too little is held, or of too few.</p>
      </>
    );
  return (
    <Table
      caption={titled(kind)}
      captionSize="m"
      columns={[{ text: titled(kind) }, { text: 'Students', numeric: true }]}
      firstCellIsHeader
      rows={[...parts.map(({ part, students }) => [part, inWords(students)]), ['Everybody', inWords(everybody)]]}
    />
  );
}
