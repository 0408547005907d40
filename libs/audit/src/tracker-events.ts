/** What the record says of files for tracking services: people leave the university in them. */
export const trackerEvents = {
  'tracker.profile-saved': { kind: 'change', words: 'saved how a file for a tracking service is made' },
  'tracker.prepared': { kind: 'change', words: 'began a file for a tracking service' },
  'tracker.checked': { kind: 'look', words: 'looked at you in a file for a tracking service before it left' },
  'tracker.looked-over': { kind: 'change', words: 'said that they looked at a file for a tracking service' },
  'tracker.exported': { kind: 'look', words: 'took a file for a tracking service with you in it' },
  'tracker.given-up': { kind: 'change', words: 'let go of a file for a tracking service' },
} as const;
