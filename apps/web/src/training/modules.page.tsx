import { Heading, SummaryList, TaskList } from '@footing/pages';
import type { Audience, ModuleNow } from '@footing/training';
import { paths } from '../paths';
import { audienceNames, kindsInWords, minutesInWords } from './training-words';

const audiences: readonly Audience[] = ['student', 'mentor', 'staff'];

/** Every module, by for whom it is. */
export function ModulesPage({ modules }: { readonly modules: readonly ModuleNow[] }) {
  return (
    <>
      <Heading>Training</Heading>
      <p class="govuk-body">
        Short pages that people read before they begin, with a few questions. Students read theirs before they apply. A
        mentor’s pairing starts only when theirs is done and in date.
      </p>
      <SummaryList
        rows={[
          { label: 'Who has done it', value: <a href={paths.trainingRecords}>Mentors and staff</a> },
          { label: 'Checks of mentors', value: <a href={paths.mentorChecks}>What you ask for</a> },
        ]}
      />
      {audiences.map((audience) => (
        <>
          <Heading level={2}>{audienceNames[audience]}</Heading>
          <TaskList
            idPrefix={`training-${audience}`}
            items={modules.filter((module) => module.audience === audience).map(taskOf)}
          />
        </>
      ))}
    </>
  );
}

const taskOf = ({ code, title, minutes, kinds, months, version, required }: ModuleNow) => ({
  title,
  href: paths.trainingModule(code),
  hint: `${kindsInWords(kinds)}. ${minutesInWords(minutes)}. ${months === null ? 'Holds for good' : `Holds ${months} months`}.`,
  status: `Version ${version}${required ? '' : ', not required'}`,
});
