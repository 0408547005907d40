/** Where the pages of reaching people are. */
export const campaignPaths = {
  funnel: (roundId: string) => `/rounds/${roundId}/who-got-how-far`,
  funnelFile: (roundId: string) => `/rounds/${roundId}/who-got-how-far/file`,
};
