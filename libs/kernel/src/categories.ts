/** What kind of data a column holds. `special`: the law, or we, ask for more care with it. */
export const categories = {
  identity: { special: false, words: 'your name, university number and school' },
  contact: { special: false, words: 'your e-mail address' },
  answers: { special: false, words: 'what you said when you applied or offered your time' },
  group: { special: true, words: 'the groups of the university’s access and participation plan that you are in' },
  experience: { special: true, words: 'the experiences that you would like to share' },
  needs: { special: true, words: 'what must work for you when you meet somebody' },
  matching: { special: false, words: 'which mentor or student was found for you, and why' },
  account: { special: false, words: 'your account and how you sign in' },
  outcome: { special: true, words: 'your answers to surveys, and how mentoring went' },
  story: { special: true, words: 'your words or your picture' },
  right: { special: false, words: 'what you asked us about your data' },
  conversation: { special: true, words: 'what you and the person you are matched with write to each other' },
  concern: { special: true, words: 'what you told the safeguarding lead in confidence' },
  record: { special: false, words: 'who looked at your data, and what you decided about it' },
} as const;
export type Category = keyof typeof categories;
