const one = (number: number) => `/releases/${number}`;
const plan = (snapshot: number) => `/releases/plans/${snapshot}`;

/** Every address of what goes out, once. */
export const releaseAddresses = {
  all: '/releases',
  one,
  sign: (number: number) => `${one(number)}/sign`,
  giveUp: (number: number) => `${one(number)}/give-up`,
  document: (number: number, key: string, format: string) => `${one(number)}/documents/${key}/${format}`,
  pack: (number: number) => `${one(number)}/pack`,
  plan,
  /** Where a single table is added to what somebody gathers. */
  addTable: (snapshot: number) => `${plan(snapshot)}/tables`,
} as const;
