import type { AlternativeView } from '@footing/matching';
import { Heading, Table } from '@footing/pages';
import { paths } from '../paths';
import type { BenchView } from './bench-view';
import { queryOf } from './queue-filter';
import { fit } from './review-words';

/** The mentors a student might have instead, each with a way to see what that would cost. */
export function Alternatives({ entry, filter, mayReview }: BenchView) {
  const { alternatives, pair, draft, applicationId, readOnly } = entry;
  const canSwap = readOnly === null && mayReview && (pair === null || pair.steps.includes('swap'));
  const link = (offerId: string) => paths.swap(draft.id, applicationId, offerId) + queryOf(filter);
  return (
    <>
      <Heading level={2} id="alternatives">
        {pair ? 'Other mentors' : 'Possible mentors'}
      </Heading>
      <Table
        caption="Mentors this student might have, the best fit first"
        captionHidden
        firstCellIsHeader
        columns={[
          { text: 'Mentor' },
          { text: 'Fit', numeric: true },
          { text: 'Places' },
          { text: 'What it would cost' },
        ]}
        rows={alternatives.map((one) => [
          one.mentorName,
          fit(one.score),
          one.freePlaces > 0 ? `${one.freePlaces} of ${one.places} free` : 'none free',
          <Price one={one} href={canSwap ? link(one.offerId) : null} />,
        ])}
        empty="There is no other mentor in this round."
      />
    </>
  );
}

function Price({ one, href }: { readonly one: AlternativeView; readonly href: string | null }) {
  if (one.barriers.length > 0) return <>Not allowed: {one.barriers.join('; ')}</>;
  if (href === null) return <>–</>;
  return (
    <a class="govuk-link" href={href}>
      See who would move
      <span class="govuk-visually-hidden"> for {one.mentorName}</span>
    </a>
  );
}
