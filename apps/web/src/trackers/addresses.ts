/** Every address of the pages of files for tracking services, once. */
export const trackerAddresses = {
  all: '/trackers',
  profiles: '/trackers/profiles',
  profile: (id: string) => `/trackers/profiles/${id}`,
  profileFile: (id: string) => `/trackers/profiles/${id}/json`,
  broughtIn: '/trackers/brought-in',
  preparations: '/trackers/preparations',
  preparation: (id: string) => `/trackers/preparations/${id}`,
  look: (id: string) => `/trackers/preparations/${id}/look`,
  make: (id: string) => `/trackers/preparations/${id}/file`,
  giveUp: (id: string) => `/trackers/preparations/${id}/give-up`,
} as const;
