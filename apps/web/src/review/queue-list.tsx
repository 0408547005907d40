import { Heading } from '@footing/pages';
import { paths } from '../paths';
import type { BenchView } from './bench-view';
import { queryOf } from './queue-filter';
import { HeldBy, Reviewed } from './queue.page';
import { fit } from './fit';
import { reviewStates } from './review-words';

/** The page of the queue that the reviewer came from, with this student marked. */
export function QueueList({ entry, queue, filter }: BenchView) {
  const { id } = entry.draft;
  return (
    <nav aria-labelledby="queue">
      <Heading level={2} id="queue">
        The queue
      </Heading>
      <Reviewed reviewed={queue.reviewed} pairs={queue.pairs} />
      <ul class="govuk-list">
        {queue.entries.map(({ applicationId, studentName, score, review, isTakenBack }) => (
          <li key={applicationId}>
            <a
              class="govuk-link"
              href={paths.reviewOf(id, applicationId) + queryOf(filter)}
              aria-current={applicationId === entry.applicationId ? 'page' : undefined}
            >
              {studentName}
            </a>
            <br />
            {score === null ? '' : `${fit(score)}, `}
            {reviewStates[review].words.toLowerCase()}
            {isTakenBack ? ', taken back' : ''}
            <HeldBy held={queue.held.get(applicationId)} />
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        <a
          class="govuk-link"
          href={paths.review(id) + queryOf(filter, { page: entry.page > 1 ? entry.page : undefined })}
        >
          Change what is shown
        </a>
      </p>
    </nav>
  );
}
