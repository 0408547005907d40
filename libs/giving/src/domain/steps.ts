import type { KindOfProgramme } from './said';

/** The pages of an offer, in order, with the answers each asks for and how long it takes, in seconds. */
export const offerSteps = {
  help: { fields: ['helpOffered', 'helpWanted'], seconds: 30 },
  path: { fields: ['jobTitle', 'employer', 'course', 'graduationYear', 'fieldEntryYear'], seconds: 60 },
  sectors: { fields: ['sectors'], seconds: 25 },
  meeting: { fields: ['meetingModes', 'availability', 'place'], seconds: 45 },
  ways: { fields: ['waysOfWorking', 'interests', 'about'], seconds: 60 },
  places: { fields: [], seconds: 20 },
} as const satisfies Record<string, { readonly fields: readonly string[]; readonly seconds: number }>;
export type OfferStep = keyof typeof offerSteps;

export const offerStepNames = Object.keys(offerSteps) as readonly OfferStep[];
export const isOfferStep = (word: string): word is OfferStep => Object.hasOwn(offerSteps, word);

/** Signing in and looking over everything before it goes, in seconds. */
export const SECONDS_AROUND_OFFER = 30;

/** Pages without which nobody can be found. */
const needed: readonly OfferStep[] = ['help', 'meeting', 'places'];

/** The pages of a round. Who is mentored by students is not asked for a sector: what they do is known. */
export const offerStepsOf = (kind: KindOfProgramme): readonly OfferStep[] =>
  offerStepNames.filter((step) => kind !== 'reverse' || step !== 'sectors');

/** The first page that must be answered and was not; null: the offer can be given. */
export const firstOpen = (kind: KindOfProgramme, done: readonly string[]): OfferStep | null =>
  offerStepsOf(kind).find((step) => needed.includes(step) && !done.includes(step)) ?? null;

/** The page after one that is answered; null: everything was asked. */
export function nextStep(kind: KindOfProgramme, step: OfferStep, done: readonly string[]): OfferStep | null {
  const all = offerStepsOf(kind);
  return all.slice(all.indexOf(step) + 1).find((one) => !done.includes(one)) ?? null;
}
