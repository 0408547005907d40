/** Addresses of the pages of codes of programmes. */
export const codeAddresses = {
  all: '/programme-codes',
  of: (programmeId: string) => `/programmes/${programmeId}/codes`,
  kinds: '/kinds-of-activity',
  list: (number: number) => `/kinds-of-activity/${number}`,
  use: (number: number) => `/kinds-of-activity/${number}/use`,
} as const;
