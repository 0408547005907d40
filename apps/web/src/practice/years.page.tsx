import { academicYear, type PracticeYear } from '@footing/evidence';
import { Button, EmptyState, Heading, PostForm, SelectField, TaskList } from '@footing/pages';
import type { FormView } from '../programme/form-view';
import { textIn } from '../programme/typed';
import { practiceAddresses } from './addresses';

interface YearsView extends FormView {
  readonly years: readonly PracticeYear[];
  /** The academic year that it is. */
  readonly thisYear: number;
  readonly mayEdit: boolean;
}

/** Every year in which the university looked at what it does for social mobility. */
export function YearsPage(view: YearsView) {
  const { years, mayEdit } = view;
  return (
    <>
      <Heading>What we do for social mobility</Heading>
      <p class="govuk-body">
        Once a year, look at what the university does: nine parts under three topics. For each you say what you do, how
        far you are, what shows it and what is missing, and make a plan. The next year is set beside it.
      </p>
      {years.length === 0 ? (
        <EmptyState title="Years will be here">
          <p class="govuk-body">
            {mayEdit
              ? 'Begin with this year. Nobody has to be asked first: write what you know, and leave the rest for later.'
              : 'None is ready for you to read. The programme lead writes them.'}
          </p>
        </EmptyState>
      ) : (
        <TaskList idPrefix="practice-year" items={years.map(taskOf)} />
      )}
      {mayEdit && <Begin {...view} />}
      {mayEdit && (
        <p class="govuk-body">
          <a class="govuk-link" href={practiceAddresses.words}>
            Change what the nine parts are called and ask
          </a>
        </p>
      )}
    </>
  );
}

const taskOf = ({ id, year, finishedAt }: PracticeYear) => ({
  ...{ title: academicYear(year), href: practiceAddresses.year(id) },
  ...(finishedAt ? { status: 'Finished' } : { status: 'Being written', tone: 'information' as const }),
});

function Begin({ years, thisYear, typed, errors, action, csrf }: YearsView) {
  const there = new Set(years.map(({ year }) => year));
  const free = [1, 0, -1, -2, -3, -4, -5].map((more) => thisYear + more).filter((year) => !there.has(year));
  const first = free.includes(thisYear) ? thisYear : free[0];
  return (
    <PostForm action={action} csrf={csrf}>
      <SelectField
        name="year"
        label={years.length === 0 ? 'Which year do you look at first?' : 'Begin another year'}
        hint="An earlier year helps if you have looked at this before, on paper or in a spreadsheet"
        items={free.map((year) => ({ value: String(year), text: academicYear(year) }))}
        value={textIn(typed, 'year') || String(first ?? '')}
        errors={errors}
      />
      <Button variant={years.length === 0 ? 'primary' : 'secondary'}>Begin this year</Button>
    </PostForm>
  );
}
