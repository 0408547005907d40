import { costOfAPlace, type OfferWithRound } from '@footing/giving';
import type { FieldError } from '@footing/kernel';
import type { PlacesView } from '@footing/pairings';
import { Button, DateField, Heading, InsetText, NumberField, PostForm, readDateField, TaskList } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { textIn } from '../programme/typed';
import { offerWords } from './offer-words';

/** Everything that somebody offers places in. */
export function PlacesListPage({ offers }: { readonly offers: readonly OfferWithRound[] }) {
  return (
    <>
      <Heading>My places</Heading>
      {offers.length === 0 ? (
        <p class="govuk-body">
          You offer no places now. <a href={paths.myStudents}>See where you can offer some</a>
        </p>
      ) : (
        <TaskList
          items={offers.map((offer) => ({
            title: `${offer.round.programmeName}, ${offer.roundName}`,
            href: paths.placesOf(offer.offerId),
            status: placesInWords(offer),
          }))}
        />
      )}
    </>
  );
}

/** "2 places, 1 taken". */
export const placesInWords = ({ places, held, pausedUntil }: PlacesView): string =>
  `${places === 1 ? '1 place' : `${places} places`}, ${held === 0 ? 'none' : held} taken${
    pausedUntil ? `; on a break until ${dayInWords(pausedUntil)}` : ''
  }`;

interface PlacesPageView {
  readonly offer: OfferWithRound;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** How many places there are in one round, and a break until a day. */
export function PlacesPage({ offer, typed, errors, csrf }: PlacesPageView) {
  const { offerId, round, places, held } = offer;
  const { asks } = offerWords('places', round.programmeKind);
  return (
    <>
      <Heading caption={`${round.programmeName}, ${round.roundName}`}>My places</Heading>
      <p class="govuk-body-l">{placesInWords(offer)}.</p>
      <InsetText>{costOfAPlace(round.programmeKind, round.dates)}</InsetText>
      <PostForm action={paths.placesOf(offerId)} csrf={csrf}>
        <NumberField
          name="places"
          label={asks}
          labelSize="m"
          hint={
            held > 0
              ? `Not fewer than the ${held} taken now. If you want nobody new for a while, take a break below.`
              : '0 means nobody new.'
          }
          width={3}
          value={typed['places'] === undefined ? places : textIn(typed, 'places')}
          errors={errors}
        />
        <Button>Save my places</Button>
      </PostForm>
      <Break {...{ offer, typed, errors, csrf }} />
    </>
  );
}

function Break({ offer: { offerId, pausedUntil }, typed, errors, csrf }: PlacesPageView) {
  return (
    <>
      <Heading level={2}>Take a break from new students</Heading>
      {pausedUntil ? (
        <PostForm action={paths.placesStep(offerId, 'resume')} csrf={csrf}>
          <p class="govuk-body">Until {dayInWords(pausedUntil)} nobody new is proposed to you.</p>
          <Button variant="secondary">End the break now</Button>
        </PostForm>
      ) : (
        <PostForm action={paths.placesStep(offerId, 'pause')} csrf={csrf}>
          <p class="govuk-body">Nobody new is proposed to you until then. Students you have stay yours.</p>
          <DateField
            name="until"
            legend="Until which day?"
            legendSize="s"
            value={readDateField(typed, 'until').typed}
            errors={errors}
          />
          <Button variant="secondary">Take the break</Button>
        </PostForm>
      )}
    </>
  );
}
