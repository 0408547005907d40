import { aims, fairnessKinds, type RoundDetail, type ShownLottery } from '@footing/programmes';
import { described, listOf, nullable, number, object, oneOf, resource, text, uuid, yesNo } from '../openapi/schema';

const percent = (what: string) =>
  described(`${what}, in percent of the highest fit`, { ...number, minimum: 0, maximum: 100 });

export const floorResource = resource(
  'Floor',
  object({ priorityGroupId: uuid, places: described('Places kept for students who count for the group', number) }),
);
export const choicesResource = resource(
  'RoundChoices',
  object({
    aim: oneOf(Object.keys(aims)),
    ignoreTiers: yesNo,
    ignoreTiersReason: described('Empty when tiers count', text),
    fairness: described('What comes between the tiers and the fit', oneOf(Object.keys(fairnessKinds))),
    fairnessReason: described('Empty when fairness is none', text),
    floors: described('Some exactly when fairness is floors', listOf(floorResource.ref)),
    retention: percent('What keeping a pairing of an earlier draft is worth'),
    mentorsView: described('How much the mentor’s view counts beside the student’s, in percent', number),
    lotteryStrength: percent('What a lottery number is worth at most'),
  }),
  [floorResource],
);
export const lotteryResource = resource(
  'Lottery',
  object({
    commitment: described('SHA-256 of the seed’s 32 characters, in hexadecimal', text),
    seed: described('Null until pairings of the round are published', nullable(text)),
  }),
);

export const presentChoices = ({ round: { choices }, floors }: RoundDetail) => ({
  aim: choices.aim,
  ignoreTiers: choices.ignoreTiers,
  ignoreTiersReason: choices.ignoreTiersReason,
  fairness: choices.fairness,
  fairnessReason: choices.fairnessReason,
  floors: floors.map(({ priorityGroupId, places }) => ({ priorityGroupId, places })),
  retention: choices.retention,
  mentorsView: choices.mentorsView,
  lotteryStrength: choices.lotteryStrength,
});

export const presentLottery = ({ commitment, seed }: ShownLottery) => ({ commitment, seed });
