import type { Draft, DraftSummary, GapForecast, Overview } from '@footing/matching';
import {
  Button,
  ButtonGroup,
  Columns,
  Details,
  Heading,
  InsetText,
  Meter,
  PostForm,
  StatTiles,
  SummaryList,
  type SummaryRow,
} from '@footing/pages';
import { paths } from '../paths';
import { count } from '../programme/round-words';
import { LeftStudents } from './left-students';
import { ChangedMinds } from './changed-minds';
import { LookAhead } from './look-ahead';
import { madeFor } from './made-for';
import { fitOfShare, WhatFitMeans } from './fit';
import { isWithoutAnswers, keepWords, moment, readOnlyWords, tierWords } from './review-words';

/** The summary is written once; only the count of what is reviewed, and who is left, follow what is decided. */
const asMadeWords =
  'Mentors, fit, places and tiers are shown as they were when the draft was made: a swap or a rejection does not change them. Pairings reviewed, and who is left, are as they stand now.';

const sharingLeftOutWords =
  'Shared lived experience counts for nothing in this draft: with it, somebody would have lost the place they have without it.';

interface OverviewView {
  readonly overview: Overview;
  readonly forecast: GapForecast | null;
  readonly csrf: string;
  readonly may: { readonly review: boolean; readonly make: boolean; readonly publish: boolean };
}

/** What a draft came to: who is served, how well, who is left and why, and how it was made. */
export function OverviewPage({ overview, forecast, csrf, may }: OverviewView) {
  const { draft, counts, left, readOnly } = overview;
  const { summary } = draft;
  if (!summary) return null;
  const reviewed = counts.approved + counts.rejected + counts.published;
  return (
    <>
      <Heading caption={`Made on ${moment(draft.finishedAt ?? draft.createdAt)}`}>Draft {draft.number}</Heading>
      {readOnly ? <InsetText>{readOnlyWords[readOnly]}</InsetText> : null}
      <ChangedMinds draft={draft} />
      <Tiles summary={summary} reviewed={reviewed} pairs={counts.students - counts.unmatched} />
      <p class="govuk-body">{asMadeWords}</p>
      {summary.sharingLeftOut ? <p class="govuk-body">{sharingLeftOutWords}</p> : null}
      <Actions {...{ draft, may, counts }} isOpen={readOnly === null} />
      <Columns>
        <section>
          <Heading level={2}>Served, by tier</Heading>
          <Tiers tiers={summary.tiers} seesAll={overview.seesAll} />
          <Heading level={2}>How well the pairings fit</Heading>
          <Spread spread={summary.spread} matched={summary.matched} />
          <WhatFitMeans />
        </section>
        <section>
          <LeftStudents draftId={draft.id} left={left} />
          {isWithoutAnswers(draft) ? null : <LookAhead draftId={draft.id} forecast={forecast} />}
        </section>
      </Columns>
      {readOnly === null && may.make && (isWithoutAnswers(draft) || counts.pinned + counts.approved > 0) ? (
        <Anew {...{ draft, csrf }} />
      ) : null}
      <Made draft={draft} lottery={overview.lottery} />
    </>
  );
}

function Tiles(view: { readonly summary: DraftSummary; readonly reviewed: number; readonly pairs: number }) {
  const { summary, reviewed, pairs } = view;
  const { students, matched, mean, places } = summary;
  return (
    <StatTiles
      items={[
        { value: matched, label: 'students with a mentor', detail: `of ${students} who applied` },
        { value: mean === null ? '–' : fitOfShare(mean), label: 'mean fit', detail: 'from 0 to 100' },
        { value: places - matched, label: 'places left over', detail: `of ${places} offered` },
        { value: reviewed, label: 'pairings reviewed', detail: `of ${pairs}` },
      ]}
    />
  );
}

function Actions(view: {
  readonly draft: Draft;
  readonly isOpen: boolean;
  readonly may: OverviewView['may'];
  readonly counts: Overview['counts'];
}) {
  const { draft, isOpen, may, counts } = view;
  const review = isOpen && may.review ? 'Review the pairings' : 'Look at the pairings';
  return (
    <>
      <ButtonGroup>
        <Button href={paths.review(draft.id)}>{review}</Button>
        {isOpen && may.publish && counts.approved > 0 ? (
          <Button href={paths.publish(draft.id)} variant="secondary">
            Publish {count(counts.approved, 'approved pairing')}
          </Button>
        ) : null}
        <Button href={paths.exportDraft(draft.id)} variant="secondary">
          Download for Excel
        </Button>
        <a class="govuk-link" href={`${paths.exportDraft(draft.id)}?as=pairings`}>
          Pairings as CSV
        </a>
        <a class="govuk-link" href={`${paths.exportDraft(draft.id)}?as=unmatched`}>
          Students without a mentor as CSV
        </a>
      </ButtonGroup>
    </>
  );
}

