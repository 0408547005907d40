/** Every address of the pages of concerns, once. */
export const concernAddresses = {
  concern: '/concern',
  myConcerns: '/concern/mine',
  myConcern: (id: string) => `/concern/mine/${id}`,
  concernAbout: (pairingId: string) => `/concern/my-pairings/${pairingId}`,
  concernByKey: (key: string) => `/concern/${key}`,
  concerns: '/concerns',
  concernSettings: '/concerns/settings',
  concernInFull: (id: string) => `/concerns/${id}`,
  concernStep: (id: string, step: string) => `/concerns/${id}/steps/${step}`,
} as const;
