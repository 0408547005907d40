import type { SnapshotView } from '@footing/evidence';
import { Button, EmptyState, Heading, Table } from '@footing/pages';
import { evidenceAddresses as at } from './addresses';
import { dayTaken, rowsInWords, shortPrint } from './evidence-words';

interface ListView {
  readonly snapshots: readonly SnapshotView[];
  readonly mayTake: boolean;
  /** Where else evidence is worked with. */
  readonly ways: readonly { readonly href: string; readonly text: string }[];
}

/** Every snapshot, the newest first. */
export function SnapshotsPage({ snapshots, mayTake, ways }: ListView) {
  const take = mayTake ? <Button href={at.take}>Take a snapshot</Button> : null;
  return (
    <>
      <Heading>Evidence</Heading>
      <p class="govuk-body">
        Figures about mentoring, worked out from snapshots. A snapshot has no names in it and never changes, so a figure
        that cites one can be checked years later.
      </p>
      {snapshots.length === 0 ? (
        <EmptyState title="Your snapshots will be here" action={take}>
          <p class="govuk-body">
            None has been taken yet. You need a round that people have signed up to, and at least one of them who has
            said yes to being counted, on their page “My data” or when they answered a survey.
          </p>
        </EmptyState>
      ) : (
        <>
          {take}
          <Snapshots snapshots={snapshots} />
        </>
      )}
      <Ways ways={ways} />
    </>
  );
}

const Ways = ({ ways }: Pick<ListView, 'ways'>) => (
  <>
    <Heading level={2}>What you do with it</Heading>
    <ul class="govuk-list">
      {ways.map(({ href, text }) => (
        <li key={href}>
          <a class="govuk-link" href={href}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  </>
);

const Snapshots = ({ snapshots }: Pick<ListView, 'snapshots'>) => (
  <Table
    caption="Snapshots"
    captionSize="m"
    firstCellIsHeader
    columns={[{ text: 'Snapshot' }, { text: 'Taken' }, { text: 'Rows' }, { text: 'Fingerprint' }]}
    rows={snapshots.map((one) => [
      <a class="govuk-link" href={at.one(one.number)}>
        {one.number}: {one.name}
      </a>,
      dayTaken(one.takenAt),
      one.forgottenAt ? 'Forgotten' : rowsInWords(one),
      <code>{shortPrint(one.sha256)}</code>,
    ])}
  />
);
