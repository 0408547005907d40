import { Details, Table } from '@footing/pages';
import { FEWEST, type NoReliability, type Reliability, type ScaleOfWave, waveKinds } from '@footing/surveys';
import { armNames, kindNames } from './wave-words';

const whyNot: Readonly<Record<NoReliability, string>> = {
  'no-composite': 'No: each question stands by itself',
  'too-few-parts': 'No: too few questions',
  'too-few-people': `No: fewer than ${FEWEST} people answered all of it`,
  'no-spread': 'No: everybody answered alike',
  heywood: 'No: these answers do not allow it',
  'no-convergence': 'No: these answers do not allow it',
};

/** What those who answered said together, scale by scale. */
export function ScalesShown({ scales }: { readonly scales: readonly ScaleOfWave[] }) {
  return (
    <>
      <p class="govuk-body">
        Averages are shown for {FEWEST} people or more. Alpha and omega say how well the questions of a scale belong
        together, from 0 to 1: from about 0.7 on, its average can be read as one thing. Questions on well-being are
        never averaged together. Where all who answered said the same, the average is hidden: it would tell what each of
        them said.
      </p>
      {waveKinds.map((kind) => {
        const of = scales.filter((one) => one.kind === kind);
        const caption = `Scales: ${kindNames[kind].toLowerCase()}`;
        return of.length === 0 ? null : (
          <Details summary={caption}>
            <Table
              caption={caption}
              captionHidden
              firstCellIsHeader
              columns={[{ text: 'Scale' }, ...figures.map((text) => ({ text, numeric: true }))]}
              rows={of.map(rowOf)}
            />
          </Details>
        );
      })}
    </>
  );
}

const figures = ['Answered it', 'Left it out', 'Average', 'Spread', 'Alpha (α)', 'Omega (ω)'];

const rowOf = ({ name, arm, scored, missing, points, isAlike, alpha, omega }: ScaleOfWave) => [
  <>
    {name}
    <br />
    <span class="govuk-hint">{armNames[arm]}</span>
  </>,
  scored ?? 'hidden',
  missing ?? 'hidden',
  points ? points.mean.toFixed(2) : isAlike ? 'hidden: all alike' : '–',
  points ? points.sd.toFixed(2) : '–',
  <Hangs of={alpha} />,
  <Hangs of={omega} />,
];

function Hangs({ of: { n, value, why } }: { readonly of: Reliability }) {
  if (value === null) return <>{why && whyNot[why]}</>;
  return (
    <>
      {value.toFixed(2)}
      {n !== null && (
        <>
          <br />
          <span class="govuk-hint">from {n} people</span>
        </>
      )}
    </>
  );
}
