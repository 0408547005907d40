import { isOverdue } from '@footing/evidence';
import { Button, Heading } from '@footing/pages';
import { practiceAddresses } from './addresses';
import type { EntryView } from './entry-view';
import { PlanTable, Removed } from './plan.page';

/** What is to be done about one part, and what was taken away. */
export function ActionsOfEntry({ open, today, mayEdit, csrf }: EntryView) {
  const { entry, words, year } = open;
  const all = entry.actions.map((action) => ({
    ...{ action, part: words.title, year: year.year },
    isOverdue: isOverdue(action, today),
  }));
  const plan = all.filter(({ action }) => !action.isRemoved);
  return (
    <>
      <Heading level={2}>What we will do about it</Heading>
      {plan.length === 0 ? (
        <p class="govuk-body">Nothing is planned for this part yet.</p>
      ) : (
        <PlanTable {...{ plan, mayEdit }} year={year.year} isOfOnePart />
      )}
      {mayEdit && (
        <Button variant="secondary" href={practiceAddresses.newAction(entry.id)}>
          Add something to do
        </Button>
      )}
      <Removed {...{ mayEdit, csrf }} removed={all.filter(({ action }) => action.isRemoved)} />
    </>
  );
}
