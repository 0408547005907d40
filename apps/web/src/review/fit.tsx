import { Details } from '@footing/pages';

/** Points of a pair that fits in everything. */
const MOST_POINTS = 65_535;

/** A fit as staff read it everywhere: a whole number from 0 to 100. @param points 0 to 65,535. */
export const fit = (points: number): string => fitOfShare(points / MOST_POINTS);

/** The same of a share. @param share 0 to 1. */
export const fitOfShare = (share: number): string => String(Math.round(share * 100));

/** How much fit is won or lost in all, on the same scale: to a tenth. @param points 0 or more. */
export function fitAmount(points: number): string {
  const amount = (points / MOST_POINTS) * 100;
  return amount > 0 && amount < 0.1 ? 'less than 0.1' : amount.toFixed(1);
}

/** What the one number means, for whoever asks; where it stands, it is on the same scale as everywhere else. */
export const WhatFitMeans = () => (
  <Details summary="What fit means">
    <p class="govuk-body">
      Fit says how well two people suit each other by the criteria of the round, from 0 to 100. 100: all that counts
      suits. 50: half of it, or nothing that could be compared. Each criterion gives at most its weight, and together
      they are the fit. It is no mark for either of them, and no forecast of how it will go.
    </p>
  </Details>
);
