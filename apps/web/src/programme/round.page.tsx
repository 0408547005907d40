import type { RoundDetail } from '@footing/programmes';
import { Heading, InsetText, TaskList } from '@footing/pages';
import { campaignPaths } from '../campaigns/campaign-paths';
import { paths } from '../paths';
import { waveAddresses } from '../waves/addresses';
import type { Counts } from './round-counts';
import { RoundPhaseTag } from './round-phase';
import { matchingTasks, meetFirstTask, mentorsTask, peopleTasks, ruleTasks, type University } from './round-tasks';

interface RoundView {
  readonly detail: RoundDetail;
  /** Null for those who may not see who takes part. */
  readonly counts: Counts | null;
  /** How many there are; null for those who may not see them. */
  readonly mentors: number | null;
  readonly university: University;
  readonly today: string;
  /** Whether whoever asks may see counts for equality monitoring. */
  readonly mayMonitor: boolean;
  /** Whether they may see how far students got. */
  readonly mayReport: boolean;
  /** Whether they may see when people are asked, and how many answer. */
  readonly maySurvey: boolean;
}

/** One round: what is decided, who takes part, and what came of it, as tasks in the order of the year. */
export function RoundPage({ detail, counts, mentors, university, today, ...may }: RoundView) {
  const { round, programme } = detail;
  return (
    <>
      <Heading caption={programme.name}>{round.name}</Heading>
      <p class="govuk-body">
        <RoundPhaseTag round={round} today={today} />
      </p>
      <Heading level={2}>Rules</Heading>
      <TaskList idPrefix="rules" items={ruleTasks(detail, university)} />
      {counts && (
        <>
          <Heading level={2}>People</Heading>
          <TaskList idPrefix="people" items={peopleTasks(round.id, counts)} />
          <Heading level={2}>Matching</Heading>
          <TaskList idPrefix="matching" items={[meetFirstTask(round.id), ...matchingTasks(detail, counts)]} />
        </>
      )}
      {!counts && mentors !== null && (
        <>
          <Heading level={2}>People</Heading>
          <TaskList idPrefix="people" items={[mentorsTask(round.id, mentors)]} />
        </>
      )}
      <Figures roundId={round.id} {...may} />
      {!counts && <InsetText>Students are shown to programme leads and careers consultants only.</InsetText>}
    </>
  );
}

type FiguresView = Pick<RoundView, 'mayMonitor' | 'mayReport' | 'maySurvey'> & { readonly roundId: string };

/** Ways to figures about the round. */
function Figures({ roundId, mayMonitor, mayReport, maySurvey }: FiguresView) {
  return (
    <>
      {maySurvey && (
        <p class="govuk-body">
          <a class="govuk-link" href={waveAddresses.ofRound(roundId)}>
            Surveys of this round: when people are asked, and how many answer
          </a>
        </p>
      )}
      {mayReport && (
        <p class="govuk-body">
          <a class="govuk-link" href={campaignPaths.funnel(roundId)}>
            Who got how far in this round
          </a>
        </p>
      )}
      {mayMonitor && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.monitoring(roundId)}>
            Equality monitoring of this round
          </a>
        </p>
      )}
    </>
  );
}
