import { type KpiWhole, pointsNow, standingInWords } from '@footing/evidence';
import { Button, ButtonGroup, EmptyState, Heading, PostForm, SubNavigation, Table, Tag } from '@footing/pages';
import { kpiAddresses } from './addresses';
import { KpiShown } from './kpi-shown';
import { type Names, peopleInWords, stateNames, toneOf } from './kpi-words';

interface ListView {
  readonly kpis: readonly KpiWhole[];
  readonly mayEdit: boolean;
  readonly csrf: string;
}

const Ways = ({ view }: { readonly view: 'list' | 'whole' }) => (
  <SubNavigation
    label="Pages of KPIs"
    items={[
      { href: kpiAddresses.all, text: 'List', ...(view === 'list' && { current: true }) },
      { href: kpiAddresses.whole, text: 'All of them, to print', ...(view === 'whole' && { current: true }) },
    ]}
  />
);

/** Every KPI with where it is, in a sentence or two. */
export function KpisPage({ kpis, mayEdit, csrf }: ListView) {
  return (
    <>
      <Heading>What we set ourselves to reach</Heading>
      <Ways view="list" />
      {kpis.length === 0 ? (
        <EmptyState title="Your KPIs will be here">
          <p class="govuk-body">
            {mayEdit
              ? 'Begin from a set that fits your nation and change what does not fit, or write your own.'
              : 'None is agreed yet. The programme lead and the planning analyst write them.'}
          </p>
        </EmptyState>
      ) : (
        <ListTable kpis={kpis} />
      )}
      {mayEdit && (
        <>
          <ButtonGroup>
            <Button href={kpiAddresses.new} variant="secondary">
              Write a KPI
            </Button>
          </ButtonGroup>
          <PostForm action={kpiAddresses.begin} csrf={csrf}>
            <Button variant="secondary">Add the set to begin from</Button>
          </PostForm>
        </>
      )}
    </>
  );
}

function ListTable({ kpis }: Pick<ListView, 'kpis'>) {
  return (
    <Table
      caption="KPIs"
      captionHidden
      firstCellIsHeader
      columns={[{ text: 'KPI' }, { text: 'Where it is' }, { text: 'People' }, { text: 'Stands as' }]}
      rows={kpis.map(({ kpi, points, readings }) => [
        <a class="govuk-link" href={kpiAddresses.one(kpi.id)}>
          {kpi.name}
        </a>,
        standingInWords({ kpi, points: pointsNow(points), years: readings[0]?.years ?? null }).join(' '),
        peopleInWords(kpi),
        <Tag tone={toneOf(kpi.state)}>{stateNames[kpi.state]}</Tag>,
      ])}
    />
  );
}

/** All of them on one page, for reading and for paper. */
export function WholeKpis({
  kpis,
  names,
  institution,
}: {
  kpis: readonly KpiWhole[];
  names: Names;
  institution: string;
}) {
  return (
    <>
      <Heading>What we set ourselves to reach: all of it</Heading>
      <Ways view="whole" />
      <p class="govuk-body">{institution}. Print this page with your browser: buttons and ways are left out.</p>
      {kpis.length === 0 && <p class="govuk-body">No KPI is agreed yet.</p>}
      {kpis.map((whole) => (
        <>
          <Heading level={2}>{whole.kpi.name}</Heading>
          <KpiShown whole={whole} names={names} level={3} />
        </>
      ))}
    </>
  );
}
