/** The pages of one survey, below wherever it begins. */
export interface AddressesOfSurvey {
  readonly start: string;
  readonly check: string;
  readonly thanks: string;
  /** A question by its place in the survey, counted from 1. */
  readonly question: (n: number) => string;
  readonly yes: string;
  readonly no: string;
}

const below = (start: string): AddressesOfSurvey => ({
  start,
  check: `${start}/check`,
  thanks: `${start}/thanks`,
  question: (n) => `${start}/${n}`,
  yes: `${start}/yes`,
  no: `${start}/no`,
});

/** Every address of the pages on which surveys are answered, once. */
export const surveyAddresses = {
  byLink: (token: string) => below(`/survey/${token}`),
  mine: '/me/surveys',
  ofMine: (invitationId: string) => below(`/me/surveys/${invitationId}`),
  takeLinksBack: (invitationId: string) => `/me/surveys/${invitationId}/links`,
} as const;

/** The same address in a language of the survey. */
export const inLanguage = (address: string, language: string): string =>
  `${address}?language=${encodeURIComponent(language)}`;
