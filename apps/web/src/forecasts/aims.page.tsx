import type { AimComparison, AimSketch } from '@footing/matching';
import { aims } from '@footing/programmes';
import { Button, ButtonGroup, Details, Heading, Table, Tag } from '@footing/pages';
import { paths } from '../paths';
import { count } from '../programme/round-words';
import { tierWords } from '../review/review-words';
import { fitOfShare } from '../review/fit';

interface AimsView {
  readonly title: string;
  readonly comparison: AimComparison;
}

/** The three aims side by side, for the people of one draft. */
export function AimsPage({ title, comparison }: AimsView) {
  const { draft, hasFairness } = comparison;
  const used = usedIn(comparison);
  return (
    <>
      <Heading caption={`Draft ${draft.number}`}>{title}</Heading>
      <p class="govuk-body">
        The same people and rules, with another answer to “What is this round for?”. This draft was made for “
        {aims[used].name}”. Nothing changes by looking.
      </p>
      <Aims title={title} comparison={comparison} />
      <p class="govuk-body">
        “Would both rather” counts pairs of a student and a mentor who would each put the other before whom they have.
      </p>
      <HowCounted />
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

const usedIn = ({ draft }: AimComparison) => draft.settings.aim ?? 'most-matched';

function HowCounted() {
  return (
    <Details summary="How these pairs are counted">
      <p class="govuk-body">
        The two must be allowed to be paired. What each would put first goes by their own answers and by what they said
        is most important. For a mentor a tier comes first, and anybody is better than an empty place. Nobody is told,
        but where there are many such pairs, people are more likely to ask for somebody else.
      </p>
    </Details>
  );
}

function Aims({ title, comparison }: AimsView) {
  const sketches = comparison.aims;
  return (
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
      rows={sketches.map((sketch) => cells(sketch, sketch.aim === usedIn(comparison)))}
    />
  );
}

function cells({ aim, matched, students, tiers, mean, lowest, rather }: AimSketch, isUsed: boolean) {
  const name = (
    <>
      {aims[aim].name} {isUsed ? <Tag tone="done">This draft</Tag> : null}
    </>
  );
  const byTier = tiers.map((one) => (
    <div key={one.tier}>
      {tierWords(one.tier)}: {one.matched} of {one.students}
    </div>
  ));
  return [
    name,
    `${matched} of ${students}`,
    ...(tiers.length > 1 ? [byTier] : []),
    ...[mean, lowest].map((fit) => (fit === null ? '–' : fitOfShare(fit))),
    ratherWords(rather),
  ];
}

const ratherWords = ({ pairs, students }: AimSketch['rather']): string =>
  pairs === 0 ? 'Nobody' : `${count(pairs, 'pair')}, with ${count(students, 'student')}`;
