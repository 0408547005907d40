import type { ModuleNow } from '../module';

/** What every mentor keeps to, whatever the programme. */
export const onConduct: readonly ModuleNow[] = [
  {
    ...{ code: 'mentors-safeguarding', version: 1, audience: 'mentor', kinds: [], months: 12 },
    ...{ title: 'Keeping students safe', minutes: 3, required: true, promise: '' },
    pages: [
      {
        heading: 'What you may notice',
        text: `Most students are well, and most talks are about work. Now and then somebody says something that worries you: that they hurt themselves, that somebody hurts or controls them, that they do not want to go on, that they have nowhere to sleep.

You do not have to find out whether it is true. You have to pass it on.`,
      },
      {
        heading: 'What you do',
        text: `- Stay calm and listen. “Thank you for telling me” is a good first sentence.
- Do not promise to keep it secret. Say: “I may have to tell somebody whose job it is to help.”
- Do not ask for details or look into it yourself.
- If somebody is in danger now, call 999 first.
- Then use “Raise a concern”, the same day. It goes only to the safeguarding lead, who takes it from there and tells you what you need to know.

If a student is under 18, you are in touch only in the way that the university allows. The service tells you when that is so.

And if somebody says something about you: tell us at once, too. It protects everybody.`,
      },
    ],
    checks: [
      {
        question: 'A student tells you something worrying and asks you to keep it secret. What do you say?',
        right: 1,
        choices: [
          {
            words: '“I promise”',
            why: 'You might have to break it, and that would hurt their trust more than an honest answer now.',
          },
          {
            words: '“I cannot promise that, but I will only tell somebody whose job it is to help”',
            why: 'Yes. Honest and kind, and they know where they stand.',
          },
          { words: '“Then do not tell me”', why: 'They have found the courage to speak. Hear them, then pass it on.' },
        ],
      },
      {
        question: 'You are not sure whether it is serious. What do you do?',
        right: 0,
        choices: [
          {
            words: 'Raise a concern the same day',
            why: 'Yes. Weighing it is the safeguarding lead’s job. You cannot be wrong by telling.',
          },
          { words: 'Wait for the next meeting', why: 'Small signs can matter. It costs you two minutes to tell.' },
          { words: 'Ask their friends or tutors', why: 'That spreads it. Tell the safeguarding lead and nobody else.' },
        ],
      },
      {
        question: 'A student writes that they are about to hurt themselves, now. What is first?',
        right: 2,
        choices: [
          { words: 'Raise a concern and wait', why: 'That comes second. When it is now, call 999 first.' },
          {
            words: 'Drive to them',
            why: 'Please do not. The people at 999 can reach them faster, and know how to help.',
          },
          {
            words: 'Call 999, then raise a concern',
            why: 'Yes. First those who can help at once, then the safeguarding lead.',
          },
        ],
      },
    ],
  },
  {
    ...{ code: 'mentors-code-of-conduct', version: 1, audience: 'mentor', kinds: [], months: 12 },
    ...{ title: 'Our code of conduct', minutes: 1, required: true, checks: [] },
    pages: [
      {
        heading: 'What we ask of you',
        text: `- I treat the student with respect, whoever they are.
- I keep what I hear to myself, except where somebody may be in danger.
- I meet online or in public places, and write in ways that I would not mind anybody reading.
- I ask for no favours, money, gifts or unpaid work, and give none that would put the student in my debt.
- It stays mentoring: no dating, no selling, no preaching.
- I answer within a few days, and say so when I cannot.
- I tell the university about anything that worries me, and about anything that I got wrong.

If you break it, we talk with you first. In serious cases we end the pairing at once.`,
      },
    ],
    promise: 'I have read this and will keep to it',
  },
];
