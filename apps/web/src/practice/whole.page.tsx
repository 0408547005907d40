import { academicYear, type PracticeReport, ratingChange, ratingInWords } from '@footing/evidence';
import { Heading, SummaryList } from '@footing/pages';
import { Paragraphs } from '../training/paragraphs';
import { EvidenceShown } from './evidence-shown';
import { PlanTable, summaryOf } from './plan.page';
import { YearNavigation } from './year-navigation';

/** All of a year on one page, for reading and for paper. */
export function WholePage({ report, institution }: { readonly report: PracticeReport; readonly institution: string }) {
  const { year, before, topics, plan } = report;
  return (
    <>
      <YearNavigation year={year} view="whole" />
      <p class="govuk-body">
        {institution}, {academicYear(year.year)}. Print this page with your browser: buttons and ways are left out.
      </p>
      {topics.map(({ words, parts }) => (
        <>
          <Heading level={2}>{words.title}</Heading>
          {parts.map((part) => (
            <>
              <Heading level={3}>{part.words.title}</Heading>
              <Entry {...part} hasBefore={before !== null} />
            </>
          ))}
        </>
      ))}
      <Heading level={2}>The plan</Heading>
      {plan.length === 0 ? (
        <p class="govuk-body">Nothing is planned yet.</p>
      ) : (
        <>
          <p class="govuk-body">{summaryOf(plan)}</p>
          <PlanTable plan={plan} year={year.year} mayEdit={false} />
        </>
      )}
    </>
  );
}

type Part = PracticeReport['topics'][number]['parts'][number];

function Entry({ entry, before, hasBefore }: Part & { readonly hasBefore: boolean }) {
  const change = hasBefore ? ` (${ratingChange(before?.rating ?? null, entry.rating).toLowerCase()})` : '';
  return (
    <SummaryList
      rows={[
        { label: 'How far we are', value: `${ratingInWords(entry.rating)}${entry.rating === null ? '' : change}` },
        { label: 'What we do', value: wordsOr(entry.activity) },
        { label: 'What shows it', value: <EvidenceShown evidence={entry.evidence} /> },
        { label: 'What is missing', value: wordsOr(entry.gaps) },
      ]}
    />
  );
}

const wordsOr = (text: string) => (text === '' ? 'Not written yet' : <Paragraphs text={text} />);
