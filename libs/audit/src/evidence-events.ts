/** What the record says of the evidence base. */
export const evidenceEvents = {
  'evidence.taken': { kind: 'change', words: 'took a snapshot, without names, of everybody who agreed to be counted' },
  'evidence.listed': { kind: 'look', words: 'looked at the list of snapshots' },
  'evidence.viewed': {
    kind: 'look',
    words: 'looked at a table about groups, worked out from a snapshot without names',
  },
  'evidence.own-viewed': { kind: 'look', words: 'looked at which snapshots they are in' },
  'evidence.proposed': { kind: 'change', words: 'prepared tables about groups to go out' },
  'evidence.released': { kind: 'change', words: 'signed tables about groups that go out' },
  'evidence.key-made': { kind: 'change', words: 'made the key that the university’s evidence is signed with' },
  'evidence.document-made': { kind: 'look', words: 'made a document from tables about groups that were signed' },
  'evidence.words-changed': { kind: 'change', words: 'wrote the university’s own words for its documents of evidence' },
  'linkage.settled': { kind: 'change', words: 'laid down on what joining university records rests' },
  'registry.sent': { kind: 'change', words: 'sent a file of the university’s records, to be joined' },
  'registry.joined': { kind: 'change', words: 'joined the university’s records to how mentoring went' },
  'registry.given-up': { kind: 'change', words: 'had a file of the university’s records forgotten' },
} as const;
