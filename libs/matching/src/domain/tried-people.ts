import type { FieldError } from '@footing/kernel';

/** Other tiers and places to try on a draft; what is left out stays as it is there. */
export interface TriedPeople {
  /** Tier by priority group: 1 to 9, or `none`. */
  readonly tiers?: readonly { readonly groupId: string; readonly tier: number | 'none' }[];
  /** So many places more for every mentor who offers any, 0 to 5. */
  readonly more?: number;
  /** One mentor's places instead, 0 to 20. */
  readonly mentor?: { readonly offerId: string; readonly places: number };
}

export const MOST_MORE = 5;
export const MOST_TRIED_PLACES = 20;

/** What can be tried, as the form offers it. */
export interface TriablePeople {
  /** Priority groups with enough students to say something about; empty for whoever does not look after everybody. */
  readonly groups: readonly { readonly id: string; readonly name: string; readonly tier: number | null }[];
  readonly mentors: readonly { readonly offerId: string; readonly name: string; readonly places: number }[];
}

/** What is wrong with what is tried, at its field; none means that it can be tried. */
export function triedPeopleFaults({ tiers = [], more, mentor }: TriedPeople, can: TriablePeople): FieldError[] {
  const known = new Set(can.groups.map(({ id }) => id));
  const wrongTier = tiers.find(({ tier }) => tier !== 'none' && !isWithin(tier, 1, 9));
  return [
    ...(wrongTier ? [{ field: tierField(wrongTier.groupId), message: 'Choose a tier from 1 to 9, or none' }] : []),
    ...(tiers.some(({ groupId }) => !known.has(groupId))
      ? [{ field: 'tiers', message: 'Too few students are in this group to say what would change for them' }]
      : []),
    ...(more !== undefined && !isWithin(more, 0, MOST_MORE)
      ? [{ field: 'more', message: `Give a whole number from 0 to ${MOST_MORE}` }]
      : []),
    ...(mentor && !can.mentors.some(({ offerId }) => offerId === mentor.offerId)
      ? [{ field: 'mentor', message: 'Choose a mentor of this draft' }]
      : []),
    ...(mentor && !isWithin(mentor.places, 0, MOST_TRIED_PLACES)
      ? [{ field: 'places', message: `Give this mentor’s places: a whole number from 0 to ${MOST_TRIED_PLACES}` }]
      : []),
  ];
}

/** The field of a group's tier in a form. */
export const tierField = (groupId: string): string => `tier-${groupId}`;

const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

interface Turned {
  readonly applicationId: string;
  readonly before: number | null;
  readonly after: number | null;
}

/**
 * The tiers to hand to the engine, by application. Whoever has none still comes after everybody who has one.
 * @param untiered the number that stands for none in the draft; null: everybody had one.
 */
export function tiersToTry(all: readonly Turned[], untiered: number | null): Record<string, number> {
  const last = all.reduce((most, { after }) => Math.max(most, after ?? 0), 0);
  const none = Math.min(9, Math.max(last + 1, untiered ?? 0));
  return Object.fromEntries(
    all
      .filter(({ before, after }) => before !== after || (after === null && none !== untiered))
      .map(({ applicationId, after }) => [applicationId, after ?? none]),
  );
}

/** The places to hand to the engine, by offer: those that differ. */
export function placesToTry(
  mentors: TriablePeople['mentors'],
  { more = 0, mentor }: TriedPeople,
): Record<string, number> {
  const all = mentors.map(({ offerId, places }): [string, number, number] => {
    const raised = places > 0 ? places + more : places;
    return [offerId, places, offerId === mentor?.offerId ? mentor.places : raised];
  });
  return Object.fromEntries(all.filter(([, was, is]) => was !== is).map(([offerId, , is]) => [offerId, is]));
}
