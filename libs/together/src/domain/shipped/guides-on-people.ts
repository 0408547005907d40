import type { ShippedText } from '../texts';

/** Guides for meeting, for hard times, and for parting. */
export const guidesOnPeople: readonly ShippedText[] = [
  {
    code: 'guide-first-meeting',
    title: 'Your first meeting',
    about: 'Getting to know each other, and agreeing how you work',
    kinds: ['career'],
    body: `The first meeting has one job: that you both want to come to the second. You need no plan for the whole year.

Before you meet, both of you:

- think of two things you would like the other to know about you
- think of one thing you would like to be different by the end

Good questions to begin with:

- How did you come to be where you are now?
- What takes up most of your week, and what do you wish took up more?
- When somebody helped you well, what did they do?
- What would make this a waste of your time?

Then agree on the plain things: when you meet, where, for how long, and how to reach each other. The agreement on your page has them in order. Read it aloud together and sign it.

Before you part, choose the day of your next meeting and one small thing to do until then. For the mentor: do not solve anything today. Ask, listen, and say back what you heard.`,
  },
  {
    code: 'guide-setbacks',
    title: 'When something went wrong',
    about: 'A no, a failed exam, a plan that fell through',
    kinds: ['career', 'reverse', 'group'],
    body: `Everybody who has got anywhere has heard “no” many times. Few people say so. This meeting is for saying so.

First, let whoever it happened to tell it from beginning to end. Nobody gives advice until they have finished.

Then, in this order:

- What happened, as somebody else would have seen it?
- What part of it was in your hands, and what part was not?
- What did you do that you would do again?
- What is the smallest thing you could try next?

For the mentor: tell of something that went wrong for you, and leave out the happy end for a moment. What helped you on the worst day?

For the student: you need not be over it. You can also say “I do not want to talk about this today”.

If it is about money, health, safety or where you live, the university has people whose work this is. Find them together on its pages, now, while you are both there.`,
  },
  {
    code: 'guide-goodbye',
    title: 'Saying goodbye',
    about: 'Your last meeting: what changed, and what comes after',
    kinds: ['career', 'reverse', 'group'],
    body: `A good end is worth an hour of its own. Know beforehand that it is the last meeting, so that nobody is surprised.

Look back together:

- What do you remember most?
- What do you do differently now?
- What did the other do that helped, and may not know of?
- What did you hope for that did not happen? That is fine to say.

Look ahead:

- What is the next step, and who could go with you?
- Who else could you ask, now that you know how to ask?

Then decide whether you stay in touch. “This was good, and now it is finished” is a fine answer, and so is “write to me in the autumn”. Promise nothing that you will not do.

Afterwards each of you finds a page here with room for thanks and three short questions. It takes three minutes.`,
  },
  {
    code: 'guide-student-life',
    title: 'What it is like to study here',
    about: 'For a student who mentors somebody senior',
    kinds: ['reverse'],
    body: `You know something that the person in front of you cannot know: what this university is like from your seat, this year.

Choose one of these for the meeting, not all of them:

- one ordinary day, from waking up to going to sleep, with what it costs and how long you travel
- a moment when you felt that this place was made for somebody else
- a moment when somebody made it easy for you to stay
- a rule or a page or a form that only makes sense to those who wrote it

You decide how much you tell, and you can stop. You speak for yourself and for nobody else.

For the senior colleague:

- ask “and then?” more often than “why?”
- do not explain why things are as they are. Write it down, and find out afterwards
- do not ask for proof, and do not compare it with your own student days
- say at the end what you heard, and one thing that you will look into

Begin the next meeting with what came of that one thing, even if it is “nothing yet”.`,
  },
  {
    code: 'guide-group-first-session',
    title: 'The first session of your group',
    about: 'Several students and one mentor meet for the first time',
    kinds: ['group'],
    body: `In a group the quiet ones can have the best questions. This hour is made so that everybody has spoken before it is half over.

- Ten minutes in twos: your name, how you like to be called, and what brought you here.
- Fifteen minutes round the table: each says what they heard about the other, not about themselves.
- Fifteen minutes on paper, alone: what do I want to know or be able to do by the end? One thing on each slip.
- Ten minutes together: lay the slips out, put those that belong together side by side, and choose up to three as goals of the group. Everything else can be a goal of your own.
- Ten minutes on the agreement: read it aloud, one paragraph each. What is missing? When do you meet next?

For the mentor: you are the host and not the speaker. If nobody says anything, count to ten. If one person says everything, ask “who sees it differently?”.

For the students: you may pass. And you may come back to something later.`,
  },
];
