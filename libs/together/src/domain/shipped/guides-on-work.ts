import type { ShippedText } from '../texts';

/** Guides for finding out about work and getting there. */
export const guidesOnWork: readonly ShippedText[] = [
  {
    code: 'guide-a-job',
    title: 'Finding out about a job',
    about: 'What people really do all day, and whether it is for you',
    kinds: ['career', 'group'],
    body: `Names of jobs say little. This meeting is for finding out what is behind one.

The student brings one or two jobs they are curious about. It is fine to have no idea yet: then bring three things you like doing, and look for jobs where people do them.

Ask about a real week:

- What did you do yesterday, hour by hour?
- What do people in this job complain about?
- Who is it good for, and who is unhappy in it?
- What did you need to know on the first day, and what could you learn there?
- How did you get in, and how do most people get in now?
- What does it pay at the start, and after five years?

For the mentor: tell what you did not like as well. If it is not your field, say so, and think of somebody whom the student could ask.

To do before the next meeting: look at three advertisements for this job, mark every word you do not understand, and bring them.`,
  },
  {
    code: 'guide-cv-applications',
    title: 'CV and applications',
    about: 'Saying what you can do so that somebody else sees it',
    kinds: ['career', 'group'],
    body: `The student brings a CV, even half a page, and one advertisement. The mentor reads both before the meeting and writes nothing into them.

Work in this order:

- Take the advertisement. What are the three things they need most?
- For each, find something the student has done that shows it. Paid work counts, and so do caring for somebody, a part in a club, or a course.
- Say it in one sentence: what was there, what you did, what came of it.
- Only then look at the CV. Can somebody find those three sentences in ten seconds?

Things that people leave out because nobody told them that they count: jobs beside studying, languages spoken at home, helping others with forms, looking after family, moving to another country.

For the mentor: the student writes and you ask. When you would say it differently, ask what they mean first.

To do before the next meeting: send one application, or practise two questions of an interview with somebody. The careers service also reads CVs.`,
  },
  {
    code: 'guide-networks',
    title: 'Knowing people when you know nobody',
    about: 'How to ask somebody you have never met',
    kinds: ['career', 'group'],
    body: `Many jobs are found through people. That is unfair to whoever starts with none, and it can be learned.

First, draw a map together: people you have worked or studied with, teachers, neighbours, people from a club, and those they know. Nearly everybody finds more than they thought.

Then choose one person to ask, and write the message together. A good one has four sentences:

- who you are
- how you came upon them, and what you found interesting
- one question that can be answered in twenty minutes
- that no is fine

Practise the first two minutes of the conversation. The mentor plays the other person, first a friendly one, then a busy one.

For the mentor: you may offer to introduce somebody. Ask the student first, and only promise what you will do this week.

Afterwards: say thank you within two days, and tell them later what came of it. That is how one conversation becomes a contact.`,
  },
];
