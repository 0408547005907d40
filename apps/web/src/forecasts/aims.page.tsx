import type { AimComparison, AimSketch } from '@footing/matching';
import { aims } from '@footing/programmes';
import { Button, ButtonGroup, Details, Heading, Table, Tag } from '@footing/pages';
import { paths } from '../paths';
import { count } from '../programme/round-words';

/** The three aims side by side, for the people of one draft. */
export function AimsPage({ title, comparison }: { readonly title: string; readonly comparison: AimComparison }) {
  const { draft, aims: sketches, hasFairness } = comparison;
  const used = draft.settings.aim ?? 'most-matched';
  return (
    <>
      <Heading caption={`Draft ${draft.number}`}>{title}</Heading>
      <p class="govuk-body">
        The same people and rules, with another answer to “What is this round for?”. This draft was made for “
        {aims[used].name}”. Nothing changes by looking.
      </p>
      <Table
        caption={title}
        captionHidden
        firstCellIsHeader
        columns={[
          { text: 'Aim' },
          { text: 'With a mentor', numeric: true },
          ...(sketches.some(({ tiers }) => tiers.length > 1) ? [{ text: 'By tier' }] : []),
          { text: 'Mean fit', numeric: true },
          { text: 'Lowest fit', numeric: true },
          { text: 'Would both rather' },
        ]}
        rows={sketches.map((sketch) => cells(sketch, sketch.aim === used))}
      />
      <Details summary="What “would both rather” means">
        <p class="govuk-body">
          These are pairs of a student and a mentor who could be paired, and who would each put the other before whom
          they have, going by their own answers and by what they said is most important. For a mentor, a tier comes
          first, and a free place is worth less than anybody. Nobody is told, but where there are many such pairs,
          people are more likely to ask for somebody else.
        </p>
      </Details>
      {hasFairness ? (
        <p class="govuk-body">
          The round’s choice for fairness is kept in the first two. “{aims.stable.name}” leaves no room for it.
        </p>
      ) : null}
      <ButtonGroup>
        <Button variant="secondary" href={paths.roundChoices(draft.roundId)}>
          Go to “What counts first”
        </Button>
        <a class="govuk-link" href={paths.whatIf(draft.id)}>
          Try other rules
        </a>
      </ButtonGroup>
    </>
  );
}

function cells({ aim, matched, students, tiers, mean, lowest, rather }: AimSketch, isUsed: boolean) {
  const name = (
    <>
      {aims[aim].name} {isUsed ? <Tag tone="done">This draft</Tag> : null}
    </>
  );
  const byTier = tiers.map((one) => `Tier ${one.tier}: ${one.matched} of ${one.students}`).join(', ');
  return [
    name,
    `${matched} of ${students}`,
    ...(tiers.length > 1 ? [byTier] : []),
    ...[mean, lowest].map((fit) => (fit === null ? '–' : fit.toFixed(2))),
    ratherWords(rather),
  ];
}

const ratherWords = ({ pairs, students }: AimSketch['rather']): string =>
  pairs === 0 ? 'Nobody' : `${count(pairs, 'pair')}, with ${count(students, 'student')}`;
