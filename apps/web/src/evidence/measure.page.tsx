import type { EvidenceTable } from '@footing/evidence';
import { Button, Chart, Details, Heading, InsetText, SummaryList, Table, WarningText } from '@footing/pages';
import { listIn, textIn } from '../programme/typed';
import { AskMeasure, type AskView } from './ask-measure';
import { evidenceAddresses as at } from './addresses';
import { dayTaken, profiles, shortPrint, wordNames } from './evidence-words';
import { figureInWords, shareInWords } from './in-figures';
import { type Mark, markOf, symbolsOf } from './marks';
import { pictureOf } from './picture-of';
import { queryOf } from './read-ask';
import { shownTable } from './rows';

interface MeasureView extends AskView {
  /** Null: nothing was asked yet, or something has to be put right first. */
  readonly found: EvidenceTable | null;
  /** How many answered, where the measure is of answers. */
  readonly answered: EvidenceTable | null;
}

/** One measure of a snapshot: what to ask, and what came of it. */
export function MeasurePage(view: MeasureView) {
  const { snapshot, measure, found, errors } = view;
  return (
    <>
      <Heading caption={`Snapshot ${snapshot.number}: ${snapshot.name}`}>
        {measure.id} {measure.name}
      </Heading>
      <p class="govuk-body">{measure.means}</p>
      <AskMeasure {...view} />
      {found ? <Found {...view} found={found} /> : errors.length === 0 && <Waiting />}
      <Details summary="How it is worked out">
        <p class="govuk-body">{measure.formula}</p>
        <p class="govuk-body">
          A likely range holds the true figure 95 times in 100, if people like these were asked again and again.
        </p>
      </Details>
    </>
  );
}

const Waiting = () => <InsetText>Choose what to look at, then press Show.</InsetText>;

function Found(view: MeasureView & { readonly found: EvidenceTable }) {
  const { found, snapshot, measure, typed } = view;
  const marks = marksOf(found);
  const mayTakeOut = found.profile !== 'internal';
  return (
    <>
      <Heading level={2} id="shown">
        What is shown
      </Heading>
      <Notes notes={found.notes} />
      <About {...view} />
      <Figures {...view} />
      <Picture found={found} />
      <Numbers found={found} />
      <Marks marks={marks} />
      <Protection found={found} />
      {mayTakeOut ? (
        <>
          <p class="govuk-body">
            A colleague looks at figures and signs them before they go out. Until then they are yours to check.
          </p>
          <Button href={at.export(snapshot.number, measure.id, queryOf(typed))} variant="secondary">
            Download these figures (CSV)
          </Button>
        </>
      ) : (
        <InsetText>These counts are exact, and for you alone. Do not print or pass them on.</InsetText>
      )}
    </>
  );
}

/** What would mislead comes first, and stands out. */
function Notes({ notes }: Pick<EvidenceTable, 'notes'>) {
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

/** All that somebody needs who has only the page in hand. */
const About = ({ found, snapshot, answered, typed }: MeasureView & { readonly found: EvidenceTable }) => (
  <SummaryList
    rows={[
      { label: 'What it is', value: wordNames[found.measure.word] },
      { label: 'Parted by', value: found.by.map(({ name }) => name).join(', ') || 'Nothing: everybody together' },
      { label: 'Academic years', value: listIn(typed, 'cohorts').join(', ') || snapshot.cohorts.join(', ') },
      ...(answered ? [{ label: 'Answered the survey', value: answeredInWords(answered) }] : []),
      { label: 'Shown for', value: `${profiles[found.profile].name}. ${profiles[found.profile].hint}` },
      {
        label: 'Cite it as',
        value: (
          <>
            Snapshot {found.snapshot}, taken {dayTaken(snapshot.takenAt)}, fingerprint{' '}
            <code>{shortPrint(found.sha256)}</code>
          </>
        ),
      },
    ]}
  />
);

function answeredInWords({ cells }: EvidenceTable): string {
  const rate = cells.find(({ at: groups }) => Object.keys(groups).length === 0)?.rate;
  if (!rate) return 'Nobody was asked';
  if ('code' in rate) return `Not shown ${markOf(rate.code)}`;
  const { value, low, high } = rate;
  return `${shareInWords(value)} of those asked, likely from ${shareInWords(low)} to ${shareInWords(high)}`;
}

function Figures({ found, typed }: MeasureView & { readonly found: EvidenceTable }) {
  if (found.figures.length === 0) return null;
  const dose = textIn(typed, 'dose') === 'minutes' ? 'minutes' : 'meetings';
  return (
    <>
      <Heading level={2}>What it comes to</Heading>
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

function Picture({ found }: { readonly found: EvidenceTable }) {
  const picture = pictureOf(found);
  return picture ? <Chart {...picture} /> : null;
}

function Numbers({ found }: { readonly found: EvidenceTable }) {
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

const marksOf = (found: EvidenceTable): Mark[] =>
  symbolsOf([
    ...found.cells.flatMap(({ n, x, rate, mean }) => [n, x, rate, mean]),
    ...found.figures.map(({ refused }) => refused),
  ]);

/** Each mark that stands in a figure’s place, explained where it is seen. */
function Marks({ marks }: { readonly marks: readonly Mark[] }) {
  if (marks.length === 0) return null;
  return (
    <>
      <Heading level={2}>What the marks mean</Heading>
      <SummaryList rows={marks.map(({ code, meaning }) => ({ label: markOf(code), value: meaning }))} />
    </>
  );
}

/** What was hidden, what was tried, and what would show more. */
function Protection({ found: { hidden, attack, advice, by } }: { readonly found: EvidenceTable }) {
  const nameIn = (dimension: string, code: string) =>
    by.find(({ key }) => key === dimension)?.codes.find((one) => one.code === code)?.name ?? code;
  return (
    <Details summary="How people are protected here">
      <p class="govuk-body">
        {hidden.primary === 0
          ? 'Nothing had to be hidden.'
          : `Hidden because few people stand behind them: ${hidden.primary}. Hidden so that those cannot be worked out: ${hidden.secondary}.`}
        {attack.tried > 0 &&
          ` We tried to work out ${attack.tried} hidden figures from all that is shown, and ${attack.withheld.length === 0 ? 'none could be told closely enough to matter' : 'some could be told, so their tables are left out'}.`}
      </p>
      {advice.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {advice.slice(0, 3).map(({ dimension, codes: [one, two], unsafe, unsafeThen }) => (
            <li key={`${dimension} ${one} ${two}`}>
              With “{nameIn(dimension, one)}” and “{nameIn(dimension, two)}” as one group, {unsafeThen} figures would be
              too small to show instead of {unsafe}.
            </li>
          ))}
        </ul>
      )}
    </Details>
  );
}
