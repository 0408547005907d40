import { type ChainState, MOST_COUNTED, type RecordLine, type RecordPage } from '@footing/audit';
import type { FieldError } from '@footing/kernel';
import {
  Button,
  Checkboxes,
  DateField,
  FilterForm,
  Heading,
  pageLinks,
  Pagination,
  SummaryList,
  Table,
  Tag,
  TextField,
  WarningText,
} from '@footing/pages';
import { paths } from '../paths';
import { Kinds } from './my-record.page';
import { type AskedRecord, recordQuery } from './record-filter';
import {
  eventOfOthers,
  momentInWords,
  sentence,
  shortMomentInWords,
  subjectWords,
  whatFor,
  whoWords,
} from './record-words';

interface AccessRecordView {
  readonly asked: AskedRecord;
  readonly record: RecordPage;
  readonly chain: ChainState;
  readonly errors: readonly FieldError[];
}

/** The whole record of who looked, for the data protection officer. */
export function AccessRecordPage({ asked, record, chain, errors }: AccessRecordView) {
  const { lines, total, page, pages } = record;
  return (
    <>
      <Heading>Who looked at what</Heading>
      <Chain chain={chain} />
      <Filters asked={asked} errors={errors} />
      <p class="govuk-body" role="status">
        {totalInWords(total)}
        {pages > 1 ? `, page ${page} of ${pages}` : ''}.
      </p>
      <Table
        caption="The record, the newest first"
        captionHidden
        columns={[
          ...[{ text: 'When' }, { text: 'Who' }, { text: 'What happened' }, { text: 'Whose data' }],
          ...[{ text: 'What for' }, { text: 'Data' }],
        ]}
        rows={lines.map(rowOf)}
        empty="Nothing here. Change what is shown above."
      />
      {pages > 1 && (
        <Pagination {...pageLinks(page, pages, (to) => paths.accessRecord + recordQuery(asked.search, to))} />
      )}
      {total > 0 && (
        <Button href={paths.exportAccessRecord + recordQuery(asked.search)} variant="secondary">
          Save these lines as a file
        </Button>
      )}
    </>
  );
}

const totalInWords = (total: number): string => {
  if (total >= MOST_COUNTED) return `${MOST_COUNTED.toLocaleString('en-GB')} lines or more`;
  return total === 1 ? '1 line' : `${total.toLocaleString('en-GB')} lines`;
};

const rowOf = (line: RecordLine) => [
  shortMomentInWords(line.at),
  whoWords(line),
  <>
    {sentence(eventOfOthers(line.event))}
    {line.outcome === 'refused' && (
      <>
        {' '}
        <Tag tone="problem">Refused</Tag>
      </>
    )}
  </>,
  subjectWords(line) || '–',
  whatFor(line),
  <Kinds line={line} most={6} />,
];

/** How far the record is sealed, and whether the last check found it whole. */
function Chain({ chain: { head, checked } }: Pick<AccessRecordView, 'chain'>) {
  const sealed = head ? `up to ${momentInWords(head.sealedAt)}, seal ${head.number}` : 'Not yet';
  return (
    <>
      {checked?.fault && (
        <WarningText>The record is not whole: {checked.fault}. Tell whoever runs this service at once.</WarningText>
      )}
      <SummaryList
        rows={[
          { label: 'Sealed', value: sealed },
          ...(head ? [{ label: 'Newest seal', value: <code class="footing-code">{inGroups(head.hash)}</code> }] : []),
          { label: 'Checked', value: checked ? `${momentInWords(checked.at)}, ${verdict(checked)}` : 'Not yet' },
        ]}
      />
    </>
  );
}

const verdict = ({ upTo, fault }: NonNullable<ChainState['checked']>) =>
  fault === null ? `whole up to seal ${upTo}` : 'not whole';

/** Groups of eight can be compared by eye, and break where a line ends. */
const inGroups = (hash: string): string => (hash.match(/.{8}/g) ?? []).join(' ');

function Filters({ asked, errors }: Pick<AccessRecordView, 'asked' | 'errors'>) {
  const { search, days } = asked;
  const isNarrowed = Object.keys(search).length > 0;
  return (
    <FilterForm action={paths.accessRecord} {...(isNarrowed ? { clearHref: paths.accessRecord } : {})}>
      <TextField name="person" label="Whose data: name, e-mail or ID" type="search" value={search.person} />
      <TextField name="account" label="Who looked: name or e-mail" type="search" value={search.account} />
      <TextField
        name="event"
        label="What happened"
        hint="A word or two of it, such as draft or signed in"
        type="search"
        value={search.event}
      />
      <DateField name="from" legend="First day" legendSize="s" value={days.from} errors={errors} />
      <DateField name="to" legend="Last day" legendSize="s" value={days.to} errors={errors} />
      <Checkboxes
        name="special"
        legend="Kind of data"
        legendSize="s"
        items={[{ value: 'yes', text: 'Sensitive data only' }]}
        values={search.special ? ['yes'] : []}
        errors={errors}
      />
    </FilterForm>
  );
}
