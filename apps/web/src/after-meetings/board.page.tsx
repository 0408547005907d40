import { EmptyState, FilterForm, Heading, pageLinks, Pagination, SelectField, Table, Tag } from '@footing/pages';
import type { BoardRow, ProgrammeReflection } from '@footing/scheduling';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { count } from '../programme/round-words';
import { afterPaths } from './after-paths';
import { nextOf, type Sign, signs, signsOf, signWords } from './board-words';
import { WrittenWords } from './written-words';

/** Which pairs are shown: those with any sign, with one, or all. */
export type Shown = Sign | 'any' | 'all';

interface BoardView {
  readonly roundId: string;
  readonly caption: string;
  readonly rows: readonly BoardRow[];
  readonly shown: Shown;
  /** From 1; one that is too far shows the last. */
  readonly page: number;
}

/** So few that the page stays below 100 kB on a slow phone. */
const PAIRS_A_PAGE = 20;

/** Where each pair under way stands, from what happened: whoever may need somebody comes first. */
export function BoardPage(view: BoardView) {
  const { roundId, caption, rows } = view;
  return (
    <>
      <Heading caption={caption}>How it goes</Heading>
      <p class="govuk-body">
        From what pairs do: meetings agreed and held, answers, and what both say. Not from who signs in, and not from
        what they write to each other.{' '}
        <a class="govuk-link" href={afterPaths.cadence(roundId)}>
          How often they mean to meet
        </a>
      </p>
      {rows.length === 0 ? (
        <EmptyState title="Pairs under way will be here">
          <p class="govuk-body">
            As soon as two people have said yes to each other, you see here how their meetings go.{' '}
            <a class="govuk-link" href={paths.pairings(roundId)}>
              All pairings
            </a>
          </p>
        </EmptyState>
      ) : (
        <Pairs {...view} />
      )}
    </>
  );
}

const isShown = (row: BoardRow, shown: Shown): boolean =>
  shown === 'all' || (shown === 'any' ? signsOf(row).length > 0 : signsOf(row).includes(shown));

function Pairs({ roundId, rows, shown, page }: BoardView) {
  const chosen = rows.filter((row) => isShown(row, shown));
  const pages = Math.max(1, Math.ceil(chosen.length / PAIRS_A_PAGE));
  const at = Math.min(Math.max(1, page), pages);
  const href = (to: number) => `${afterPaths.board(roundId)}?show=${shown}&page=${to}`;
  return (
    <>
      <Filter {...{ roundId, rows, shown }} />
      {chosen.length === 0 ? (
        <p class="govuk-body-l">
          {shown === 'any' ? 'All is well: no pair needs you now.' : 'No pair is like that now.'}
        </p>
      ) : (
        <Table
          caption={count(chosen.length, 'pair')}
          captionSize="m"
          firstCellIsHeader
          columns={[
            { text: 'Student' },
            { text: 'Mentor' },
            { text: 'Meetings' },
            { text: 'Last sign' },
            { text: 'What we see' },
            { text: 'What you can do' },
          ]}
          rows={chosen.slice((at - 1) * PAIRS_A_PAGE, at * PAIRS_A_PAGE).map(cellsOf)}
        />
      )}
      {pages > 1 ? <Pagination {...pageLinks(at, pages, href)} landmark="Pages of pairs" /> : null}
    </>
  );
}

function Filter({ roundId, rows, shown }: Pick<BoardView, 'roundId' | 'rows' | 'shown'>) {
  const of = (one: Shown) => rows.filter((row) => isShown(row, one)).length;
  return (
    <FilterForm action={afterPaths.board(roundId)}>
      <SelectField
        name="show"
        label="Show"
        value={shown}
        items={[
          { value: 'any', text: `Who may need you (${of('any')})` },
          ...signs.map((sign) => ({ value: sign, text: `${signWords[sign].words} (${of(sign)})` })),
          { value: 'all', text: `Everybody under way (${rows.length})` },
        ]}
      />
    </FilterForm>
  );
}

function cellsOf(row: BoardRow) {
  const { pairingId, studentName, mentorName, held, target, next, lastSign, written } = row;
  const todo = nextOf(row);
  return [
    <a class="govuk-link" href={paths.pairing(pairingId)}>
      {studentName}
    </a>,
    mentorName,
    `${held} of ${target}${next ? `, next ${dayInWords(next)}` : ''}`,
    lastSign ? dayInWords(lastSign) : '–',
    <Signs row={row} />,
    <>
      {todo ?? 'Nothing now'}
      {written > 0 ? (
        <>
          <br />
          <a class="govuk-link" href={afterPaths.written(pairingId)}>
            Read what they wrote for you ({written})<span class="govuk-visually-hidden">: {studentName}</span>
          </a>
        </>
      ) : null}
    </>,
  ];
}

function Signs({ row }: { readonly row: BoardRow }) {
  const found = signsOf(row);
  if (row.isPaused && found.length === 0) return <Tag tone="neutral">On a break</Tag>;
  if (found.length === 0) return <>On their way</>;
  return (
    <>
      {found.map((sign) => (
        <span key={sign}>
          <Tag tone={signWords[sign].tone}>{signWords[sign].words}</Tag>
          {sign === 'differ' ? ` ${row.differ.map(dayInWords).join(', ')}` : ''}{' '}
        </span>
      ))}
    </>
  );
}

const moment = (local: string): string => `${dayInWords(local.slice(0, 10))}, ${local.slice(11)}`;

/** What the two of a pairing wrote for the staff of the programme. */
export const WrittenPage = ({ written }: { readonly written: readonly ProgrammeReflection[] }) => (
  <>
    <Heading>What they wrote for you</Heading>
    <p class="govuk-body">
      Each of them chose the mentoring team as readers. The other of the two does not see it. That you looked is
      recorded.
    </p>
    {written.length === 0 ? <p class="govuk-body">There is nothing now. They can take back what they wrote.</p> : null}
    {written.map(({ firstName, localStart, words }) => (
      <section key={`${localStart} ${firstName}`}>
        <Heading level={2} caption={moment(localStart)}>
          {firstName}
        </Heading>
        <WrittenWords text={words} />
      </section>
    ))}
  </>
);
