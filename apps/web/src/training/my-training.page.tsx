import { EmptyState, Heading, TaskList } from '@footing/pages';
import type { TrainingStanding } from '@footing/training';
import { paths } from '../paths';
import { minutesInWords, standingInWords } from './training-words';

/** What is for somebody to read, and how they stand with it; null: it is not known yet who they are. */
export function MyTrainingPage({ standing }: { readonly standing: readonly TrainingStanding[] | null }) {
  if (!standing || standing.length === 0)
    return (
      <>
        <Heading>My training</Heading>
        <EmptyState title="There is nothing for you to read yet">
          <p class="govuk-body">When you sign up for a round, what is for you to read is here.</p>
        </EmptyState>
      </>
    );
  const open = standing.filter((one) => one.required && one.standing !== 'done').length;
  return (
    <>
      <Heading>My training</Heading>
      <p class="govuk-body">
        {open === 0 ? 'You have done everything. Thank you.' : 'Short pages, and a few questions at the end.'} You can
        stop at any page and come back, and try the questions as often as you like. We keep that you passed, and not
        what you answered.
      </p>
      <TaskList items={standing.map(taskOf)} />
    </>
  );
}

const taskOf = ({ code, title, minutes, required, standing, until }: TrainingStanding) => ({
  title,
  href: paths.lesson(code),
  hint: `${minutesInWords(minutes)}${required ? '' : ', if you like'}`,
  status: standingInWords({ standing, until }),
  ...(standing === 'done' ? {} : { tone: 'needs-you' as const }),
});
