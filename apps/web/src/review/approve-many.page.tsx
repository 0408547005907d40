import type { FieldError } from '@footing/kernel';
import type { BulkView, Entry } from '@footing/matching';
import { Button, FilterForm, Heading, InsetText, NumberField, PostForm, Table, Tag, WarningText } from '@footing/pages';
import { paths } from '../paths';
import { count } from '../programme/round-words';
import { type QueueFilter, queryOf, typedFit } from './queue-filter';
import { fit, fitOfShare } from './fit';

const MOST_SHOWN = 20;

interface ApproveManyView {
  readonly draftId: string;
  readonly filter: QueueFilter;
  readonly bulk: BulkView;
  /** Why it was not done, in words. */
  readonly problem: string | undefined;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** Which pairings would be approved, which of them to open first, and the button that approves them. */
export function ApproveManyPage(view: ApproveManyView) {
  const { problem, bulk } = view;
  return (
    <>
      <Heading>Approve many at once</Heading>
      {problem ? <WarningText>{problem}</WarningText> : null}
      {bulk.allowedFrom === null ? (
        <NotAllowed draftId={view.draftId} />
      ) : (
        <Allowed {...view} allowedFrom={bulk.allowedFrom} />
      )}
    </>
  );
}

function NotAllowed({ draftId }: Pick<ApproveManyView, 'draftId'>) {
  return (
    <>
      <InsetText>
        The programme lead has not said from which fit many pairings may be approved at once. Until then, each is
        approved by itself. They can set it on the page “Rules for reviewing this round”.
      </InsetText>
      <Button href={paths.review(draftId)}>Go on one by one</Button>
    </>
  );
}

function Allowed(view: ApproveManyView & { readonly allowedFrom: number }) {
  const { draftId, filter, bulk, allowedFrom, errors } = view;
  const { entries, withColleagues, from } = bulk;
  return (
    <>
      <p class="govuk-body">
        Only pairings nobody has decided about are approved, and only those that you chose to see. You can still undo
        each of them. The programme lead allows it from a fit of {fitOfShare(allowedFrom)}.
      </p>
      <FilterForm action={paths.approveMany(draftId)} submit="Show these">
        <Kept filter={filter} />
        <NumberField
          name="minScore"
          label="With a fit from"
          hint={`${fitOfShare(allowedFrom)} to 100, for example ${fitOfShare(Math.min(1, allowedFrom + 0.05))}`}
          decimal
          value={typedFit(filter.minScore ?? from)}
          errors={errors}
        />
      </FilterForm>
      {withColleagues > 0 ? (
        <p class="govuk-body">{count(withColleagues, 'pairing')} left out: a colleague reviews the student now.</p>
      ) : null}
      {entries.length === 0 ? (
        <p class="govuk-body">No open pairing is this good. Choose a lower fit, if the lead allows one.</p>
      ) : (
        <ToApprove {...view} />
      )}
    </>
  );
}

function ToApprove(view: ApproveManyView) {
  const { draftId, filter, bulk, csrf } = view;
  const { entries, revision, sample } = bulk;
  const unseen = sample.filter(({ isSeen }) => !isSeen).length;
  return (
    <>
      <Sample {...view} />
      <WhichOnes entries={entries} />
      {unseen > 0 ? (
        <p class="govuk-body">
          When you have opened {unseen === 1 ? 'the one' : `the ${unseen}`} above, the button to approve all is here.
        </p>
      ) : (
        <PostForm action={paths.approveMany(draftId) + queryOf(filter)} csrf={csrf}>
          <input type="hidden" name="seen" value={revision} />
          <Button>Approve {count(entries.length, 'pairing')}</Button>
        </PostForm>
      )}
    </>
  );
}

function Sample({ draftId, filter, bulk }: ApproveManyView) {
  return (
    <Table
      caption={`Look at ${bulk.sample.length === 1 ? 'this one' : `these ${bulk.sample.length}`} first, drawn by lot`}
      captionSize="m"
      firstCellIsHeader
      columns={[{ text: 'Student' }, { text: 'Mentor' }, { text: 'Seen' }]}
      rows={bulk.sample.map(({ entry, isSeen }) => [
        <a class="govuk-link" href={paths.reviewOf(draftId, entry.applicationId) + queryOf(filter)}>
          {entry.studentName}
        </a>,
        entry.mentorName ?? '–',
        isSeen ? <Tag tone="done">Seen</Tag> : <Tag tone="needs-you">Open this</Tag>,
      ])}
    />
  );
}

/** What else narrows the list, sent along. */
function Kept({ filter }: { readonly filter: QueueFilter }) {
  const { school, tier, search } = filter;
  const maxScore = typedFit(filter.maxScore);
  return (
    <>
      {Object.entries({ school, tier, maxScore, search }).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={String(value)} />,
      )}
    </>
  );
}

function WhichOnes({ entries }: { readonly entries: readonly Entry[] }) {
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
