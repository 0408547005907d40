import type { ReleaseView, SnapshotView } from '@footing/evidence';
import { Button, EmptyState, Heading, Table } from '@footing/pages';
import { evidenceAddresses } from '../evidence/addresses';
import { dayTaken, profiles } from '../evidence/evidence-words';
import { releaseAddresses as at } from './addresses';

export interface ReleasesView {
  /** The newest first; for whoever only reads reports, signed ones alone. */
  readonly releases: readonly ReleaseView[];
  /** Whose rows are still there, the newest first; empty for whoever may not prepare. */
  readonly snapshots: readonly SnapshotView[];
  /** Numbers of snapshots of which they gather tables already. */
  readonly begun: readonly number[];
  readonly maySign: boolean;
  readonly mayPrepare: boolean;
}

/** What goes out: what waits for a signature, what was signed, what was given up. */
export function ReleasesPage(view: ReleasesView) {
  const { releases, maySign } = view;
  const of = (state: ReleaseView['state']) => releases.filter((one) => one.state === state);
  return (
    <>
      <Heading>Releases</Heading>
      <p class="govuk-body">
        Tables about groups of people, never about one. One colleague prepares a release and another signs it. Signed
        ones stay as they are, and every document is made from one.
      </p>
      {releases.length === 0 && (
        <EmptyState title="Releases will be here">
          <p class="govuk-body">
            {maySign
              ? 'Nothing has been prepared yet. A planning analyst chooses tables from a snapshot, and a colleague signs them.'
              : 'Nothing has been signed yet.'}
          </p>
        </EmptyState>
      )}
      {maySign && <List title="To be signed" releases={of('proposed')} />}
      <List title="Signed" releases={of('signed')} />
      {view.mayPrepare && <Prepare {...view} />}
      {maySign && <List title="Given up" releases={of('given-up')} />}
    </>
  );
}

function List({ title, releases }: { readonly title: string; readonly releases: readonly ReleaseView[] }) {
  if (releases.length === 0) return null;
  return (
    <Table
      caption={title}
      captionSize="m"
      firstCellIsHeader
      columns={[{ text: 'Release' }, { text: 'For' }, { text: 'Tables', numeric: true }, { text: 'Since' }]}
      rows={releases.map((one) => [
        <a class="govuk-link" href={at.one(one.number)}>
          {one.number}: {one.name}
        </a>,
        profiles[one.profile as keyof typeof profiles].name,
        String(one.tables.length),
        `${dayTaken(one.settledAt ?? one.proposedAt)}${by(one)}`,
      ])}
    />
  );
}

const by = ({ state, settledName, proposedName }: ReleaseView): string => {
  const name = state === 'proposed' ? proposedName : settledName;
  return name === null ? '' : `, ${name}`;
};

const Prepare = ({ snapshots, begun }: ReleasesView) => (
  <>
    <Heading level={2}>Prepare one</Heading>
    {snapshots.length === 0 ? (
      <p class="govuk-body">
        There is no snapshot yet. <a href={evidenceAddresses.all}>Take one first</a>.
      </p>
    ) : (
      <ul class="govuk-list">
        {snapshots.map(({ number, name }) => (
          <li key={number}>
            <Button href={at.plan(number)} variant="secondary">
              {begun.includes(number) ? 'Go on with' : 'From'} snapshot {number}: {name}
            </Button>
          </li>
        ))}
      </ul>
    )}
  </>
);
