/** Every address of the pages of what follows a meeting, once. */
export const afterPaths = {
  /** Who came, and what it was like. */
  after: (meetingId: string) => `/meetings/${meetingId}/after`,
  whoCame: (meetingId: string) => `/meetings/${meetingId}/who-came`,
  reflection: (meetingId: string) => `/meetings/${meetingId}/reflection`,
  deleteReflection: (meetingId: string) => `/meetings/${meetingId}/reflection/delete`,
  /** Straight from a mail. */
  metByLink: (token: string) => `/met/${token}`,
  /** How often pairs of a round mean to meet. */
  cadence: (roundId: string) => `/rounds/${roundId}/how-often`,
  /** No longer otherwise than in every round of the programme. */
  followProgramme: (roundId: string) => `/rounds/${roundId}/how-often/follow`,
  /** How often pairs of a programme usually mean to meet. */
  usualCadence: (programmeId: string) => `/programmes/${programmeId}/how-often`,
  /** Where pairs of a round stand. */
  board: (roundId: string) => `/rounds/${roundId}/how-it-goes`,
  written: (pairingId: string) => `/pairings/${pairingId}/reflections`,
  closedDays: '/institution/closed-days',
  removeClosedDays: '/institution/closed-days/remove',
} as const;
