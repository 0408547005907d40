import type { DraftView, Entry, Queue, ReviewManner, ToldTier } from '@footing/matching';
import { Button, Heading, InsetText, Meter, pageLinks, Pagination, Table, Tag } from '@footing/pages';
import { paths } from '../paths';
import { count } from '../programme/round-words';
import { MannerPanel } from './manner-panel';
import { QueueFilters } from './queue-filters';
import { type QueueFilter, queryOf } from './queue-filter';
import { ChangedMinds } from './changed-minds';
import { fit } from './fit';
import { readOnlyWords, reviewStates } from './review-words';

interface QueueView {
  readonly draft: DraftView;
  readonly queue: Queue;
  readonly filter: QueueFilter;
  readonly mayReview: boolean;
  readonly manner: ReviewManner;
  readonly csrf: string;
  readonly maySet: boolean;
}

/** Every student of a draft, narrowed as the reviewer likes, with how far the review is. */
export function QueuePage(view: QueueView) {
  const { draft, queue, filter, mayReview } = view;
  const { total, page, pages, reviewed, pairs } = queue;
  return (
    <>
      <Heading caption={`Draft ${draft.number}`}>Review the pairings</Heading>
      {draft.readOnly ? <InsetText>{readOnlyWords[draft.readOnly]}</InsetText> : null}
      <ChangedMinds draft={draft} />
      <Reviewed reviewed={reviewed} pairs={pairs} />
      <Elsewhere students={queue.elsewhere} />
      <QueueFilters {...{ queue, filter }} action={paths.review(draft.id)} tiers={tiersOf(draft)} />
      <p class="govuk-body" role="status">
        {count(total, 'student')} shown{pages > 1 ? `, page ${page} of ${pages}` : ''}.
      </p>
      <Entries {...{ draft, queue, filter }} />
      {pages > 1 ? (
        <Pagination {...pageLinks(page, pages, (to) => paths.review(draft.id) + queryOf(filter, { page: to }))} />
      ) : null}
      <MannerPanel {...view} />
      {mayReview && draft.readOnly === null && queue.counts.open > 0 ? (
        <Button href={paths.approveMany(draft.id) + queryOf(filter, { page: undefined })} variant="secondary">
          Approve many at once
        </Button>
      ) : null}
    </>
  );
}

const tiersOf = ({ summary }: DraftView): ToldTier[] => (summary?.tiers ?? []).map(({ tier }) => tier);

/** How many of the draft's students the reader does not see, because others look after them. */
function Elsewhere({ students }: { students: number }) {
  if (students === 0) return null;
  const whom = students === 1 ? '1 more student' : `${students} more students`;
  return <p class="govuk-body">You see the students you look after. Others look after {whom} of this draft.</p>;
}

/** "37 of 212 reviewed", with a bar. */
export function Reviewed({ reviewed, pairs }: Pick<Queue, 'reviewed' | 'pairs'>) {
  if (pairs === 0) return null;
  return <Meter label="Pairings" value={reviewed / pairs} words={`${reviewed} of ${pairs} reviewed`} />;
}

function Entries({ draft, queue, filter }: Pick<QueueView, 'draft' | 'queue' | 'filter'>) {
  return (
    <Table
      caption="Students of this draft"
      captionHidden
      firstCellIsHeader
      columns={[
        { text: 'Student' },
        { text: 'School' },
        { text: 'Tier', numeric: true },
        { text: 'Mentor' },
        { text: 'Fit', numeric: true },
        { text: 'Review' },
      ]}
      rows={queue.entries.map((entry) => [
        <a
          class="govuk-link"
          href={paths.reviewOf(draft.id, entry.applicationId) + queryOf(filter, { page: undefined })}
        >
          {entry.studentName}
        </a>,
        entry.schoolName ?? '–',
        entry.tier === 'none' ? 'None' : entry.tier,
        entry.mentorName ?? '–',
        entry.score === null ? '–' : fit(entry.score),
        <>
          <StateTags entry={entry} />
          <HeldBy held={queue.held.get(entry.applicationId)} />
        </>,
      ])}
      empty="Nobody here. Change what is shown above."
    />
  );
}

/** Who has a student for review now. */
export function HeldBy({ held }: { readonly held: { readonly by: string; readonly isMine: boolean } | undefined }) {
  if (!held) return null;
  return (
    <>
      <br />
      {held.isMine ? 'You have them' : `With ${held.by}`}
    </>
  );
}

/** Where a student stands, in a word or two. */
export function StateTags({ entry }: { readonly entry: Pick<Entry, 'review' | 'pinned' | 'isTakenBack'> }) {
  const { words, tone } = reviewStates[entry.review];
  return (
    <>
      <Tag tone={tone}>{words}</Tag> {entry.pinned ? <Tag tone="information">Pinned</Tag> : null}{' '}
      {entry.isTakenBack ? <Tag tone="problem">Taken back</Tag> : null}
    </>
  );
}
