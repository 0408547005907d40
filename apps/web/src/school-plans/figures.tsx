import { funnelSteps, type RoundRows } from '@footing/evidence';
import { Details, Table } from '@footing/pages';
import { cellWords, stepWords } from '../campaigns/funnel-words';
import { tells } from './school-plan-words';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });
const steps = funnelSteps.map((step) => ({ text: stepWords[step].heading, numeric: true }));

/** How far students of one school got, round by round, each beside everybody: the newest year first. */
export function SchoolFigures({ figures }: { readonly figures: readonly RoundRows[] }) {
  const all = figures.filter(({ schools }) => schools.length > 0);
  const rounds = all.filter(tells);
  const others = all.filter((round) => !tells(round)).map(({ cohort, name }) => `${name} (${cohort})`);
  if (all.length === 0)
    return (
      <p class="govuk-body">
        Nothing to show yet. Numbers come once students of this school can take part in a round. They are counted once a
        week.
      </p>
    );
  return (
    <>
      {rounds.length > 0 && <Rounds rounds={rounds} />}
      {others.length > 0 && (
        <p class="govuk-body">{`Nobody came yet, or too few to show, in: ${others.join('; ')}.`}</p>
      )}
      <HowCounted />
    </>
  );
}

function Rounds({ rounds }: { readonly rounds: readonly RoundRows[] }) {
  return (
    <Table
      caption="How far students got, year on year"
      captionHidden
      firstCellIsHeader
      columns={[{ text: 'Year and round' }, ...steps]}
      rows={rounds.flatMap(({ name: round, cohort, everybody, schools, takenAt, isPaired }) => [
        ...schools.map((row) => [
          `${cohort}: ${round}, counted on ${day.format(takenAt)}`,
          ...row.counts.map((_, step) => cellWords(row, step, isPaired)),
        ]),
        [`Everybody in it, ${cohort}`, ...everybody.counts.map((_, step) => cellWords(everybody, step, isPaired))],
      ])}
    />
  );
}

/** What the numbers are, and what is left out. */
export function HowCounted() {
  return (
    <Details summary="How students are counted, and why some numbers are not shown">
      <p class="govuk-body">
        These are the numbers of the page “Who got how far”, and no others, so that nothing more can be worked out from
        both. “Not shown” stands where a number is small, or where a small one could be worked out from it. Each number
        is changed at random by 2 at most, and shares are of at least 23 students.
      </p>
      <p class="govuk-body">
        We count again once a week. A number changes only where it moved by five or more. Those who do not want to be
        counted are left out. Each row is of one year, so nobody is in the same row twice.
      </p>
    </Details>
  );
}
