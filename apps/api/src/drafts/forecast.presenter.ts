import { asFit } from '@footing/engine';
import type { AimComparison, DraftSketch, GapForecast, NamedStudent, WhatIfView } from '@footing/matching';
import { aims } from '@footing/programmes';
import {
  described,
  fit,
  listOf,
  nullable,
  number,
  object,
  oneOf,
  resource,
  text,
  uuid,
  yesNo,
} from '../openapi/schema';
import { presentTier } from './draft.presenter';

const aim = oneOf(Object.keys(aims));
const sketch = {
  students: number,
  matched: number,
  totalScore: described('Sum of the fits of all pairs, each 0 to 1', { type: 'number' }),
  meanScore: nullable(fit),
  lowestScore: nullable(fit),
  tiers: listOf(object({ tier: nullable(number), students: number, matched: number })),
};
const gap = object({
  value: text,
  mentors: number,
  places: described('Open places of these mentors', number),
  wanting: described('Students who want it', number),
  wantingUnmatched: described('Of them, how many have no mentor', number),
  servingMentors: described('At how many of these mentors one more place would serve one more student', number),
  couldServe: described('Students without a mentor, any one of whom one more place there could serve', number),
  meanGain: described('What one more place adds to the total of all fits, on average', { type: 'number' }),
});

export const mentorGapsResource = resource(
  'MentorGaps',
  object({
    leavesChoiceOut: described('The round has a fairness choice or wants stability, left out here', yesNo),
    gaps: listOf(object({ by: oneOf(['direction', 'help', 'place']), values: listOf(gap) })),
  }),
);
export const aimsResource = resource(
  'Aims',
  object({
    used: described('What the draft was made for', aim),
    aims: listOf(
      object({
        aim,
        ...sketch,
        rather: described(
          'Allowed pairs that would both rather have each other, and the students in them',
          object({ pairs: number, students: number }),
        ),
      }),
    ),
  }),
);

const tried = object({
  weights: listOf(object({ criterionId: uuid, weight: number })),
  minimumFit: number,
  mentorsView: number,
  retention: number,
  aim,
});
const guarded = object({
  name: text,
  students: nullable(number),
  before: nullable(number),
  after: nullable(number),
});
export const whatIfResource = resource(
  'WhatIf',
  object({
    tried: described('The rules as they were tried, in percent', tried),
    before: object(sketch),
    after: object(sketch),
    otherMentor: described('Students with a mentor before and after who would have another', number),
    better: described('Of those, how many would fit theirs better, by the rules that are tried', number),
    worse: number,
    losing: described('Students who would have no mentor any more', listOf(uuid)),
    gaining: described('Students who would have a mentor then', listOf(uuid)),
    unnamed: described('How many more would lose or gain one, whom others look after', number),
    groups: described(
      'Who has a mentor before and after; null for a figure that would tell of few people, empty for whoever does not look after everybody',
      listOf(object({ by: oneOf(['school', 'priority-group']), groups: listOf(guarded) })),
    ),
  }),
);

/** The shapes of what can be foreseen from a draft. */
export const forecastResources = [mentorGapsResource, aimsResource, whatIfResource];

export const presentMentorGaps = ({ gaps, leavesChoiceOut }: GapForecast) => ({
  leavesChoiceOut,
  gaps: gaps.map(({ by, gaps: values }) => ({
    by,
    values: values.map(({ meanPoints, ...counts }) => ({ ...counts, meanGain: asFit(meanPoints) })),
  })),
});

export const presentAims = ({ draft, aims: sketches }: AimComparison) => ({
  used: draft.settings.aim ?? 'most-matched',
  aims: sketches.map(({ aim: one, rather, ...figures }) => ({ aim: one, ...presentSketch(figures), rather })),
});

/** Only rules are tried here: other tiers and places are tried on the pages. */
export const presentWhatIf = ({ tried, before, after, losing, gaining, ...others }: WhatIfView) => ({
  ...{ tried, otherMentor: others.otherMentor, better: others.better, worse: others.worse },
  ...{ unnamed: others.unnamed, groups: others.groups },
  before: presentSketch(before),
  after: presentSketch(after),
  losing: idsOf(losing),
  gaining: idsOf(gaining),
});

const presentSketch = ({ students, matched, total, mean, lowest, tiers }: DraftSketch) => ({
  ...{ students, matched, tiers: tiers.map(presentTier) },
  ...{ totalScore: total, meanScore: mean, lowestScore: lowest },
});

/** Who they are is asked for elsewhere. */
const idsOf = (students: readonly NamedStudent[]) => students.map(({ applicationId }) => applicationId);
