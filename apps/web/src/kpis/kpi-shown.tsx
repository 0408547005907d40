import { academicYear, type KpiWhole, pointsNow, standingInWords, unknownInWords } from '@footing/evidence';
import { Chart, SummaryList } from '@footing/pages';
import { dayTaken } from '../evidence/evidence-words';
import { kpiChart } from './kpi-chart';
import { measureInWords, type Names, outcomeInWords, peopleInWords, populationNames, whoInWords } from './kpi-words';

type ReadYears = KpiWhole['readings'][number]['years'];

interface ShownView {
  readonly whole: KpiWhole;
  readonly names: Names;
  /** Of the chart's heading. */
  readonly level: 2 | 3;
}

/** Where a KPI is, in words. */
export function Standing({ whole }: Pick<ShownView, 'whole'>) {
  const { kpi, points, readings } = whole;
  const years = readings[0]?.years ?? null;
  const said = standingInWords({ kpi, points: pointsNow(points), years });
  const unknown = unknownInWords(years, kpi.characteristic !== null);
  return (
    <>
      <p class="govuk-body-l">{said.join(' ')}</p>
      {unknown !== '' && <p class="govuk-body">{unknown}</p>}
    </>
  );
}

/** The picture with its table, and what the figures are of: all that whoever it is for needs to read them. */
export function KpiShown({ whole, names, level }: ShownView) {
  const chart = kpiChart(whole, level);
  const [last] = whole.readings;
  const isTyped = pointsNow(whole.points).some(({ kind, reading }) => kind === 'baseline' && reading === null);
  return (
    <>
      <Standing whole={whole} />
      {chart && <Chart {...chart} />}
      {isTyped && (
        <p class="govuk-body-s">The baseline stands as it was typed. It comes without an interval of our own.</p>
      )}
      {last && (
        <p class="govuk-body-s">
          Read on {dayTaken(last.takenAt)} from snapshot {last.snapshot} ({last.sha256.slice(0, 12)}). Years are those
          in which they signed up. Numbers are changed a little, so that nobody can be told from them. A difference is
          not a cause.
        </p>
      )}
      {last && <Kept years={last.years} readings={whole.readings} />}
      <Definition whole={whole} names={names} />
    </>
  );
}

/** Which years stand as they were shown before, and why. */
export function Kept({ years, readings }: { readonly years: ReadYears; readonly readings: KpiWhole['readings'] }) {
  const dayOf = (number: number) => readings.find((one) => one.number === number)?.takenAt;
  return years.map(({ year, shownIn }) => {
    if (shownIn === undefined) return null;
    const day = shownIn === null ? undefined : dayOf(shownIn);
    return (
      <p class="govuk-body-s">
        {academicYear(year)} {day ? `stands as it was read on ${dayTaken(day)}` : 'is not shown this time'}: figures
        would differ from earlier ones by only a few people. Read it again when more have come or gone.
      </p>
    );
  });
}

function Definition({ whole: { kpi }, names }: Omit<ShownView, 'level'>) {
  const rows = [
    { label: 'Measure', value: `${measureInWords(kpi)}. ${outcomeInWords(kpi)}.` },
    { label: 'Of whom', value: whoInWords(kpi, names) },
    { label: 'Where the line is', value: kpi.threshold },
    { label: 'Who is counted', value: populationNames[kpi.population] },
    { label: 'Reference in the plan', value: kpi.reference },
    { label: 'Source', value: kpi.sourceNote },
    { label: 'People', value: peopleInWords(kpi) },
  ];
  return <SummaryList rows={rows.filter(({ value }) => value !== '')} />;
}
