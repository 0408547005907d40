import type { ModuleNow } from '../module';

/** What mentors read before they meet their first student. */
export const forMentors: readonly ModuleNow[] = [
  {
    ...{ code: 'mentors-inclusive-practice', version: 1, audience: 'mentor', kinds: ['career', 'group'], months: 24 },
    ...{ title: 'Mentoring that works for everybody', minutes: 3, required: true, promise: '' },
    pages: [
      {
        heading: 'Start with the person, not with the plan',
        text: `Your student may work nights, look after somebody, live at home or be the first of their family to study. Or none of that. You are not told, and you need not ask. Good mentoring does not depend on knowing.

Ask open questions and leave room. “What would make this hour useful for you?” works with everybody.`,
      },
      {
        heading: 'Small habits that open doors',
        text: `- Explain words that only insiders use. If you say “grad scheme” or “chambers”, say what it is.
- Do not take money, free time or contacts for granted. “Do an internship for free” is not advice that everybody can take.
- Say names as their owners say them. If you are not sure, ask once, then get it right.
- Agree how you meet: by video, phone or in person, with captions, in a place with a lift. Ask everybody, so that nobody has to ask for a favour.
- Praise what somebody did, not how “surprisingly well” they speak.

When you get it wrong, say sorry in one sentence and go on.`,
      },
    ],
    checks: [
      {
        question: 'Your student seems not to have heard of a graduate scheme. What helps?',
        right: 1,
        choices: [
          {
            words: 'Go on: they can look it up',
            why: 'They might. But many students do not ask, because they think that everybody else knows.',
          },
          {
            words: 'Say in a sentence what it is, as if it were normal not to know',
            why: 'Yes. It is normal not to know. Nobody is born with these words.',
          },
          {
            words: 'Ask why nobody told them',
            why: 'That sounds as if they should know. Explain it and go on.',
          },
        ],
      },
      {
        question: 'You wonder about your student’s background. What do you do?',
        right: 0,
        choices: [
          {
            words: 'Leave it to them to tell or not',
            why: 'Yes. What they share is theirs to choose, and you can be a good mentor without it.',
          },
          {
            words: 'Ask, so that you can help better',
            why: 'A direct question is hard to turn down. Ask what would help, and they will tell you what matters.',
          },
          {
            words: 'Look them up',
            why: 'Please do not. They chose what you see about them, and trust starts there.',
          },
        ],
      },
      {
        question: 'What do you offer for the first meeting?',
        right: 2,
        choices: [
          {
            words: 'The time and place that suits me',
            why: 'Your time counts too, but a choice tells you what works for them.',
          },
          {
            words: 'Whatever they want',
            why: 'Kind, but hard to answer. Two or three choices are easier.',
          },
          {
            words: 'Two or three choices, online or in a public place, and the question what they need to take part',
            why: 'Yes. Everybody gets the same question, so nobody has to ask for something special.',
          },
        ],
      },
    ],
  },
  {
    ...{ code: 'mentors-boundaries', version: 1, audience: 'mentor', kinds: ['career', 'group'], months: 24 },
    ...{ title: 'What a mentor does, and where it ends', minutes: 2, required: true, promise: '' },
    pages: [
      {
        heading: 'Your part',
        text: `You listen, ask, share what you have learned and open a door where you can. About two hours a month for each student is plenty.

You do not have to know everything. “I do not know, but I know who might” is a good answer.`,
      },
      {
        heading: 'Where it ends',
        text: `- You are not a counsellor, a lawyer, a lender or a tutor. The university has people for that, and we help you find them.
- Keep to messages in the service, calls and meetings in public places. No homes, no late nights, no alcohol to loosen the talk.
- No gifts of worth, no loans, no unpaid work for you.
- It never becomes a date. If feelings change on either side, tell us and we end the pairing without blame.
- In a group, nobody is the favourite. What one of them tells you alone stays with you.

You may say “I cannot at the moment”. We ask you how many students you have room for, and you can pause at any time.`,
      },
    ],
    checks: [
      {
        question: 'Your student writes at midnight that they cannot pay their rent. What do you do?',
        right: 1,
        choices: [
          { words: 'Lend them a little', why: 'It is kindly meant, but a loan changes everything between you.' },
          {
            words: 'Answer kindly in the morning and help them find the university’s money advice',
            why: 'Yes. You stay their mentor, and they get help from people who can really give it.',
          },
          {
            words: 'Do not answer: it is not your part',
            why: 'The problem is not yours to solve, but a kind pointer is.',
          },
        ],
      },
      {
        question: 'Your own work gets very busy for two months. What is best?',
        right: 2,
        choices: [
          { words: 'Say nothing and answer when I can', why: 'Silence is what students find hardest.' },
          { words: 'Give up mentoring', why: 'There is no need. You can pause until a day of your choice.' },
          { words: 'Tell my student, and pause until a date', why: 'Yes. They know where they stand, and so do we.' },
        ],
      },
      {
        question: 'Your student offers to do some work on your website, free, to say thank you.',
        right: 0,
        choices: [
          {
            words: 'Say thank you, and no',
            why: 'Yes. Unpaid work for you would turn things round. Their progress is thanks enough.',
          },
          { words: 'Accept: it is good practice for them', why: 'It may be, but not for you and not unpaid.' },
          { words: 'Accept if it is less than a day', why: 'The length does not matter. No unpaid work, please.' },
        ],
      },
    ],
  },
  {
    ...{ code: 'mentors-being-mentored', version: 1, audience: 'mentor', kinds: ['reverse'], months: 24 },
    ...{ title: 'Being mentored by a student', minutes: 4, required: true, promise: '' },
    pages: [
      {
        heading: 'You are here to learn',
        text: `In this programme a student mentors you. They show you the university as they meet it. Your part is to be curious.

It is hard to hear that something you built does not work. Try “tell me more” before you explain. Explaining too early is the most common reason why students stop telling.`,
      },
      {
        heading: 'You hold the power',
        text: `Your student knows who you are. They may wonder whether it could harm them to be honest, even if you would never do that. So say early, and in plain words: nothing they tell you touches their marks, their place or their money.

- Meet where they are at ease, in working hours, and keep the time.
- Do not ask them to speak for a group. Ask what they have seen.
- Do not ask for painful stories, and do not ask where somebody is from.
- Use what you learn. Use their name or story only with their yes.
- No references, no favours, no jobs as thanks. If you want to help, help students like them: change the thing.`,
      },
      {
        heading: 'Close the circle',
        text: `At the next meeting, tell your student what you did with what they told you, or why you could not. One thing that really changed is worth more than ten kind words.`,
      },
    ],
    checks: [
      {
        question: 'Your student says that a form from your department made them feel small. What do you say first?',
        right: 0,
        choices: [
          {
            words: '“Tell me more about that”',
            why: 'Yes. First understand what happened. There is time to explain later.',
          },
          {
            words: '“The law makes us ask that”',
            why: 'It may be true. Said first, it closes the talk. Listen, then explain.',
          },
          { words: '“Nobody else has complained”', why: 'People rarely complain. That is why you have a mentor.' },
        ],
      },
      {
        question: 'You would like to tell what you heard at a meeting of the board. What do you need?',
        right: 2,
        choices: [
          { words: 'Nothing, if I leave out the name', why: 'A story can give somebody away without a name. Ask.' },
          { words: 'The students’ union’s yes', why: 'It is your student’s story. Their yes is the one that counts.' },
          { words: 'My student’s yes, freely given', why: 'Yes. And make it easy for them to say no.' },
        ],
      },
      {
        question: 'Your student is very good. May you offer them a job in your office during the programme?',
        right: 1,
        choices: [
          {
            words: 'Yes: they have earned it',
            why: 'It would make honesty costly for them. Point them to open posts instead.',
          },
          {
            words: 'No: it would be hard for them to be honest with you afterwards',
            why: 'Yes. They can of course apply for any open post as everybody can.',
          },
          { words: 'Yes, if it is unpaid', why: 'Unpaid is no better, and not fair on those who need to earn.' },
        ],
      },
    ],
  },
];
