import { type Board, type RequestOnBoard, rightKinds, rights } from '@footing/consent';
import { FilterForm, Heading, pageLinks, Pagination, SelectField, Table, Tag, WarningText } from '@footing/pages';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { boardStateWords, daysInWords, dueInWords } from './right-words';
import { type AskedBoard, boardQuery } from './rights-filter';

interface BoardView {
  readonly board: Board;
  readonly filter: AskedBoard['filter'];
}

/** What is due, the late first. */
export function BoardPage({ board, filter }: BoardView) {
  const { requests, total, page, pages, late } = board;
  return (
    <>
      <Heading>Requests about data</Heading>
      {late > 0 && (
        <WarningText>
          {late === 1 ? '1 request is late.' : `${late} requests are late.`} The law gives a month, and two more only
          where you said so in time.
        </WarningText>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.newRight}>
          Write down a request that came by letter or telephone
        </a>
      </p>
      <Filters filter={filter} />
      <p class="govuk-body" role="status">
        {total === 1 ? '1 request' : `${total} requests`}
        {pages > 1 ? `, page ${page} of ${pages}` : ''}.
      </p>
      <Table
        caption="Requests, by what is due first"
        captionHidden
        columns={[
          ...[{ text: 'Who' }, { text: 'What they ask' }, { text: 'Received' }, { text: 'Due' }],
          ...[{ text: 'Time left' }, { text: 'How far' }],
        ]}
        rows={requests.map(rowOf)}
        empty="Nothing here. When somebody asks about their data, you see it here and get a mail."
      />
      {pages > 1 && <Pagination {...pageLinks(page, pages, (to) => paths.rights + boardQuery(filter, to))} />}
    </>
  );
}

const rowOf = (request: RequestOnBoard) => [
  <a class="govuk-link" href={paths.right(request.id)}>
    {request.name ?? 'Somebody who has left'}
  </a>,
  rights[request.kind].title,
  dayInWords(request.receivedOn),
  dueInWords(request),
  request.closedAt ? '–' : <TimeLeft days={request.daysLeft} />,
  boardStateWords[request.state],
];

const SOON_DAYS = 7;

function TimeLeft({ days }: { readonly days: number | null }) {
  const words = daysInWords(days);
  if (days === null || days > SOON_DAYS) return <>{words}</>;
  return <Tag tone={days < 0 ? 'problem' : 'needs-you'}>{words}</Tag>;
}

function Filters({ filter: { state, kind } }: Pick<BoardView, 'filter'>) {
  const isNarrowed = state !== 'open' || kind !== undefined;
  return (
    <FilterForm action={paths.rights} {...(isNarrowed ? { clearHref: paths.rights } : {})}>
      <SelectField
        name="state"
        label="Which"
        items={[
          { value: 'open', text: 'Open' },
          { value: 'closed', text: 'Answered' },
          { value: 'all', text: 'All' },
        ]}
        value={state ?? 'all'}
      />
      <SelectField
        name="kind"
        label="What they ask"
        items={[{ value: '', text: 'Anything' }, ...rightKinds.map((value) => ({ value, text: rights[value].title }))]}
        value={kind ?? ''}
      />
    </FilterForm>
  );
}
