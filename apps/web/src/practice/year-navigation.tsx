import { academicYear, type PracticeYear } from '@footing/evidence';
import { Heading, SubNavigation, Tag } from '@footing/pages';
import { practiceAddresses } from './addresses';

export type YearView = 'overview' | 'plan' | 'compared' | 'whole';

const ways: readonly { readonly view: YearView; readonly text: string; readonly at: (id: string) => string }[] = [
  { view: 'overview', text: 'Nine parts', at: practiceAddresses.year },
  { view: 'plan', text: 'Plan', at: practiceAddresses.plan },
  { view: 'compared', text: 'Beside the year before', at: practiceAddresses.compared },
  { view: 'whole', text: 'All of it, to print', at: practiceAddresses.whole },
];

/** The top of every page of a year, with the ways to the others. */
export function YearNavigation({ year, view }: { readonly year: PracticeYear; readonly view: YearView }) {
  return (
    <>
      <Heading caption="What we do for social mobility">{titleOf(year, view)}</Heading>
      {year.finishedAt && (
        <p class="govuk-body">
          <Tag tone="done">Finished</Tag> What it says stays as it is. The plan goes on.
        </p>
      )}
      <SubNavigation
        label="Pages of this year"
        items={ways.map((way) => ({
          ...{ href: way.at(year.id), text: way.text },
          ...(way.view === view && { current: true }),
        }))}
      />
    </>
  );
}

const titles: Readonly<Record<YearView, string>> = {
  overview: '',
  plan: ': the plan',
  compared: ' beside the year before',
  whole: ': all of it',
};

/** What a page of a year is called. */
export const titleOf = ({ year }: PracticeYear, view: YearView): string => `${academicYear(year)}${titles[view]}`;
