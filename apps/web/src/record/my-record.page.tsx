import type { RecordLine, RecordPage } from '@footing/audit';
import { EmptyState, Heading, InsetText, pageLinks, Pagination, Table, Tag } from '@footing/pages';
import { paths } from '../paths';
import { eventWords, kindsOfData, momentInWords, sentence, whatFor, whoWords } from './record-words';

interface MyRecordView {
  readonly record: RecordPage;
  /** The reader's own account. */
  readonly self: string | null;
}

/** Who has looked at the reader's own data, the newest first. */
export function MyRecordPage({ record, self }: MyRecordView) {
  const { lines, page, pages } = record;
  return (
    <>
      <Heading>Who has looked at my data</Heading>
      <p class="govuk-body">
        Each time somebody looks at what we keep about you, or changes it, we write that down here. Nobody can change or
        delete these lines.
      </p>
      {lines.length === 0 ? (
        <EmptyState title="Nobody has looked yet">
          <p class="govuk-body">As soon as somebody does, you can see here who it was, when, and what for.</p>
        </EmptyState>
      ) : (
        <>
          <InsetText>
            “Sensitive” marks data with extra protection, such as a shared experience or a group the university counts
            you in.
          </InsetText>
          <Table
            caption="Who has looked, the newest first"
            captionHidden
            columns={[
              { text: 'When' },
              { text: 'Who' },
              { text: 'What happened' },
              { text: 'What for' },
              { text: 'Data' },
            ]}
            rows={lines.map((line) => rowOf(line, self))}
          />
          {pages > 1 && <Pagination {...pageLinks(page, pages, (to) => `${paths.myRecord}?page=${to}`)} />}
        </>
      )}
    </>
  );
}

const rowOf = (line: RecordLine, self: string | null) => [
  momentInWords(line.at),
  whoWords(line, self),
  sentence(eventWords(line.event)),
  whatFor(line),
  <Kinds line={line} toSelf />,
];

interface KindsView {
  readonly line: Pick<RecordLine, 'event' | 'fields' | 'special'>;
  /** True where the person reads it whom the line is about. */
  readonly toSelf?: boolean;
  /** How many are named at most; all of them unless said. */
  readonly most?: number;
}

/** The kinds of data a line is about; never the data. */
export function Kinds({ line, toSelf = false, most = line.fields.length }: KindsView) {
  const words = kindsOfData(line, toSelf);
  const more = words.length - most;
  const named = words.slice(0, more > 0 ? most : undefined).join(', ');
  return (
    <>
      {line.special && (
        <>
          <Tag tone="needs-you">Sensitive</Tag>{' '}
        </>
      )}
      {words.length === 0 ? '–' : more > 0 ? `${named} and ${more} more` : named}
    </>
  );
}
