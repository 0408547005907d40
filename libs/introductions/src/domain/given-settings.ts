import type { FieldError } from '@footing/kernel';
import type { IntroductionDays } from './phase';

/** What the lead typed; a day that is missing is ''. */
export interface GivenSettings extends IntroductionDays {
  readonly hidesNames: boolean;
  readonly listsPerPlace: number;
}

/** The days of the round itself that these must fit between. */
export interface Frame {
  readonly signUpCloses: string;
  readonly matchBy: string;
}

const asked = {
  listsOn: 'Enter the day on which shortlists are out',
  picksBy: 'Enter the last day to choose',
  callsBy: 'Enter the last day for calls',
  ratingsBy: 'Enter the last day to say how calls went',
} as const satisfies Record<keyof IntroductionDays, string>;

/** What is to be put right: every day is there, each comes after the one before it, and all lie between sign-up and pairing. */
export function faultsInSettings(given: GivenSettings, { signUpCloses, matchBy }: Frame): FieldError[] {
  const missing = Object.entries(asked).filter(([field]) => given[field as keyof IntroductionDays] === '');
  const lists = given.listsPerPlace;
  const wrongLists = !Number.isInteger(lists) || lists < 1 || lists > 10;
  const faults = missing.length > 0 ? missing.map(([field, message]) => ({ field, message })) : outOfOrder(given);
  const { listsOn, ratingsBy } = given;
  return [
    ...faults,
    ...one(listsOn !== '' && listsOn <= signUpCloses, 'listsOn', 'Shortlists must come after the day sign-up closes'),
    ...one(ratingsBy > matchBy, 'ratingsBy', 'This must be on or before the day pairings are agreed'),
    ...one(wrongLists, 'listsPerPlace', 'Enter a whole number from 1 to 10'),
  ];
}

const outOfOrder = ({ listsOn, picksBy, callsBy, ratingsBy }: GivenSettings): FieldError[] => [
  ...one(picksBy < listsOn, 'picksBy', 'Students must be able to choose on or after the day shortlists are out'),
  ...one(callsBy <= picksBy, 'callsBy', 'Calls must end after the last day to choose'),
  ...one(ratingsBy < callsBy, 'ratingsBy', 'This must be on or after the last day for calls'),
];

const one = (isWrong: boolean, field: string, message: string): FieldError[] => (isWrong ? [{ field, message }] : []);
