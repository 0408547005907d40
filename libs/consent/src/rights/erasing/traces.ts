import type { RightOutcome } from '../../domain/rights/right-kinds';
import { accountTraces } from './account-traces';
import { campaignTraces } from './campaign-traces';
import { introductionTraces } from './introduction-traces';
import { joiningTraces } from './joining-traces';
import { keptTraces } from './kept-traces';
import { matchingTraces } from './matching-traces';
import { peopleTraces } from './people-traces';
import { pairingTraces } from './pairing-traces';
import { togetherTraces } from './together-traces';
import { storyTraces } from './story-traces';
import { evidenceTraces } from './evidence-traces';
import { kpiTraces } from './kpi-traces';
import { practiceTraces } from './practice-traces';
import { schoolPlanTraces } from './school-plan-traces';
import { surveyTraces } from './survey-traces';
import { schedulingTraces } from './scheduling-traces';
import { givingTraces } from './giving-traces';
import { trainingTraces } from './training-traces';
import type { Trace } from './trace';

/** The two ways in which an erasure can be done. */
export type ErasureOutcome = Extract<RightOutcome, 'erased' | 'kept-without-name'>;

/** Everything that is held about people, in the order in which it is erased: what is found by a name goes before the name. */
export const traces: readonly Trace[] = [
  ...joiningTraces,
  ...peopleTraces,
  ...storyTraces,
  ...surveyTraces,
  ...evidenceTraces,
  ...practiceTraces,
  ...schoolPlanTraces,
  ...kpiTraces,
  ...togetherTraces,
  ...schedulingTraces,
  ...introductionTraces,
  ...pairingTraces,
  ...matchingTraces,
  ...givingTraces,
  ...trainingTraces,
  ...campaignTraces,
  ...accountTraces,
  ...keptTraces,
];
