/** Every address of shortlists and short calls, once. */
export const introductionAddresses = {
  /** The lead's switch, of a round. */
  introductions: (roundId: string) => `/rounds/${roundId}/introductions`,
  introductionsOff: (roundId: string) => `/rounds/${roundId}/introductions/off`,
  introductionsMissing: (roundId: string) => `/rounds/${roundId}/introductions/missing`,
  shortlist: (roundId: string) => `/shortlist/${roundId}`,
  shortCalls: (roundId: string) => `/short-calls/${roundId}`,
  introCall: (id: string) => `/intro-calls/${id}`,
  introCallStep: (id: string, step: 'times' | 'time' | 'book' | 'held' | 'rating' | 'off') =>
    `/intro-calls/${id}/${step}`,
} as const;
