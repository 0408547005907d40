import type { Import, ImportRow } from '@footing/people';
import { Heading, Table, Tag, type TagTone } from '@footing/pages';
import { Address } from '../people/address';
import { answerInWords } from '../people/answer-in-words';
import { number, targetName } from './import-words';

const outcomes: Readonly<Record<string, { readonly text: string; readonly tone: TagTone }>> = {
  new: { text: 'New', tone: 'information' },
  changed: { text: 'Changed', tone: 'information' },
  same: { text: 'As before', tone: 'neutral' },
};

/** The first rows as they would be kept. */
export function Preview({ of, rows }: { of: Import; rows: readonly ImportRow[] }) {
  const columns = [
    { text: 'Person' },
    { text: 'Row', numeric: true },
    { text: 'What happens' },
    { text: 'Found by' },
    { text: 'What we keep' },
  ];
  return (
    <>
      <Heading level={2}>How the first {number(rows.length)} will be kept</Heading>
      <p class="govuk-body">
        An empty cell clears the answer that was there. Answers whose column is not in the file stay as they are.
      </p>
      <Table
        caption="The first people of the file"
        captionHidden
        columns={columns}
        firstCellIsHeader
        rows={rows.map((row) => [
          `${row.reading?.firstName ?? ''} ${row.reading?.lastName ?? ''}`.trim(),
          row.rowNumber,
          <Outcome row={row} />,
          <FoundBy row={row} />,
          <Kept of={of} row={row} />,
        ])}
      />
    </>
  );
}

function Outcome({ row }: { row: ImportRow }) {
  const words = outcomes[row.outcome ?? ''];
  return words ? <Tag tone={words.tone}>{words.text}</Tag> : null;
}

function FoundBy({ row }: { row: ImportRow }) {
  const { universityId, email } = row.reading ?? {};
  return (
    <>
      {universityId}
      {universityId && email ? ', ' : null}
      {email ? <Address email={email} /> : null}
    </>
  );
}

const LONGEST = 120;
const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

function Kept({ of, row }: { of: Import; row: ImportRow }) {
  const { school, places, sealedTier, experiences, answers = {} } = row.reading ?? {};
  const facts: [string, string][] = [
    ...(school ? [['School or faculty', school] as [string, string]] : []),
    ...(places === undefined ? [] : [['Places', String(places)] as [string, string]]),
    ...(sealedTier === undefined ? [] : [['Tier', String(sealedTier)] as [string, string]]),
    ...Object.entries(answers).map(([key, value]): [string, string] => [
      targetName(of.kind, key),
      answerInWords(value),
    ]),
    ...(experiences ? [['Shared experience', 'given; only matching reads it'] as [string, string]] : []),
  ];
  if (facts.length === 0) return <>Only who they are</>;
  return (
    <ul class="govuk-list">
      {facts.map(([label, value]) => (
        <li>
          {label}: {cut(value)}
        </li>
      ))}
    </ul>
  );
}
