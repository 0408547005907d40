import type { EvidenceTable } from '@footing/evidence';
import { Button, Chart, Details, Heading, InsetText, PostForm, SummaryList } from '@footing/pages';
import { listIn, textIn } from '../programme/typed';
import { releaseAddresses } from '../releases/addresses';
import { AskMeasure, type AskView } from './ask-measure';
import { dayTaken, profiles, shortPrint, wordNames } from './evidence-words';
import { shareInWords } from './in-figures';
import { markOf } from './marks';
import { pictureOf } from './picture-of';
import { queryOf } from './read-ask';
import { type Dose, Figures, Marks, marksOf, Notes, Numbers } from './table-shown';

interface MeasureView extends AskView {
  /** Null: nothing was asked yet, or something has to be put right first. */
  readonly found: EvidenceTable | null;
  /** How many answered, where the measure is of answers. */
  readonly answered: EvidenceTable | null;
  /** Whether whoever looks may prepare what goes out. */
  readonly mayRelease: boolean;
  readonly csrf: string;
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
  const { found, typed, mayRelease } = view;
  const marks = marksOf(found);
  const mayTakeOut = found.profile !== 'internal';
  return (
    <>
      <Heading level={2} id="shown">
        What is shown
      </Heading>
      <Notes notes={found.notes} />
      <About {...view} />
      <Figures found={found} dose={doseIn(typed)} />
      <Picture found={found} />
      <Numbers found={found} />
      <Marks marks={marks} />
      <Protection found={found} />
      {mayTakeOut ? (
        mayRelease && <AddToRelease {...view} />
      ) : (
        <InsetText>These counts are exact, and for you alone. Do not print or pass them on.</InsetText>
      )}
    </>
  );
}

/** Nothing goes out but what a colleague signed: from here a table joins those that are prepared for that. */
const AddToRelease = ({ snapshot, measure, typed, csrf }: MeasureView) => (
  <PostForm action={releaseAddresses.addTable(snapshot.number)} csrf={csrf}>
    <p class="govuk-body">
      Figures go out together, in a release, once a colleague has looked at them and signed. Until then they are yours
      to check.
    </p>
    <input type="hidden" name="measure" value={measure.id} />
    {[...new URLSearchParams(queryOf(typed))].map(([name, value]) => (
      <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
    ))}
    <Button variant="secondary">Add this table to a release</Button>
  </PostForm>
);

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

const doseIn = (typed: MeasureView['typed']): Dose => (textIn(typed, 'dose') === 'minutes' ? 'minutes' : 'meetings');

function Picture({ found }: { readonly found: EvidenceTable }) {
  const picture = pictureOf(found);
  return picture ? <Chart {...picture} /> : null;
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