/** Another draft that holds what is settled in this one. */
function Anew({ draft, csrf }: { readonly draft: Draft; readonly csrf: string }) {
  return (
    <>
      <Heading level={2}>Match the others anew</Heading>
      <p class="govuk-body">What you pinned or approved stays as it is. Everybody else is matched again around it.</p>
      <PostForm action={paths.drafts(draft.roundId)} csrf={csrf}>
        <input type="hidden" name="keep" value="pins-and-approved" />
        <Button variant="secondary">Make a draft that keeps these</Button>
      </PostForm>
    </>
  );
}

function Tiers({ tiers, seesAll }: Pick<DraftSummary, 'tiers'> & Pick<Overview, 'seesAll'>) {
  const nobody = seesAll ? 'There were no students.' : 'None of the students you look after is in this draft.';
  if (tiers.length === 0) return <p class="govuk-body">{nobody}</p>;
  return (
    <>
      {seesAll ? null : <p class="govuk-body">Of the students you look after, as it stands now.</p>}
      {tiers.map(({ tier, students, matched }) => (
        <Meter key={tier} label={tierWords(tier)} value={matched / students} words={servedWords(students, matched)} />
      ))}
    </>
  );
}

function servedWords(students: number, matched: number): string {
  if (matched === students) return students === 1 ? 'the one student has a mentor' : `all ${students} have a mentor`;
  return `${matched} of ${students} have a mentor, ${students - matched} left`;
}

/** The bands that hold a pairing, best first, so that the eye begins with what is usual. */
function Spread({ spread, matched }: { readonly spread: readonly number[]; readonly matched: number }) {
  const bands = spread.map((pairs, band) => ({ pairs, from: band / 10, to: (band + 1) / 10 })).toReversed();
  const held = bands.filter(({ pairs }) => pairs > 0);
  if (held.length === 0) return <p class="govuk-body">There are no pairings.</p>;
  return (
    <>
      {held.map(({ pairs, from, to }) => (
        <Meter
          key={from}
          label={`Fit ${fitOfShare(from)} to ${fitOfShare(to)}`}
          value={pairs / matched}
          words={count(pairs, 'pairing')}
        />
      ))}
    </>
  );
}

/** How it came about, in words; what only a later check needs is one step away. */
function Made({ draft, lottery }: Pick<Overview, 'draft' | 'lottery'>) {
  const { keep, summary } = draft;
  const kept = { label: 'Kept of the draft before', value: keepWords[keep] };
  return (
    <>
      <Heading level={2}>How this draft was made</Heading>
      <p class="govuk-body">{checkedWords(draft)}</p>
      <SummaryList
        rows={[
          ...madeFor(draft.settings),
          kept,
          {
            label: 'Total fit, of all pairings together',
            value: summary ? Math.round(summary.total * 100).toLocaleString('en-GB') : '–',
          },
        ]}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={paths.chances(draft.id)}>
          See how much hung on the lottery
        </a>
      </p>
      <Details summary="For checking this draft later">
        <p class="govuk-body">
          The same answers, rules, engine and seed give the same draft again.{' '}
          <a class="govuk-link" href={paths.replay(draft.id)}>
            Make it again and compare
          </a>
        </p>
        <SummaryList rows={forChecking(draft, lottery)} />
      </Details>
    </>
  );
}

/** What a later check of the draft needs. */
const forChecking = ({ engineVersion, inputHash, resultHash }: Draft, { commitment, seed }: Overview['lottery']) =>
  [
    { label: 'Engine version', value: engineVersion },
    { label: 'Promise of the lottery', value: <code>{commitment}</code> },
    { label: 'Lottery seed', value: seed === null ? 'Shown once pairings are published' : <code>{seed}</code> },
    { label: 'Fingerprint of what went in', value: <code>{inputHash}</code> },
    { label: 'Fingerprint of the result', value: <code>{resultHash}</code> },
  ] satisfies SummaryRow[];

/** What the independent check has shown, by what the round was for. */
function checkedWords({ settings }: Draft): string {
  const shown =
    settings?.aim === 'stable'
      ? 'no student with a mentor and another mentor would both rather have each other'
      : 'no draft is better by what counts in this round';
  return `Checked by a second program that does not know how the first one works: every rule is kept, and ${shown}.`;
}
