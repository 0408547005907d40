import type { DocumentWordsView } from '@footing/evidence';
import { Details, Heading, TaskList } from '@footing/pages';
import { documentAddresses } from './addresses';

export interface DocumentsView {
  readonly documents: readonly DocumentWordsView[];
  /** Of the key that packs are signed with, in ten words; null: nothing was signed yet. */
  readonly fingerprint: string | null;
}

/** Every document of the university’s nation, with what is still to be written for it. */
export function DocumentsPage({ documents, fingerprint }: DocumentsView) {
  return (
    <>
      <Heading>What our documents say</Heading>
      <p class="govuk-body">
        Figures come from what was signed. Why you did it, what you did and what comes next, only you can say. Write it
        here once: it stands in every document that is made from then on.
      </p>
      <TaskList
        idPrefix="documents"
        items={documents.map(({ template: { key, name, means }, version, missing }) => ({
          ...{ title: name, href: documentAddresses.words(key), hint: means },
          status:
            version === 0 ? 'Nothing written yet' : missing.length === 0 ? 'All is written' : stillToWrite(missing),
        }))}
      />
      <Details summary="How others can tell that a pack is ours">
        <p class="govuk-body">
          A pack is signed with a key that only this service has. Put these ten words on a page of yours. Whoever checks
          a pack sees the words of the key that it was signed with, and compares.
        </p>
        <p class="govuk-body">
          <strong>{fingerprint ?? 'The words stand here once you have made the first pack.'}</strong>
        </p>
      </Details>
    </>
  );
}

const stillToWrite = ({ length }: readonly string[]): string =>
  length === 1 ? 'One text to write' : `${length} texts to write`;
