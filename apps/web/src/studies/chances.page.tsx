import type { DraftView, Study, StudyResults } from '@footing/matching';
import { Heading, percent, StatTiles, Table } from '@footing/pages';
import type { FieldError } from '@footing/kernel';
import { paths } from '../paths';
import { moment } from '../review/review-words';
import { tierWords } from '../review/review-words';
import { bandsByTier, type Chance, mostOpen, openBetween } from './chance-bands';
import { DrawsForm } from './draws-form';
import { StudyShown } from './study-shown';
import { coins, leastEffect } from './study-words';

/** So many students are listed; the rest is in the file. */
const LISTED = 30;

export interface ChancesView {
  readonly draft: DraftView;
  readonly study: Study | null;
  readonly chances: readonly Chance[];
  readonly csrf: string;
  readonly mayAsk: boolean;
  readonly draws: string;
  readonly errors: readonly FieldError[];
}

/** How sure each student's place was: the lottery drawn again and again, all else left as it is. */
export function ChancesPage(view: ChancesView) {
  const { draft, study, csrf } = view;
  return (
    <>
      <Heading caption={`Draft ${draft.number}`}>Chances of a mentor</Heading>
      <p class="govuk-body">
        Where two students are equal in everything that counts, or nearly so in a round with a stronger lottery, the
        lottery decides. Here it is drawn again many times, and everything else stays as it is. How often a student has
        a mentor then is their chance.
      </p>
      <p class="govuk-body">
        Why it matters: students whose lot was open can later be compared fairly, those with a mentor and those without.
        The draft itself does not change. Students are not told their chance.
      </p>
      <StudyShown
        kind="chances"
        label="Drawing the lottery again"
        href={paths.chances(draft.id)}
        found={(ended, result) => <Found {...view} study={ended} found={result} />}
        {...{ study, csrf }}
      >
        {view.mayAsk ? <Ask {...view} /> : null}
      </StudyShown>
    </>
  );
}

type FoundView = ChancesView & { readonly study: Study; readonly found: StudyResults['chances'] };

function Found({ draft, study, chances, found }: FoundView) {
  return (
    <>
      <Tiles found={found} />
      <p class="govuk-body">
        Worked out on {moment(study.finishedAt ?? study.askedAt)} from {study.draws.toLocaleString('en-GB')} draws. A
        chance is right to within {percent(1 / Math.sqrt(study.draws))} or better.
      </p>
      <Bands chances={chances} />
      <OpenLots open={mostOpen(chances)} file={`${paths.chances(draft.id)}/file`} />
    </>
  );
}

function OpenLots({ open, file }: { readonly open: readonly Chance[]; readonly file: string }) {
  return (
    <>
      <Heading level={2}>Whose lot was most open</Heading>
      <Table
        caption={`Students whose chance lies between ${openBetween}, the most open first`}
        captionHidden
        firstCellIsHeader
        columns={[
          { text: 'Student' },
          { text: 'Tier', numeric: true },
          { text: 'Chance', numeric: true },
          { text: 'In this draft' },
        ]}
        rows={open
          .slice(0, LISTED)
          .map((one) => [
            one.name,
            one.tier === 'none' ? 'None' : one.tier,
            percent(one.served / one.draws),
            placed(one),
          ])}
        empty="Nobody’s place hung on the lottery: every student is sure to have a mentor, or sure to have none."
      />
      <p class="govuk-body">
        {open.length > LISTED ? `${open.length - LISTED} more are in the file. ` : ''}
        <a class="govuk-link" href={file}>
          Download every chance as CSV
        </a>
      </p>
    </>
  );
}

const placed = ({ matched }: Chance): string => (matched ? 'has a mentor' : 'no mentor');

function Tiles({ found }: { readonly found: StudyResults['chances'] }) {
  const { students, undecided, effective, detectable } = found;
  return (
    <StatTiles
      items={[
        {
          value: undecided,
          label: 'students whose lot is open',
          detail: `of ${students}: chance between ${openBetween}`,
        },
        { value: coins(effective), label: 'fair coins', detail: 'that would teach us as much' },
        { ...leastEffect(detectable), label: 'least effect we could see' },
      ]}
    />
  );
}

function Bands({ chances }: { readonly chances: readonly Chance[] }) {
  return (
    <Table
      caption="How sure students’ places are, by tier"
      captionSize="m"
      firstCellIsHeader
      columns={[
        { text: 'Tier' },
        { text: 'Sure of a mentor', numeric: true },
        { text: 'Open', numeric: true },
        { text: 'Sure of none', numeric: true },
      ]}
      rows={bandsByTier(chances).map(({ tier, sure, open, none }) => [tierWords(tier), sure, open, none])}
    />
  );
}

const Ask = ({ draft, study, csrf, draws, errors }: ChancesView) => (
  <DrawsForm
    action={paths.chances(draft.id)}
    label="How often to draw"
    hint="1,000 is enough to look. Use 10,000 for a report."
    ask={study ? 'Draw again' : 'Work out the chances'}
    isAgain={study !== null}
    {...{ csrf, draws, errors }}
  />
);
