import type { ModuleNow } from '../module';

/** What staff of the mentoring service read. */
export const forStaff: readonly ModuleNow[] = [
  {
    ...{ code: 'staff-inclusive-practice', version: 1, audience: 'staff', kinds: [], months: 24 },
    ...{ title: 'Fair decisions about people', minutes: 4, required: true, promise: '' },
    pages: [
      {
        heading: 'What you see shapes what you decide',
        text: `You decide about pairings, invitations and words. All of us judge faster than we notice: by a name, a photo, a school, the way a sentence is written.

The service helps: it shows reasons before names, hides names if you ask it to, and keeps what you decided with your reason. It cannot do the thinking for you.`,
      },
      {
        heading: 'Habits that help',
        text: `- Read the reasons before you look at the people.
- When you overrule what was suggested, write down why as if the student will read it. They may.
- When you approve many in a row, stop and look at one closely.
- Write about what students can do and want. Never about what they are supposed to lack.
- Do not guess who is in which group, and do not tell a mentor, ever.
- Ask every person what they need to take part, and keep the answer for that and nothing else.`,
      },
    ],
    checks: [
      {
        question: 'You swap two students because one “seems a better fit”. What is missing?',
        right: 1,
        choices: [
          { words: 'Nothing', why: '“Seems” is where bias hides. Say what makes it a better fit.' },
          { words: 'A reason that the other student could read', why: 'Yes. If you cannot write it, think again.' },
          { words: 'A second signature', why: 'Not needed. A real reason is.' },
        ],
      },
      {
        question: 'A mentor asks whether their student is on the access programme. What do you answer?',
        right: 0,
        choices: [
          {
            words: '“We do not tell, and you do not need to know”',
            why: 'Yes. Which groups somebody is in is theirs to tell or to keep.',
          },
          { words: 'Yes or no: it helps the mentor', why: 'It would break a promise to the student.' },
          { words: '“Ask the student”', why: 'That puts the student on the spot. The answer is simply no.' },
        ],
      },
      {
        question: 'Which sentence would you send to students?',
        right: 2,
        choices: [
          { words: '“Mentoring for disadvantaged students”', why: 'Nobody wants to be that. Say what is on offer.' },
          {
            words: '“We help you close your confidence gap”',
            why: 'It tells people that something is wrong with them.',
          },
          {
            words: '“Talk to somebody who does the job you are curious about”',
            why: 'Yes. Clear, true and for everybody.',
          },
        ],
      },
    ],
  },
  {
    ...{ code: 'staff-safeguarding', version: 1, audience: 'staff', kinds: [], months: 12 },
    ...{ title: 'Safeguarding for staff', minutes: 3, required: true, promise: '' },
    pages: [
      {
        heading: 'Pass it on, the same day',
        text: `Concerns reach us in strange places: a comment in a survey, a reason for ending a pairing, a phone call about something else. Whoever reads it first passes it on.

You do not look into it, you do not ask the other side, and you do not weigh it. The safeguarding lead does.

- Danger now: 999, then the university’s security, then the safeguarding lead.
- Otherwise: “Raise a concern”, the same day.`,
      },
      {
        heading: 'Keep it small',
        text: `Tell those who need to know, and nobody else. Not the team chat, not the spreadsheet, not the mail to a colleague “for information”.

For students under 18 special rules hold. Check that they are switched on as your university wants it, before a round begins.

Checks of mentors are kept as yes or no and a date. Never ask for a copy of a certificate by mail, and never upload one anywhere.`,
      },
    ],
    checks: [
      {
        question: 'In a survey a student writes that their mentor “keeps asking for photos”. What do you do?',
        right: 0,
        choices: [
          { words: 'Raise a concern today', why: 'Yes. The safeguarding lead decides what happens next, and fast.' },
          { words: 'Ask the mentor what was meant', why: 'That warns the mentor and puts the student at risk.' },
          { words: 'Wait for the survey’s report', why: 'That may take weeks. Today is right.' },
        ],
      },
      {
        question: 'A mentor sends you a photo of a criminal-record certificate. What do you do?',
        right: 2,
        choices: [
          { words: 'Save it with their record', why: 'We keep yes or no and a date. Never the paper.' },
          { words: 'Forward it to the safeguarding lead', why: 'That makes one more copy. Delete it.' },
          {
            words: 'Look at it as your rules say, note yes or no and the date, and delete it',
            why: 'Yes. What we do not hold cannot get lost.',
          },
        ],
      },
      {
        question: 'A colleague asks in the corridor what the concern was about. What do you say?',
        right: 1,
        choices: [
          { words: 'The outline, without names', why: 'In a small university an outline is a name.' },
          { words: '“It is with the safeguarding lead”', why: 'Yes. That is all that anybody needs to know.' },
          { words: 'Everything: they are staff', why: 'Staff or not: only those who need it for their work.' },
        ],
      },
    ],
  },
];
