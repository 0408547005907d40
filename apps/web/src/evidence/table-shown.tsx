import type { EvidenceTable } from '@footing/evidence';
import { Heading, InsetText, SummaryList, Table, WarningText } from '@footing/pages';
import { figureInWords } from './in-figures';
import { type Mark, markOf, symbolsOf } from './marks';
import { shownTable } from './rows';

/** Of a heading within the page. */
type Level = 2 | 3 | 4;
/** What a dose is counted in. */
export type Dose = 'meetings' | 'minutes';

/** What would mislead comes first, and stands out. */
export function Notes({ notes }: Pick<EvidenceTable, 'notes'>) {
  const loud = notes.filter(({ code }) => code === 'simpson');
  const plain = notes.filter(({ code }) => code !== 'simpson');
  return (
    <>
      {loud.map(({ code, words }) => (
        <WarningText key={code}>{words}</WarningText>
      ))}
      {plain.length > 0 && (
        <InsetText>
          {plain.map(({ code, words }) => (
            <p key={code} class="govuk-body">
              {/^N\d/.test(code) ? `Not shown (${code}): ${words}` : words}
            </p>
          ))}
        </InsetText>
      )}
    </>
  );
}

/** What is worked out from the cells, in sentences. */
export function Figures({
  found,
  dose,
  level = 2,
}: {
  readonly found: EvidenceTable;
  readonly dose: Dose;
  readonly level?: Level;
}) {
  if (found.figures.length === 0) return null;
  return (
    <>
      <Heading level={level}>What it comes to</Heading>
      <SummaryList
        rows={found.figures.map((figure) => ({
          label: figure.label,
          value: figureInWords(figure, { measure: measureOf(found, figure.measure), dose }),
        }))}
      />
    </>
  );
}

/** A gap is shown beside the same gap among people who are alike: each is told as what it is. */
const measureOf = ({ measure }: EvidenceTable, id: EvidenceTable['measure']['id']) => ({ ...measure, id });

/** Every cell. */
export function Numbers({ found }: { readonly found: EvidenceTable }) {
  const { columns, groups, rows } = shownTable(found);
  return (
    <Table
      caption={found.measure.isFigure ? 'What it rests on' : 'Every figure'}
      captionSize="m"
      firstCellIsHeader={groups > 0}
      columns={columns}
      rows={rows}
      empty="Nobody in this snapshot."
    />
  );
}

export const marksOf = (found: EvidenceTable): Mark[] =>
  symbolsOf([
    ...found.cells.flatMap(({ n, x, rate, mean }) => [n, x, rate, mean]),
    ...found.figures.map(({ refused }) => refused),
  ]);

/** Each mark that stands in a figure’s place, explained where it is seen. */
export function Marks({ marks, level = 2 }: { readonly marks: readonly Mark[]; readonly level?: Level }) {
  if (marks.length === 0) return null;
  return (
    <>
      <Heading level={level}>What the marks mean</Heading>
      <SummaryList rows={marks.map(({ code, meaning }) => ({ label: markOf(code), value: meaning }))} />
    </>
  );
}
