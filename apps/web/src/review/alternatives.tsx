import type { AlternativeView, PricedAlternative } from '@footing/matching';
import { Details, Heading, Table } from '@footing/pages';
import { paths } from '../paths';
import type { BenchView } from './bench-view';
import { queryOf } from './queue-filter';
import { fit } from './fit';
import { isWithoutAnswers, priceWords } from './review-words';

/** The mentors a student might have instead, each with a way to see what that would cost; the barred ones apart. */
export function Alternatives({ entry, filter, mayReview }: BenchView) {
  const { alternatives, pair, draft, applicationId, readOnly } = entry;
  // Who else there is was known from what the draft was made from, and that is gone.
  if (isWithoutAnswers(draft)) return null;
  const canSwap = readOnly === null && mayReview && (pair === null || pair.steps.includes('swap'));
  const link = (offerId: string) => paths.swap(draft.id, applicationId, offerId) + queryOf(filter);
  const barred = alternatives.filter(({ barriers }) => barriers.length > 0);
  const allowed = alternatives.filter(({ barriers }) => barriers.length === 0);
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
          { text: 'Free places' },
          { text: 'What it would cost' },
        ]}
        rows={allowed.map((one) => [
          one.mentorName,
          fit(one.score),
          placesOf(one),
          canSwap ? <Price one={one} href={link(one.offerId)} /> : '–',
        ])}
        empty="No other mentor of this round is allowed for this student."
      />
      {canSwap && allowed.length > 0 && allowed.every(({ price }) => price === null) ? <NotPricedHere /> : null}
      {barred.length > 0 ? <Barred barred={barred} /> : null}
    </>
  );
}

const placesOf = ({ freePlaces, places }: AlternativeView) => (freePlaces > 0 ? `${freePlaces} of ${places}` : 'none');

/** What it costs comes first, so that the eye can run down the column; who moves is one step away. */
function Price({ one, href }: { readonly one: PricedAlternative; readonly href: string }) {
  return (
    <>
      {one.price ? `${priceWords(one.price)} ` : null}
      <a class="govuk-link" href={href}>
        See who would move
        <span class="govuk-visually-hidden"> for {one.mentorName}</span>
      </a>
    </>
  );
}

/** Prices for all at once come only where places and fit are all that counts, and in time; one by one they always do. */
function NotPricedHere() {
  return (
    <p class="govuk-body">
      “See who would move” works out what that mentor would cost. Nothing changes until you say so on the next page.
    </p>
  );
}

function Barred({ barred }: { readonly barred: readonly AlternativeView[] }) {
  return (
    <Details summary="Mentors who are not allowed, and why">
      <ul class="govuk-list govuk-list--bullet">
        {barred.map(({ offerId, mentorName, score, barriers }) => (
          <li key={offerId}>
            {mentorName} ({fit(score)}): {barriers.join('; ')}
          </li>
        ))}
      </ul>
    </Details>
  );
}
