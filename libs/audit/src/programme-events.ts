/** What the record says of programmes and of the codes that evaluators know them by. */
export const programmeEvents = {
  'programme.added': { kind: 'change', words: 'added a programme' },
  'programme.coded': { kind: 'change', words: 'changed the codes of a programme' },
  'programme.kinds-brought': { kind: 'change', words: 'brought in a list of kinds of activity' },
  'programme.kinds-used': { kind: 'change', words: 'put a list of kinds of activity to use' },
  'programme.changed': { kind: 'change', words: 'changed a programme' },
} as const;
