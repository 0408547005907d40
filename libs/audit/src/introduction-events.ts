/** What the record says of shortlists and short calls. */
export const introductionEvents = {
  'introductions.changed': { kind: 'change', words: 'changed how people meet before they are paired' },
  'introductions.drawn': { kind: 'change', words: 'put you on a shortlist, or drew one up for you' },
  'introductions.picked': { kind: 'change', words: 'chose from a shortlist' },
  'introductions.hours-said': { kind: 'change', words: 'said for how many short calls there is time' },
  'introductions.call-arranged': { kind: 'change', words: 'arranged something about a short call of yours' },
  'introductions.called-off': { kind: 'change', words: 'called a short call off' },
  'introductions.missing-read': { kind: 'look', words: 'read, without names, what students missed on shortlists' },
  'introductions.rated': { kind: 'change', words: 'said how a short call went, in private' },
} as const;
