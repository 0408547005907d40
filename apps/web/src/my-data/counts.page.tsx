import type { OwnSnapshot } from '@footing/evidence';
import { Button, EmptyState, Heading, SummaryList } from '@footing/pages';
import { dayTaken } from '../evidence/evidence-words';
import { paths } from '../paths';

/** Each snapshot that somebody is in, the newest first, and what it can hold of them. */
export const CountsPage = ({ snapshots }: { readonly snapshots: readonly OwnSnapshot[] }) => (
  <>
    <Heading>Counts that you are in</Heading>
    <p class="govuk-body">
      To learn whether mentoring helps, your university counts. It takes a snapshot of how things stand, without names.
      Only figures about groups go out, and each is checked so that nobody can be told from it.
    </p>
    {snapshots.length === 0 ? (
      <EmptyState title="You are in no snapshot" action={<Button href={paths.myData}>Go to My data</Button>}>
        <p class="govuk-body">
          You are counted only while you say yes to it on My data. The snapshots that you are in will be here.
        </p>
      </EmptyState>
    ) : (
      <>
        <p class="govuk-body">
          If you stop being counted on <a href={paths.myData}>My data</a>, you are in no snapshot after that. One that
          was taken before stays as it is, so that what was told from it can be checked.
        </p>
        <p class="govuk-body">What is not known of you, or what you did not say yes to, is left empty.</p>
        {snapshots.map((one) => (
          <Snapshot {...one} />
        ))}
      </>
    )}
  </>
);

const Snapshot = ({ number, name, takenAt, rounds, columns }: OwnSnapshot) => (
  <section aria-labelledby={`snapshot-${number}`}>
    <Heading level={2} id={`snapshot-${number}`}>
      {`Snapshot ${number}: ${name}`}
    </Heading>
    <SummaryList
      rows={[
        { label: 'Taken', value: dayTaken(takenAt) },
        { label: 'You are in it for', value: rounds === 1 ? 'One round' : `${rounds} rounds` },
        {
          label: 'What it can hold of you',
          value: (
            <ul class="govuk-list">
              {columns.map((one) => (
                <li>{one}</li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  </section>
);
