/** Every address of the pages of pairings, once. */
export const pairingAddresses = {
  /** A pairing as one of its two people sees it. */
  myPairing: (id: string) => `/my-pairings/${id}`,
  myPairings: '/my-pairings',
  myPairingStep: (id: string, step: string) => `/my-pairings/${id}/${step}`,
  answerByLink: (token: string) => `/answer/${token}`,
  pairings: (roundId: string) => `/rounds/${roundId}/pairings`,
  newPairs: (roundId: string) => `/rounds/${roundId}/new-pairs`,
  standingApprovals: (roundId: string) => `/rounds/${roundId}/standing-approvals`,
  endStandingApproval: (roundId: string, id: string) => `/rounds/${roundId}/standing-approvals/${id}/end`,
  examDays: (roundId: string) => `/rounds/${roundId}/exam-days`,
  removeExamDays: (roundId: string) => `/rounds/${roundId}/exam-days/remove`,
  pairing: (id: string) => `/pairings/${id}`,
  pairingStep: (id: string, step: string) => `/pairings/${id}/${step}`,
  newPair: (id: string) => `/pairings/${id}/new-pair`,
  noneNeeded: (id: string) => `/pairings/${id}/none-needed`,
} as const;
