import { isOpen, type PracticeReport, ratingInWords } from '@footing/evidence';
import { Button, Heading, PostForm, TaskList } from '@footing/pages';
import { practiceAddresses } from './addresses';
import { counted } from './practice-words';
import { YearNavigation } from './year-navigation';

interface YearPageView {
  readonly report: PracticeReport;
  readonly today: string;
  readonly mayEdit: boolean;
  readonly csrf: string;
}
type Part = PracticeReport['topics'][number]['parts'][number];

/** A year: its nine parts, how far each is, and what is late. */
export function YearPage({ report, today, mayEdit, csrf }: YearPageView) {
  const { year, topics, plan } = report;
  const parts = topics.flatMap((topic) => topic.parts);
  const rated = parts.filter(({ entry }) => entry.rating !== null).length;
  const late = plan.filter(({ isOverdue }) => isOverdue).length;
  return (
    <>
      <YearNavigation year={year} view="overview" />
      <p class="govuk-body">
        {rated} of {counted(parts.length, 'part')} {rated === 1 ? 'is' : 'are'} rated.{' '}
        {late === 0
          ? 'Nothing in the plan is overdue.'
          : `${counted(late, 'action')} in the plan ${late === 1 ? 'is' : 'are'} overdue.`}
      </p>
      {topics.map(({ words, parts: own }) => (
        <>
          <Heading level={2}>{words.title}</Heading>
          {words.about !== '' && <p class="govuk-body">{words.about}</p>}
          <TaskList idPrefix={`practice-${words.code}`} items={own.map((part) => taskOf(part, today))} />
        </>
      ))}
      <p class="govuk-body">
        Take it out as a{' '}
        <a class="govuk-link" href={practiceAddresses.workbook(year.id)}>
          workbook (XLSX)
        </a>
        , or as tables (CSV):{' '}
        <a class="govuk-link" href={practiceAddresses.practiceFile(year.id)}>
          the nine parts
        </a>
        ,{' '}
        <a class="govuk-link" href={practiceAddresses.planFile(year.id)}>
          the plan
        </a>
        .
      </p>
      {mayEdit && <Settle {...{ report, csrf }} open={parts.length - rated} />}
    </>
  );
}

function taskOf({ words, entry }: Part, today: string) {
  const open = entry.actions.filter(isOpen);
  const late = open.filter(({ dueOn }) => dueOn < today).length;
  const toDo =
    open.length === 0 ? [] : [`${counted(open.length, 'open action')}${late === 0 ? '' : `, ${late} overdue`}`];
  return {
    ...{ title: words.title, href: practiceAddresses.entry(entry.id), status: ratingInWords(entry.rating) },
    hint: [entry.version === 0 ? 'Nothing written yet' : '', ...toDo].filter(Boolean).join('. '),
  };
}

function Settle({ report: { year }, csrf, open }: Pick<YearPageView, 'report' | 'csrf'> & { readonly open: number }) {
  if (year.finishedAt)
    return (
      <PostForm action={practiceAddresses.reopen(year.id)} csrf={csrf}>
        <Button variant="secondary">Open this year again</Button>
      </PostForm>
    );
  return (
    <PostForm action={practiceAddresses.finish(year.id)} csrf={csrf}>
      <p class="govuk-body">
        {open === 0
          ? 'Every part is rated.'
          : `${counted(open, 'part')} ${open === 1 ? 'has' : 'have'} no rating yet; you can finish all the same.`}{' '}
        Once the year is finished, its words stay, and the senior champion can read it. You can open it again.
      </p>
      <Button variant="secondary">Finish this year</Button>
    </PostForm>
  );
}
