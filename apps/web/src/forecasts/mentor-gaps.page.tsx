import type { GapsBy } from '@footing/engine';
import type { GapForecast } from '@footing/matching';
import { Button, ButtonGroup, Details, EmptyState, Heading, InsetText, Table } from '@footing/pages';
import { paths } from '../paths';
import { count } from '../programme/round-words';
import { gapTables, lookForFirst, offered, onePlaceMore, servesAnyOf, without } from './gap-words';

/** So many of a table stand in the open. */
const MOST_OPEN = 10;

/** Which mentors to look for, worked out from who wants what and who goes without. */
export function MentorGapsPage({ title, forecast }: { readonly title: string; readonly forecast: GapForecast }) {
  const { draft, gaps, leavesChoiceOut } = forecast;
  const first = lookForFirst(forecast);
  const asked = gaps.filter((table) => table.gaps.length > 0);
  return (
    <>
      <Heading caption={`Draft ${draft.number}`}>{title}</Heading>
      <p class="govuk-body">
        {servedWords(forecast)} Below you see what students want, who offers it, and what one more place with such a
        mentor would do. Whoever has a mentor in the draft would keep one.
      </p>
      {leavesChoiceOut ? (
        <InsetText>
          This is worked out as if the round served as many as it can, tier by tier: what it does beyond that for
          fairness, or so that nobody would rather swap, is left out here.
        </InsetText>
      ) : null}
      {first.length > 0 ? <First sentences={first} /> : null}
      {asked.length > 0 ? (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.appeal(draft.id)}>
            A ready-made appeal to alumni for these mentors
          </a>
        </p>
      ) : null}
      {asked.length === 0 ? <NobodySaid /> : asked.map((table) => <GapTable key={table.by} {...table} />)}
      {asked.length > 0 ? (
        <Notes id={draft.id} speaksOfAny={asked.some((table) => table.gaps.some(servesAnyOf))} />
      ) : null}
    </>
  );
}

function servedWords({ draft: { summary } }: GapForecast): string {
  const left = summary.students - summary.matched;
  if (left === 0)
    return 'Every student has a mentor in this draft, so more mentors would only make the pairings fit better.';
  return `In this draft ${left} of ${count(summary.students, 'student')} ${left === 1 ? 'has' : 'have'} no mentor.`;
}

function First({ sentences }: { readonly sentences: readonly string[] }) {
  return (
    <InsetText>
      {sentences.map((sentence) => (
        <p class="govuk-body" key={sentence}>
          {sentence}
        </p>
      ))}
    </InsetText>
  );
}

function NobodySaid() {
  return (
    <EmptyState title="What to look for will be here">
      <p class="govuk-body">
        Nobody in this round said what career they want, what help they look for or offer, or where they are. When your
        files say so, the next draft can tell which mentors are missing.
      </p>
    </EmptyState>
  );
}

function GapTable({ by, gaps }: GapsBy) {
  const { title, value, wanting } = gapTables[by];
  const open = gaps.filter((gap) => gap.wanting > 0).slice(0, MOST_OPEN);
  const others = gaps.filter((gap) => gap.wanting > 0 && !open.includes(gap));
  return (
    <section>
      <Heading level={2}>{title}</Heading>
      <Table
        caption={title}
        captionHidden
        firstCellIsHeader
        empty="No student said anything here."
        columns={[
          { text: value },
          { text: 'Mentors' },
          { text: wanting, numeric: true },
          { text: 'No mentor', numeric: true },
          { text: 'With one more place' },
        ]}
        rows={open.map((gap) => [
          ...[gap.value, offered(gap), String(gap.wanting), String(gap.wantingUnmatched)],
          onePlaceMore(gap),
        ])}
      />
      {others.length > 0 ? (
        <Details summary={`${others.length} more, with less need`}>
          <p class="govuk-body">
            In brackets: how many of the students {by === 'place' ? 'there' : 'who want it'} have no mentor.{' '}
            {others.map((gap) => `${gap.value} (${without(gap)})`).join(', ')}.
          </p>
        </Details>
      ) : null}
    </section>
  );
}

function Notes({ id, speaksOfAny }: { readonly id: string; readonly speaksOfAny: boolean }) {
  return (
    <>
      <p class="govuk-body">
        {speaksOfAny ? '“Any of 8” means that one of these 8 students would have a mentor, not all of them. ' : null}
        How much the fit of all pairings together would rise is a mean over the mentors there. A new mentor is taken to
        be like those who are there: the more a mentor differs from them, the less this tells. Pairings that were fixed
        before the draft are not counted.
      </p>
      <ButtonGroup>
        <Button variant="secondary" href={paths.exportMentorGaps(id)}>
          Download as CSV
        </Button>
      </ButtonGroup>
    </>
  );
}
