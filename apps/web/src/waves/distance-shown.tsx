import { Details, Heading, InsetText, Table } from '@footing/pages';
import { type DistanceOfRound, stageNames, type StagesTravelled } from '@footing/surveys';
import { armNames } from './wave-words';

/** How far people have come from the start to the end, arm by arm. */
export function DistanceShown({ distance }: { readonly distance: readonly DistanceOfRound[] }) {
  const [first] = distance;
  const arms = [...new Set(distance.map(({ arm }) => arm))];
  return (
    <>
      <InsetText>
        <p class="govuk-body">
          <strong>Change, not impact</strong>
        </p>
        {/* The last line of each is the same: it is said once, above them all. */}
        <p class="govuk-body">{first?.says.at(-1)}</p>
      </InsetText>
      {arms.map((arm) => (
        <Details summary={`From start to end: ${armNames[arm].toLowerCase()}`}>
          {distance
            .filter((one) => one.arm === arm)
            .map((one) => (
              <OneScale one={one} />
            ))}
        </Details>
      ))}
    </>
  );
}

function OneScale({ one: { arm, name, says, stages } }: { readonly one: DistanceOfRound }) {
  const isCounted = stages !== null && stages.n !== null && stages.n > 0 && !stages.isAlike;
  return (
    <>
      <Heading level={3}>{name}</Heading>
      {says.slice(0, -1).map((line) => (
        <p class="govuk-body">{line}</p>
      ))}
      {isCounted && <Moved caption={`${armNames[arm]}: where they were, and where they are`} stages={stages} />}
    </>
  );
}

const Moved = ({
  caption,
  stages: { table, atPlan },
}: {
  readonly caption: string;
  readonly stages: StagesTravelled;
}) => (
  <>
    <Table
      caption={caption}
      captionSize="s"
      firstCellIsHeader
      columns={[{ text: 'At the start' }, ...stageNames.map((to) => ({ text: `${to} at the end`, numeric: true }))]}
      rows={table.map((counts, from) => [stageNames[from] ?? '', ...counts.map((count) => count ?? 'hidden')])}
    />
    {atPlan && <p class="govuk-body">McNemar’s test of how many are at Plan or beyond: p = {atPlan.p.toFixed(2)}.</p>}
  </>
);
