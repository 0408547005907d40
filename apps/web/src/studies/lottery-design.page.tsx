import type { FieldError } from '@footing/kernel';
import type { DesignChoice, Study, StudyResults } from '@footing/matching';
import { Heading, InsetText, percent, smallPercent, Table } from '@footing/pages';
import type { RoundDetail } from '@footing/programmes';
import { paths } from '../paths';
import { captionOf } from '../programme/round-words';
import { moment } from '../review/review-words';
import { openBetween } from './chance-bands';
import { DrawsForm } from './draws-form';
import { StudyShown } from './study-shown';
import { coins, leastEffectInTable } from './study-words';

export interface LotteryDesignView {
  readonly detail: RoundDetail;
  readonly study: Study | null;
  readonly csrf: string;
  readonly mayAsk: boolean;
  readonly draws: string;
  readonly errors: readonly FieldError[];
}

/** What stronger and weaker lotteries would let the university learn, and what they would cost, before any is drawn. */
export function LotteryDesignPage(view: LotteryDesignView) {
  const { detail, study, csrf } = view;
  return (
    <>
      <Heading caption={captionOf(detail)}>How strong should the lottery be?</Heading>
      <p class="govuk-body">
        With strength 0 the lottery only decides between students who are equal in everything else. A stronger lottery
        also decides between students who are nearly equal. The total fit is then a little lower, but more students can
        be compared fairly afterwards, and a smaller effect of mentoring can be seen.
      </p>
      <p class="govuk-body">
        Tiers always come first. Other secrets than the round’s own are used here, so this tells nobody who will be
        drawn.
      </p>
      <StudyShown
        kind="lottery-design"
        label="Trying lotteries"
        href={paths.lotteryDesign(detail.round.id)}
        found={(ended, { choices }) => <Found {...{ detail, choices }} study={ended} />}
        {...{ study, csrf }}
      >
        {view.mayAsk ? <Ask {...view} /> : null}
      </StudyShown>
    </>
  );
}

interface FoundView {
  readonly detail: RoundDetail;
  readonly study: Study;
  readonly choices: StudyResults['lottery-design']['choices'];
}

function Found({ detail, study, choices }: FoundView) {
  if (choices === null)
    return (
      <InsetText>
        This round has a choice of its own before the fit, such as places kept for a group. There the lottery cannot be
        looked at by itself. Make a draft and work out its chances instead.
      </InsetText>
    );
  return <Choices {...{ detail, study, choices }} />;
}

function Choices({ detail, study, choices }: FoundView & { readonly choices: readonly DesignChoice[] }) {
  const chosen = detail.round.choices.lotteryStrength / 100;
  return (
    <>
      <Table
        caption="What each strength would give"
        captionHidden
        firstCellIsHeader
        columns={[
          { text: 'Strength, out of 100' },
          { text: 'Students whose lot is open', numeric: true },
          { text: 'As many fair coins', numeric: true },
          { text: 'Least effect we could see', numeric: true },
          { text: 'Total fit given up', numeric: true },
        ]}
        rows={choices.map(({ strength, undecided, effective, detectable, givenUpShare }) => [
          `Strength ${outOf100(strength)}${strength === chosen ? ' (this round)' : ''}`,
          undecided,
          coins(effective),
          leastEffectInTable(detectable),
          smallPercent(givenUpShare),
        ])}
      />
      <p class="govuk-body">
        From {study.draws.toLocaleString('en-GB')} draws each, on {moment(study.finishedAt ?? study.askedAt)}. A lot is
        open when the chance of a mentor is between {openBetween}. “As many fair coins” is how many students decided by
        the toss of a coin would teach us as much. The least effect is in standard deviations: what a test at{' '}
        {percent(0.05)} would find four times in five.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.roundChoices(detail.round.id)}>
          Choose the strength in “What counts first”
        </a>
      </p>
    </>
  );
}

const outOf100 = (strength: number): string => String(Math.round(strength * 100));

const Ask = ({ detail, study, csrf, draws, errors }: LotteryDesignView) => (
  <DrawsForm
    action={paths.lotteryDesign(detail.round.id)}
    label="How often to draw for each strength"
    hint="1,000 is enough to choose by."
    ask={study ? 'Try again' : 'Try lotteries'}
    isAgain={study !== null}
    {...{ csrf, draws, errors }}
  />
);
