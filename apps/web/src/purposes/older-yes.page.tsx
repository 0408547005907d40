import type { ToAskAgain } from '@footing/consent';
import { type Purpose, purposes } from '@footing/kernel';
import { EmptyState, Heading, Table } from '@footing/pages';
import { momentInWords } from '../record/record-words';

/** Who said yes under a text that is no longer in force. */
export function OlderYesPage({ purpose, people }: { purpose: Purpose; people: readonly ToAskAgain[] }) {
  return (
    <>
      <Heading caption={purposes[purpose].title}>Who said yes under an older text</Heading>
      {people.length === 0 ? (
        <EmptyState title="Nobody">
          <p class="govuk-body">Everybody who said yes did so under the text that is in force.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Who said yes under an older text, by name"
          captionHidden
          columns={[{ text: 'Name' }, { text: 'Student or mentor' }, { text: 'Said yes' }, { text: 'Text they saw' }]}
          firstCellIsHeader
          rows={people.map(({ name, kind, saidYesAt, version }) => [
            name,
            kind === 'student' ? 'Student' : 'Mentor',
            momentInWords(saidYesAt),
            `Version ${version}`,
          ])}
        />
      )}
    </>
  );
}
