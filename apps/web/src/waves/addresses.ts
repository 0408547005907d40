const of = (roundId: string) => `/rounds/${roundId}/surveys`;
const wave = (roundId: string, waveId: string) => `/rounds/${roundId}/waves/${waveId}`;

/** Every address of the surveys of a round, once. */
export const waveAddresses = {
  ofRound: of,
  useUsual: (roundId: string) => `${of(roundId)}/usual`,
  add: (roundId: string) => `${of(roundId)}/new`,
  qualification: (roundId: string) => `${of(roundId)}/qualification`,
  everybody: (roundId: string) => `${of(roundId)}/qualification/everybody`,
  oneQualifies: (roundId: string) => `${of(roundId)}/qualification/one`,
  qualificationFile: (roundId: string) => `${of(roundId)}/qualification/file`,
  sameAsEverybody: (roundId: string) => `${of(roundId)}/qualification/remove`,
  change: wave,
  remove: (roundId: string, waveId: string) => `${wave(roundId, waveId)}/remove`,
  close: (roundId: string, waveId: string) => `${wave(roundId, waveId)}/close`,
} as const;
