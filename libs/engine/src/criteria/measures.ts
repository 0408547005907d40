import type { CriterionKind } from '../model/input';
import { closeness } from './closeness';
import { different } from './different';
import { direction } from './direction';
import { equal } from './equal';
import { freeTime } from './free-time';
import { help } from './help';
import { interests } from './interests';
import type { MeasureOf } from './measure';
import { overlap } from './overlap';
import { picks } from './picks';
import { practical } from './practical';
import { ratings } from './ratings';
import { recentPath } from './recent-path';
import { sharedExperience } from './shared-experience';
import { stepsApart } from './steps-apart';
import { waysOfWorking } from './ways-of-working';

/** Every criterion a round can weigh, by its kind. */
export const measures: Readonly<Record<CriterionKind, MeasureOf>> = {
  help,
  direction,
  'ways-of-working': waysOfWorking,
  'shared-experience': sharedExperience,
  'recent-path': recentPath,
  practical,
  'free-time': freeTime,
  interests,
  picks,
  ratings,
  equal,
  different,
  overlap,
  closeness,
  'steps-apart': stepsApart,
};
