/** Every address of the pages of messages, once. */
export const conversationAddresses = {
  /** By the pairing; in a group, by any pairing of the group. */
  messages: (pairingId: string) => `/messages/${pairingId}`,
} as const;
