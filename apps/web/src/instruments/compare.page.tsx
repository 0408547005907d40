import { Heading, Table } from '@footing/pages';
import type { InstrumentView } from '@footing/surveys';
import { differences } from './compared';
import { nameOf } from './item-words';
import { versionInWords } from './version-words';

interface CompareView {
  readonly before: InstrumentView;
  readonly after: InstrumentView;
}

/** Two versions of a survey, side by side where they differ. */
export function ComparePage({ before, after }: CompareView) {
  const found = differences(before.instrument, after.instrument);
  return (
    <>
      <Heading caption={nameOf(after.instrument)}>What changed</Heading>
      <p class="govuk-body">
        {versionInWords(before.version)}, beside: {versionInWords(after.version)}.
      </p>
      <Table
        caption="What changed, before and after"
        captionHidden
        firstCellIsHeader
        columns={[{ text: 'What' }, { text: 'Before' }, { text: 'After' }]}
        rows={found.map(({ what, before: was, after: is }) => [what, <Lines lines={was} />, <Lines lines={is} />])}
        empty="Nothing that people read has changed."
      />
    </>
  );
}

const Lines = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.length === 0 ? (
    <>–</>
  ) : (
    <>
      {lines.map((line) => (
        <p class="govuk-body">{line}</p>
      ))}
    </>
  );
