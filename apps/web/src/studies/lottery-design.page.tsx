import type { FieldError } from '@footing/kernel';
import type { DesignChoice, Study, StudyResults } from '@footing/matching';
import {
  Button,
  Heading,
  InsetText,
  NumberField,
  percent,
  PostForm,
  smallPercent,
  Table,
  WarningText,
} from '@footing/pages';
import type { RoundDetail } from '@footing/programmes';
import { paths } from '../paths';
import { captionOf } from '../programme/round-words';
import { moment } from '../review/review-words';
import { openBetween } from './chance-bands';
import { StudyAtWork } from './study-at-work';
import { isAtWork, leastEffectInTable } from './study-words';

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
      {study && isAtWork(study) ? (
        <StudyAtWork label="Trying lotteries" {...{ study, csrf }} href={paths.lotteryDesign(detail.round.id)} />
      ) : (
        <>
          {study ? <Found detail={detail} study={study} /> : null}
          {view.mayAsk ? <Ask {...view} /> : null}
        </>
      )}
    </>
  );
}

function Found({ detail, study }: { readonly detail: RoundDetail; readonly study: Study }) {
  if (study.state === 'cancelled') return <InsetText>The last try was cancelled.</InsetText>;
  if (study.state !== 'done' || !study.result)
    return <WarningText>Sorry, there is a problem at our end: the last try did not work. Try again.</WarningText>;
  const { choices } = study.result as StudyResults['lottery-design'];
  if (choices === null)
    return (
      <InsetText>
        This round has a choice of its own before the fit, such as places kept for a group. There the lottery cannot be
        looked at by itself. Make a draft and work out its chances instead.
      </InsetText>
    );
  return <Choices {...{ detail, study, choices }} />;
}

function Choices(view: { detail: RoundDetail; study: Study; choices: readonly DesignChoice[] }) {
  const { detail, study, choices } = view;
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
          strength === chosen ? `${outOf100(strength)} (this round)` : outOf100(strength),
          undecided,
          Math.round(effective),
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

function Ask({ detail, study, csrf, draws, errors }: LotteryDesignView) {
  return (
    <PostForm action={paths.lotteryDesign(detail.round.id)} csrf={csrf}>
      <NumberField
        name="draws"
        label="How often to draw for each strength"
        hint="1,000 is enough to choose by."
        value={draws}
        errors={errors}
        width={5}
      />
      <Button {...(study ? { variant: 'secondary' as const } : {})}>{study ? 'Try again' : 'Try lotteries'}</Button>
    </PostForm>
  );
}
