/** Every address of the key that evidence is signed with, once. */
export const evidenceKeyAddresses = {
  all: '/institution/evidence-keys',
  renew: '/institution/evidence-keys/new',
} as const;
