import { type NeedsPair, type PairingOnDesk, pairingStates, type PairingState } from '@footing/pairings';
import {
  Button,
  EmptyState,
  FilterForm,
  Heading,
  pageLinks,
  Pagination,
  SelectField,
  Table,
  Tag,
} from '@footing/pages';
import { afterPaths } from '../after-meetings/after-paths';
import { paths } from '../paths';
import { count } from '../programme/round-words';
import { awaitedInWords } from './desk-words';
import { stateTags } from './state-words';

interface DeskView {
  readonly roundId: string;
  readonly caption: string;
  readonly pairings: readonly PairingOnDesk[];
  /** Only these; null: all. */
  readonly state: PairingState | null;
  readonly needing: readonly NeedsPair[];
  /** Which page of them, from 1; one that is too far shows the last. */
  readonly page: number;
}

/** So few that the page stays below 100 kB on a slow phone. */
const PAIRINGS_A_PAGE = 20;

/** Every pairing of a round with what it waits for, a page at a time. */
export function DeskPage(view: DeskView) {
  const { roundId, caption, pairings, needing } = view;
  return (
    <>
      <Heading caption={caption}>Pairings</Heading>
      {needing.length > 0 ? (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.newPairs(roundId)}>
            {count(needing.length, 'student')} {needing.length === 1 ? 'needs' : 'need'} a new pair
          </a>
        </p>
      ) : null}
      <p class="govuk-body">
        <a class="govuk-link" href={afterPaths.board(roundId)}>
          How it goes
        </a>
        : who is behind or quiet, and what you can do
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.examDays(roundId)}>
          Days of exams
        </a>
        , on which nothing falls due
      </p>
      {pairings.length === 0 ? <NoneYet roundId={roundId} /> : <All {...view} />}
      {pairings.length > 0 && needing.length === 0 ? (
        <p class="govuk-body">
          Nobody waits for a new pair.{' '}
          <a class="govuk-link" href={paths.newPairs(roundId)}>
            Agree beforehand to the next best
          </a>
        </p>
      ) : null}
    </>
  );
}

function NoneYet({ roundId }: Pick<DeskView, 'roundId'>) {
  return (
    <EmptyState
      title="Published pairings will be here"
      action={<Button href={paths.drafts(roundId)}>Go to the drafts</Button>}
    >
      <p class="govuk-body">Review a draft, approve the pairings you agree with, and publish them.</p>
    </EmptyState>
  );
}

function All({ pairings, page, roundId, state }: DeskView) {
  const chosen = pairings.filter((one) => state === null || one.state === state);
  const pages = Math.max(1, Math.ceil(chosen.length / PAIRINGS_A_PAGE));
  const at = Math.min(Math.max(1, page), pages);
  const shown = chosen.slice((at - 1) * PAIRINGS_A_PAGE, at * PAIRINGS_A_PAGE);
  const href = (to: number) => `${paths.pairings(roundId)}?${state ? `state=${state}&` : ''}page=${to}`;
  return (
    <>
      <ByState {...{ pairings, roundId, state }} />
      <Table
        caption={count(chosen.length, 'pairing')}
        captionSize="m"
        firstCellIsHeader
        columns={[
          { text: 'Student' },
          { text: 'School' },
          { text: 'Mentor' },
          { text: 'State' },
          { text: 'Waits for' },
          { text: 'Approved by' },
        ]}
        rows={shown.map((pairing) => [
          <a class="govuk-link" href={paths.pairing(pairing.id)}>
            {pairing.studentName}
          </a>,
          pairing.schoolName ?? '–',
          pairing.mentorName,
          <Tag tone={stateTags[pairing.state].tone}>{stateTags[pairing.state].words}</Tag>,
          awaitedInWords(pairing),
          pairing.byStandingWord ? `${pairing.approvedBy}, beforehand` : pairing.approvedBy,
        ])}
        empty="No pairing is in this state."
      />
      {pages > 1 ? <Pagination {...pageLinks(at, pages, href)} landmark="Pages of pairings" /> : null}
    </>
  );
}

function ByState({ pairings, roundId, state }: Pick<DeskView, 'pairings' | 'roundId' | 'state'>) {
  const of = (one: PairingState) => pairings.filter((pairing) => pairing.state === one).length;
  return (
    <FilterForm action={paths.pairings(roundId)}>
      <SelectField
        name="state"
        label="State"
        value={state ?? ''}
        items={[
          { value: '', text: `All (${pairings.length})` },
          ...pairingStates
            .filter((one) => of(one) > 0 || one === state)
            .map((one) => ({ value: one, text: `${stateTags[one].words} (${of(one)})` })),
        ]}
      />
    </FilterForm>
  );
}
