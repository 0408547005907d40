/** Every address of the pages of the national picture, once. */
export const sectorAddresses = {
  picture: '/sector',
  csv: '/sector/figures.csv',
  publish: '/sector/publish',
  settle: '/sector/publish/settings',
  made: (id: string) => `/sector/made/${id}`,
  sites: '/sector/sites',
  site: (id: string) => `/sector/sites/${id}`,
  confirmSite: (id: string) => `/sector/sites/${id}/confirm`,
  stopSite: (id: string) => `/sector/sites/${id}/stop`,
  withdraw: (id: string) => `/sector/brought-in/${id}/withdraw`,
  arrivals: '/sector/arrivals',
  arrival: (id: string) => `/sector/arrivals/${id}`,
  confirmArrival: (id: string) => `/sector/arrivals/${id}/confirm`,
  giveUpArrival: (id: string) => `/sector/arrivals/${id}/give-up`,
} as const;
