import {
  type Barrier,
  barrierKinds,
  type Criterion,
  criterionKinds,
  type Round,
  type RoundDates,
  type RoundDetail,
} from '@footing/programmes';
import {
  day,
  described,
  fit,
  listOf,
  moment,
  nullable,
  number,
  object,
  oneOf,
  resource,
  text,
  uuid,
} from '../openapi/schema';

const dates = { signUpOpens: day, signUpCloses: day, matchBy: day, meetingsStart: day, meetingsEnd: day };
const answerWithinDays = described('How long each person has to answer, in days', number);
const roundFields = {
  id: uuid,
  programmeId: uuid,
  name: text,
  ...dates,
  answerWithinDays,
  minimumFit: fit,
  createdAt: moment,
};

const comparison = {
  id: uuid,
  name: text,
  studentField: nullable(text),
  mentorField: nullable(text),
  order: described('Values, lowest first', listOf(text)),
  atLeast: nullable(number),
};

export const criterionResource = resource(
  'Criterion',
  object({
    ...comparison,
    kind: oneOf(Object.keys(criterionKinds)),
    weight: described('In percent; all sum to 100', number),
  }),
);
export const barrierResource = resource('Barrier', object({ ...comparison, kind: oneOf(Object.keys(barrierKinds)) }));
export const tierResource = resource(
  'Tier',
  object({ priorityGroupId: uuid, tier: described('1 is served first', number) }),
);
export const roundResource = resource('Round', object(roundFields));
export const roundWithRulesResource = resource(
  'RoundWithRules',
  object({
    ...roundFields,
    criteria: listOf(criterionResource.ref),
    barriers: listOf(barrierResource.ref),
    tiers: listOf(tierResource.ref),
    schoolIds: listOf(uuid),
  }),
  [criterionResource, barrierResource, tierResource],
);

export const presentRound = ({ id, programmeId, name, dates, answerWithinDays, minimumFit, createdAt }: Round) => ({
  id,
  programmeId,
  name,
  ...presentDates(dates),
  answerWithinDays,
  minimumFit: minimumFit / 100,
  createdAt: createdAt.toISOString(),
});

const presentDates = ({ signUpOpens, signUpCloses, matchBy, meetingsStart, meetingsEnd }: RoundDates) => ({
  signUpOpens,
  signUpCloses,
  matchBy,
  meetingsStart,
  meetingsEnd,
});

export const presentRoundWithRules = ({ round, criteria, barriers, tiers, schoolIds }: RoundDetail) => ({
  ...presentRound(round),
  criteria: criteria.map(presentCriterion),
  barriers: barriers.map(presentBarrier),
  tiers: tiers.map(({ priorityGroupId, tier }) => ({ priorityGroupId, tier })),
  schoolIds,
});

export const presentCriterion = (criterion: Criterion) => ({
  ...presentComparison(criterion),
  kind: criterion.kind,
  weight: criterion.weight,
});
export const presentBarrier = (barrier: Barrier) => ({ ...presentComparison(barrier), kind: barrier.kind });

const presentComparison = ({ id, name, studentField, mentorField, orderedValues, atLeast }: Criterion | Barrier) => ({
  id,
  name,
  studentField,
  mentorField,
  order: orderedValues,
  atLeast,
});
