import type { DimensionView, SnapshotDetail } from '@footing/evidence';
import { Details, Heading, InsetText, SummaryList, Table } from '@footing/pages';
import { kindNames } from '../waves/wave-words';
import { Catalogue } from './catalogue';
import { FlowShown, type FlowView } from './flow-shown';
import { dayTaken, rowsInWords } from './evidence-words';

interface InsideView {
  readonly snapshot: SnapshotDetail;
  /** Null: its rows are forgotten. */
  readonly flow: FlowView | null;
}

/** What is in a snapshot, and what can be asked of it. */
export function SnapshotPage({ snapshot, flow }: InsideView) {
  return (
    <>
      <Heading caption={`Snapshot ${snapshot.number}`}>{snapshot.name}</Heading>
      <About snapshot={snapshot} />
      {flow ? (
        <>
          <FlowShown snapshot={snapshot} flow={flow} />
          <Catalogue snapshot={snapshot} />
          <Inside snapshot={snapshot} />
        </>
      ) : (
        <InsetText>
          The rows of this snapshot are forgotten, as your rules say. What was worked out from it before stays. Nothing
          new can be asked of it.
        </InsetText>
      )}
    </>
  );
}

const About = ({ snapshot }: Pick<InsideView, 'snapshot'>) => (
  <SummaryList
    rows={[
      { label: 'Taken', value: dayTaken(snapshot.takenAt) },
      { label: 'Rows', value: `${rowsInWords(snapshot)}: one for each person in each round` },
      { label: 'Academic years', value: snapshot.cohorts.join(', ') || 'None' },
      { label: 'Fingerprint', value: <code>{snapshot.sha256}</code> },
    ]}
  />
);

const Inside = ({ snapshot }: Pick<InsideView, 'snapshot'>) => (
  <>
    <Heading level={2}>What is in it</Heading>
    <Table
      caption="How people can be parted"
      captionSize="s"
      firstCellIsHeader
      empty="In no way: there is only everybody together."
      columns={[{ text: 'By' }, { text: 'Groups' }]}
      rows={snapshot.dimensions.map((one) => [nameOf(one), one.codes.map(({ name }) => name).join(' · ')])}
    />
    <Scales snapshot={snapshot} />
    <Details summary="What the university’s records can say">
      <ul class="govuk-list govuk-list--bullet">
        {snapshot.outcomes.map(({ key, name }) => (
          <li key={key}>{name}</li>
        ))}
      </ul>
      <p class="govuk-body">Known only of people who said yes to it, once your programme lead has sent the records.</p>
    </Details>
  </>
);

const nameOf = ({ name, isSensitive }: DimensionView) => (
  <>
    {name}
    {isSensitive && (
      <>
        <br />
        <span class="govuk-hint">Kept with more care: an empty group is hidden too</span>
      </>
    )}
  </>
);

const Scales = ({ snapshot: { scales } }: Pick<InsideView, 'snapshot'>) => (
  <Table
    caption="Scales that people answered"
    captionSize="s"
    firstCellIsHeader
    empty="None yet: nobody has answered a survey that is scored."
    columns={[{ text: 'Scale' }, { text: 'Asked' }, { text: 'Reliability (α)', numeric: true }]}
    rows={scales.map(({ name, wave, alpha, alphaOf }) => [
      name,
      kindNames[wave],
      alpha === null ? 'Too few answers to say' : `${alpha.toFixed(2)}, from ${alphaOf ?? 0} people`,
    ])}
  />
);
