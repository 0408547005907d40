import { funnelSteps, type RoundFunnel } from '@footing/evidence';
import { Details, Heading, InsetText, Table } from '@footing/pages';
import { campaignPaths } from './campaign-paths';
import { cellWords, dropWords, type FunnelRow, type FunnelShown, stepWords } from './funnel-words';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });

interface FunnelView extends RoundFunnel {
  readonly id: string;
}

/** Who got how far in a round. */
export function FunnelPage({ id, programmeName, roundName, funnel }: FunnelView) {
  return (
    <>
      <Heading caption={`${programmeName}, ${roundName}`}>Who got how far</Heading>
      {funnel ? (
        <Shown id={id} funnel={funnel} />
      ) : (
        <InsetText>Nothing about this round has been released yet. When it is, you see it here.</InsetText>
      )}
    </>
  );
}

function Shown({ id, funnel }: { readonly id: string; readonly funnel: FunnelShown }) {
  const { everybody, takenAt, isPaired } = funnel;
  return (
    <>
      <p class="govuk-body">
        How many students got at least so far. The share is of the step before. Counted on {day.format(takenAt)}. Each
        look at this page is recorded.
      </p>
      <HowCounted />
      {!isPaired && <p class="govuk-body">Nobody can have a mentor yet: pairings of this round are not published.</p>}
      <Drops row={everybody} isPaired={isPaired} />
      <Steps isPaired={isPaired} title="By priority group" first="Group" rows={[everybody, ...funnel.groups]} />
      {funnel.groups.map((row) => (
        <Drops key={row.name} row={row} isPaired={isPaired} of={`in “${row.name}”`} />
      ))}
      <Steps isPaired={isPaired} title="By school" first="School" rows={[everybody, ...funnel.schools]} />
      <p class="govuk-body">
        <a class="govuk-link" href={campaignPaths.funnelFile(id)} download>
          Take this away as a file (CSV)
        </a>
      </p>
    </>
  );
}

function HowCounted() {
  return (
    <Details summary="How students are counted, and why some numbers are not shown">
      <p class="govuk-body">
        Each number is changed at random by 2 at most, so numbers may not add up, and one step may seem larger than the
        step before. A number is not shown where it is small, or where a small one could be worked out from it. Shares
        are of at least 23 students.
      </p>
      <p class="govuk-body">
        We count again once a week. A number then changes only where it moved by five or more, so that nobody can tell
        from two looks that one person came or went. So numbers can be up to four behind.
      </p>
      <p class="govuk-body">
        Each step takes in the later ones. Students who came without an invitation count as invited. Those who do not
        want to be counted are left out of every number. So is what students told us only to be given a place sooner.
        Answers that were started and never sent are deleted some time after sign-up closes, and then no longer count.
      </p>
    </Details>
  );
}

interface StepsView {
  readonly title: string;
  readonly first: string;
  readonly rows: readonly FunnelRow[];
  readonly isPaired: boolean;
}

function Steps({ title, first, rows, isPaired }: StepsView) {
  return (
    <Table
      caption={title}
      captionSize="m"
      firstCellIsHeader
      columns={[{ text: first }, ...funnelSteps.map((step) => ({ text: stepWords[step].heading, numeric: true }))]}
      rows={rows.map((row) => [row.name, ...row.counts.map((_, step) => cellWords(row, step, isPaired))])}
    />
  );
}

interface DropsView {
  readonly row: FunnelRow;
  readonly isPaired: boolean;
  readonly of?: string;
}

function Drops({ row, isPaired, of = '' }: DropsView) {
  const sentences = dropWords(row, isPaired, of);
  if (sentences.length === 0) return null;
  return (
    <ul class="govuk-list govuk-list--bullet">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
