import type { ModuleNow } from '../module';

/** What students read before they apply. */
export const forStudents: readonly ModuleNow[] = [
  {
    ...{ code: 'students-mentoring', version: 1, audience: 'student', kinds: ['career', 'group'], months: null },
    ...{ title: 'Before you apply: what mentoring is', minutes: 5, required: true, promise: '' },
    pages: [
      {
        heading: 'What mentoring is, and what it is not',
        text: `A mentor is somebody who has gone a little further along a road that interests you. They listen, ask good questions and tell you honestly what they have learned. They give their time for free.

A mentor can:

- talk through what you might do next, even if you have no idea yet
- look at an application or a CV with you
- tell you what their work is really like
- help you find people and places you did not know about

A mentor is not there to find you a job, write your essays, lend money or look after your health. The university has people for those things, and your mentor can help you find them.`,
      },
      {
        heading: 'Keeping safe',
        text: `Meet online or in a public place: a café, a library, a room at the university. You never have to go to somebody’s home or give your home address, and nobody should ask you to.

You choose what you tell. Where you come from, your family, your health and your beliefs are yours to share or to keep.

Your mentor keeps what you say private, with one exception. If they think that you or somebody else is in danger, they tell the university’s safeguarding lead.

If anything feels wrong, you do not have to be sure and you do not have to be polite. Tell us. “Raise a concern” is on every page about your pairing, and your mentor does not see it. Stopping is always allowed.`,
      },
      {
        heading: 'Making the most of it',
        text: `It is your mentoring, so you lead it. Before each meeting, write down one thing you would like to talk about. It can be small.

- Answer messages within a few days, even if the answer is “I am busy until Friday”.
- If you cannot come, say so as early as you can.
- Try one thing between meetings, and tell your mentor how it went.
- If it does not fit, say so. It is nobody’s fault, and we can look for somebody else.

Mentors often say that the best moment is when a student asks the question they were afraid to ask.`,
      },
    ],
    checks: [
      {
        question: 'You would like a summer job at your mentor’s company. What can you expect?',
        right: 1,
        choices: [
          {
            words: 'My mentor gets me the job',
            why: 'Mentors do not hand out jobs. What they can do is help you to apply well.',
          },
          {
            words: 'My mentor tells me how people get in, and looks at my application with me',
            why: 'Yes. They know how it works there, and they can help you to show what you can do.',
          },
          { words: 'I may not talk about jobs at all', why: 'You may. Work is one of the best things to talk about.' },
        ],
      },
      {
        question: 'Your mentor suggests that you meet at their flat because it is quieter. What do you do?',
        right: 2,
        choices: [
          {
            words: 'I go, because I do not want to be rude',
            why: 'Being polite is never a reason to go somewhere private. You can say no, and you can tell us.',
          },
          {
            words: 'I stop answering',
            why: 'You may stop at any time. But tell us too, so that we can make sure that you and others are safe.',
          },
          {
            words: 'I say that I would rather meet in public or online, and tell the university if it feels wrong',
            why: 'Yes. Meetings are online or in public, and we would like to know when somebody suggests something else.',
          },
        ],
      },
      {
        question: 'You have an exam and cannot make the meeting on Thursday. What helps most?',
        right: 0,
        choices: [
          {
            words: 'I tell my mentor today and suggest another day',
            why: 'Yes. A short message early is all it takes. Mentors know about exams.',
          },
          {
            words: 'I explain it after the exam',
            why: 'By then your mentor has waited for you. A short message before is kinder and quicker.',
          },
          {
            words: 'I ask the careers service to cancel it',
            why: 'We can help if you are stuck, but a message from you to your mentor is quickest.',
          },
        ],
      },
    ],
  },
  {
    ...{ code: 'students-reverse', version: 1, audience: 'student', kinds: ['reverse'], months: null },
    ...{ title: 'Before you apply: mentoring a senior manager', minutes: 5, required: true, promise: '' },
    pages: [
      {
        heading: 'You are the mentor',
        text: `In this programme you mentor somebody who runs a part of the university. You know something they cannot know: what it is like to study here, now, as you. They are here to learn from you.

You do not speak for all students. Nobody can. You speak for what you have seen yourself, and that is enough.

It is not a complaint form, and not a job interview. What you say has no effect on your marks, your place or your funding.`,
      },
      {
        heading: 'Keeping safe',
        text: `You decide what you tell. You never have to talk about something painful to make a point.

Meet online or in a meeting room, in working hours. What you tell each other stays between you. The person you mentor may use what they learn, but never your name or a story that gives you away, unless you have said yes to that.

They tell the safeguarding lead if they think that you or somebody else is in danger.

They have more power here than you do. If something feels wrong, use “Raise a concern”. It does not go to them or to anybody who works for them.`,
      },
      {
        heading: 'Making it count',
        text: `Bring one thing each time: a place, a rule, a form, a moment. “Let me show you how I found out about the hardship fund” says more than a report.

- Ask what they think happens, before you tell them what does.
- Say what would have helped.
- Ask at the next meeting what they did with it.

Silence is fine. Managers are used to answering: give them time to think.`,
      },
    ],
    checks: [
      {
        question: 'The manager asks what “students like you” think about a new rule. What can you say?',
        right: 0,
        choices: [
          {
            words: '“I can tell you what I have seen and what it was like for me”',
            why: 'Yes. Your own experience is what you bring. Nobody can speak for everybody.',
          },
          {
            words: 'I have to ask all my friends first',
            why: 'You do not. What you know yourself is enough.',
          },
          {
            words: 'I have to have an opinion on everything',
            why: '“I do not know” is a good answer, and often a useful one.',
          },
        ],
      },
      {
        question: 'They would like to tell your story at a committee. What holds?',
        right: 1,
        choices: [
          {
            words: 'They may, because they are senior',
            why: 'No. Their place in the university gives them no right to your story.',
          },
          {
            words: 'Only if I say yes, and I may say no',
            why: 'Yes. It is yours. You can also say yes to a part of it.',
          },
          {
            words: 'They may if they leave out my name',
            why: 'A story can give you away without a name. They ask first.',
          },
        ],
      },
      {
        question: 'Something they said made you uncomfortable. Who learns of it if you raise a concern?',
        right: 2,
        choices: [
          { words: 'The manager, so that they can explain', why: 'No. They do not see it.' },
          { words: 'Their office', why: 'No. It does not go to anybody who works for them.' },
          {
            words: 'The safeguarding lead, and nobody else',
            why: 'Yes. And the safeguarding lead tells you what happens next.',
          },
        ],
      },
    ],
  },
];
