/** Every address of the pages of messages, once. */
export const conversationAddresses = {
  /** By the pairing; in a group, by any pairing of the group. */
  messages: (pairingId: string) => `/messages/${pairingId}`,
  earlierMessages: (pairingId: string, before: number) => `/messages/${pairingId}?before=${before}`,
  messageFile: (pairingId: string, number: number) => `/messages/${pairingId}/files/${number}`,
  filesWithMessages: (programmeId: string) => `/programmes/${programmeId}/messages`,
  openedMessages: '/opened-messages',
  findMessages: '/opened-messages/find',
  openMessages: (pairingId: string) => `/opened-messages/pairings/${pairingId}`,
  opening: (id: string) => `/opened-messages/${id}`,
  readOpened: (id: string) => `/opened-messages/${id}/messages`,
  readOpenedBefore: (id: string, before: number) => `/opened-messages/${id}/messages?before=${before}`,
  openedFile: (id: string, number: number) => `/opened-messages/${id}/files/${number}`,
  endOpening: (id: string) => `/opened-messages/${id}/end`,
  askNotToTell: (id: string) => `/opened-messages/${id}/ask-not-to-tell`,
  decideTelling: (id: string) => `/opened-messages/${id}/telling`,
} as const;
