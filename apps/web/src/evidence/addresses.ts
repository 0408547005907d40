const one = (number: number) => `/evidence/${number}`;
const measure = (number: number, id: string) => `${one(number)}/measures/${id}`;
const registryFile = (id: string) => `/registry/${id}`;

/** Every address of the evidence base, once. */
export const evidenceAddresses = {
  all: '/evidence',
  take: '/evidence/new',
  one,
  measure,
  /** Straight to what came of asking. */
  shown: (number: number, id: string) => `${measure(number, id)}#shown`,
  registry: '/registry',
  registryFile,
  confirmRegistry: (id: string) => `${registryFile(id)}/confirm`,
  giveUpRegistry: (id: string) => `${registryFile(id)}/give-up`,
  linkage: '/linkage',
} as const;
