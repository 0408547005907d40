import { listingOf } from '../http/listing';
import { choicesResource, floorResource, lotteryResource } from './choices.presenter';
import { priorityGroupResource, schoolResource } from './institution.presenter';
import { programmeResource } from './programme.presenter';
import { barrierResource, criterionResource, roundResource, roundWithRulesResource } from './round.presenter';

export const programmeList = listingOf(programmeResource);
export const roundList = listingOf(roundResource);
export const criterionList = listingOf(criterionResource);
export const schoolList = listingOf(schoolResource);
export const priorityGroupList = listingOf(priorityGroupResource);

/** The shapes of programmes, rounds and what they are made of. */
export const programmeResources = [
  ...[programmeResource, programmeList, roundResource, roundList, roundWithRulesResource],
  ...[criterionResource, criterionList, barrierResource],
  ...[choicesResource, floorResource, lotteryResource],
  ...[schoolResource, schoolList, priorityGroupResource, priorityGroupList],
];
