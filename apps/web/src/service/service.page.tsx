import type { JobState } from '@footing/database';
import { Heading, StatTiles, Table } from '@footing/pages';

interface ServiceView {
  readonly institutions: number;
  readonly jobs: readonly JobState[];
}

/** How many institutions there are, and how the work behind the pages stands. */
export function ServicePage({ institutions, jobs }: ServiceView) {
  const sum = (state: string) =>
    jobs.filter((job) => job.state === state).reduce((total, { count }) => total + count, 0);
  return (
    <>
      <Heading>The service</Heading>
      <StatTiles
        items={[
          { value: String(institutions), label: 'Institutions', detail: 'have their pages here' },
          { value: String(sum('created') + sum('retry')), label: 'Waiting', detail: 'pieces of work' },
          { value: String(sum('failed')), label: 'Failed', detail: 'and given up after five tries' },
        ]}
      />
      <Table
        caption="Work behind the pages"
        columns={[{ text: 'Kind of work' }, { text: 'State' }, { text: 'How many', numeric: true }]}
        firstCellIsHeader
        rows={jobs.map(({ name, state, count }) => [name, state, count])}
        empty="There is no work now."
      />
    </>
  );
}
