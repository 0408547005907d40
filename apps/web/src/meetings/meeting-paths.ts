/** Every address of the pages of meetings, once. */
export const meetingPaths = {
  /** Where people say when they can meet. */
  whenICan: '/me/when',
  /** The meetings of a pairing, with the next times. */
  meetings: (pairingId: string) => `/my-pairings/${pairingId}/meetings`,
  book: (pairingId: string) => `/my-pairings/${pairingId}/meetings/book`,
  offer: (pairingId: string) => `/my-pairings/${pairingId}/meetings/offer`,
  meeting: (id: string) => `/meetings/${id}`,
  /** How online meetings of the university get their link. */
  rooms: '/institution/meeting-rooms',
  step: (id: string, step: MeetingPageStep) => `/meetings/${id}/${step}`,
} as const;

export type MeetingPageStep = 'accept' | 'hold' | 'decline' | 'cancel' | 'offer' | 'move' | 'tick' | 'choose';
