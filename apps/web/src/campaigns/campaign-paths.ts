/** Where the pages of reaching people are. */
export const campaignPaths = {
  campaigns: '/campaigns',
  newCampaign: '/campaigns/new',
  campaignSettings: '/campaigns/settings',
  campaign: (id: string) => `/campaigns/${id}`,
  editCampaign: (id: string) => `/campaigns/${id}/edit`,
  testCampaign: (id: string) => `/campaigns/${id}/test`,
  sendCampaign: (id: string) => `/campaigns/${id}/send`,
  cancelCampaign: (id: string) => `/campaigns/${id}/cancel`,
  funnel: (roundId: string) => `/rounds/${roundId}/who-got-how-far`,
  funnelFile: (roundId: string) => `/rounds/${roundId}/who-got-how-far/file`,
};
