import type { GroupPrice, KeptPlaces } from '@footing/matching';
import { Heading, InsetText, smallPercent, Table } from '@footing/pages';
import { paths } from '../paths';
import { count } from '../programme/round-words';
import { someOf } from './some-of';
import { fitAmount } from '../review/fit';

/** What keeping places for priority groups would cost, before anybody decides to. */
export function KeptPlacesPage({ title, kept }: { readonly title: string; readonly kept: KeptPlaces }) {
  const { draft, groups } = kept;
  return (
    <>
      <Heading caption={`Draft ${draft.number}`}>{title}</Heading>
      <p class="govuk-body">
        A round can keep a number of places for a group. Then somebody of the group has a place that would otherwise go
        to a student who fits a little better. Here you see what that gives and what it costs, before you decide.
      </p>
      <p class="govuk-body">Tiers come first: where they serve everybody of a group, there is nothing to keep.</p>
      {groups === null ? <InsetText>A round that aims at stable pairings keeps no places.</InsetText> : null}
      {groups?.length === 0 ? <InsetText>No student of this round counts for a priority group.</InsetText> : null}
      {groups?.map((one) => (
        <OfGroup key={one.group.id} {...one} of={draft.summary.total} />
      ))}
      <p class="govuk-body">
        Keeping places for people with a protected characteristic needs a reason that holds in law: to be confirmed by
        your data protection officer. The reason you give is kept with the round.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.roundChoices(draft.roundId)}>
          Keep places in “What counts first”
        </a>
      </p>
    </>
  );
}

function OfGroup({ group, students, prices, of }: GroupPrice & { readonly of: number }) {
  const [anyway, ...more] = prices;
  const has = anyway?.places ?? 0;
  return (
    <section>
      <Heading level={2}>{group.name}</Heading>
      <p class="govuk-body">
        {has} of {students} have a place anyway.{' '}
        {more.length === 0 ? endWords(has, students) : `Up to ${more.at(-1)?.places ?? has} could have one.`}
      </p>
      {more.length > 0 ? (
        <Table
          caption={`What more places for ${group.name} would cost`}
          captionHidden
          firstCellIsHeader
          columns={[
            { text: 'Places kept' },
            { text: 'More than anyway', numeric: true },
            { text: 'Total fit given up', numeric: true },
            { text: 'Of all', numeric: true },
          ]}
          rows={someOf(more).map(({ places, givenUp }) => [
            count(places, 'place'),
            places - has,
            givenUp === 0 ? '0' : fitAmount(givenUp),
            smallPercent(givenUp / 65_535 / Math.max(of, Number.EPSILON)),
          ])}
        />
      ) : null}
    </section>
  );
}

const endWords = (has: number, students: number): string =>
  has === students ? 'That is everybody.' : 'With the tiers as they are, nobody else of the group could.';
