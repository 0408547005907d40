import type { Entry } from '@footing/matching';
import { Button, FilterForm, Heading, NumberField, PostForm, Table, WarningText } from '@footing/pages';
import { paths } from '../paths';
import { count } from '../programme/round-words';
import { type QueueFilter, queryOf } from './queue-filter';
import { fit } from './review-words';

const MOST_SHOWN = 20;

interface ApproveManyView {
  readonly draftId: string;
  readonly filter: QueueFilter;
  /** The open pairings that would be approved. */
  readonly entries: readonly Entry[];
  readonly revision: number;
  /** Why it was not done, in words. */
  readonly problem: string | undefined;
  readonly csrf: string;
}

/** Which pairings would be approved, from which fit up, and the button that does it. */
export function ApproveManyPage({ draftId, filter, entries, revision, problem, csrf }: ApproveManyView) {
  const action = paths.approveMany(draftId);
  return (
    <>
      <Heading>Approve many at once</Heading>
      {problem ? <WarningText>{problem}</WarningText> : null}
      <p class="govuk-body">
        Only pairings nobody has decided about are approved, and only those that you chose to see. You can still undo
        each of them.
      </p>
      <FilterForm action={action} submit="Show these">
        <Kept filter={filter} />
        <NumberField
          name="minScore"
          label="With a fit from"
          hint="0 to 1, for example 0.7"
          decimal
          value={filter.minScore}
        />
      </FilterForm>
      {entries.length === 0 ? (
        <p class="govuk-body">No open pairing is this good. Choose a lower fit.</p>
      ) : (
        <>
          <WhichOnes entries={entries} />
          <PostForm action={action + queryOf(filter)} csrf={csrf}>
            <input type="hidden" name="seen" value={revision} />
            <Button>Approve {count(entries.length, 'pairing')}</Button>
          </PostForm>
        </>
      )}
    </>
  );
}

/** What else narrows the list, sent along. */
function Kept({ filter }: { readonly filter: QueueFilter }) {
  const { school, tier, maxScore, search } = filter;
  return (
    <>
      {Object.entries({ school, tier, maxScore, search }).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={String(value)} />,
      )}
    </>
  );
}

function WhichOnes({ entries }: Pick<ApproveManyView, 'entries'>) {
  const more = entries.length - MOST_SHOWN;
  return (
    <>
      <Table
        caption={`${count(entries.length, 'pairing')} would be approved`}
        captionSize="m"
        firstCellIsHeader
        columns={[{ text: 'Student' }, { text: 'Mentor' }, { text: 'Fit', numeric: true }]}
        rows={entries
          .slice(0, MOST_SHOWN)
          .map(({ studentName, mentorName, score }) => [
            studentName,
            mentorName ?? '–',
            score === null ? '–' : fit(score),
          ])}
      />
      {more > 0 ? <p class="govuk-body">And {more} more.</p> : null}
    </>
  );
}
