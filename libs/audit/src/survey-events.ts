/** What the record says of surveys. */
export const surveyEvents = {
  'instrument.listed': { kind: 'look', words: 'looked at what surveys ask' },
  'instrument.changed': { kind: 'change', words: 'changed what a survey asks' },
  'instrument.frozen': { kind: 'change', words: 'settled the words of a survey' },
  'survey-waves.changed': { kind: 'change', words: 'changed when people of a round are asked' },
  'survey-qualification.viewed': { kind: 'look', words: 'looked at when people of a round qualify' },
  'survey-qualification.changed': { kind: 'change', words: 'changed the day on which you qualify' },
  'survey-board.viewed': { kind: 'look', words: 'looked at how many of a round answered' },
  'survey-scales.viewed': { kind: 'look', words: 'looked at what those of a round who answered said together' },
  'survey.invited': { kind: 'change', words: 'asked you to answer a survey' },
  'survey.reminded': { kind: 'change', words: 'reminded you of a survey' },
  'survey.submitted': { kind: 'change', words: 'handed in a survey' },
  'survey.refused': { kind: 'change', words: 'said no to a survey' },
  'survey.revoked': { kind: 'change', words: 'took back an invitation to a survey' },
} as const;
