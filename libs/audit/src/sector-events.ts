/** What the record says of figures for the national picture: given out, and brought in from others. */
export const sectorEvents = {
  'sector.settled': { kind: 'change', words: 'said how the university stands in the national picture' },
  'sector.published': { kind: 'change', words: 'made a file of protected figures for the national picture' },
  'sector.taken-out': { kind: 'look', words: 'took a file of protected figures of the national picture' },
  'sector.institution-added': { kind: 'change', words: 'wrote down a university with the key that it signs with' },
  'sector.institution-confirmed': {
    kind: 'change',
    words: 'confirmed the key of a university that they had telephoned',
  },
  'sector.institution-stopped': {
    kind: 'change',
    words: 'stopped taking files that were signed with the key of a university',
  },
  'sector.sent': { kind: 'change', words: 'sent in files of other universities, to be checked' },
  'sector.brought-in': { kind: 'change', words: 'brought protected figures of other universities in' },
  'sector.given-up': { kind: 'change', words: 'let go of files of other universities' },
  'sector.withdrawn': { kind: 'change', words: 'took protected figures of a university out of the national picture' },
} as const;
