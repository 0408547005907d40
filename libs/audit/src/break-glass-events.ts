/** What the record says of messages that were opened to keep somebody safe. */
export const breakGlassEvents = {
  'break-glass.searched': { kind: 'look', words: 'looked for a pairing, to keep somebody safe' },
  'break-glass.opened': { kind: 'change', words: 'opened the messages of a pairing or group, to keep somebody safe' },
  'break-glass.read': { kind: 'look', words: 'read messages that were opened to keep somebody safe' },
  'break-glass.ended': { kind: 'change', words: 'closed messages again that had been opened' },
  'break-glass.telling': { kind: 'change', words: 'decided when people are told that their messages were opened' },
  'break-glass.told': {
    kind: 'change',
    words: 'told you that the safeguarding lead had opened your messages, to keep somebody safe',
  },
  'break-glass.listed': { kind: 'look', words: 'looked at when messages were opened, and why' },
} as const;
