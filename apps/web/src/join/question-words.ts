import type { StepName } from '@footing/joining';

/** What a question says. */
export interface QuestionWords {
  /** The question itself, as the heading of its page. */
  readonly asks: string;
  /** In a list of answers. */
  readonly short: string;
  readonly hint: string;
  /** Who sees the answer, and what it is for: one or two sentences. */
  readonly who: string;
}

const COMPARED = 'We compare it with what mentors told us. The careers consultant who checks your pairing sees it too.';
const WITH_THEM =
  'We compare it with what the others in this round told us. The careers consultant who checks your pairing sees it too.';

const usual: Readonly<Record<StepName, QuestionWords>> = {
  help: {
    asks: 'What would you like help with?',
    short: 'What I want help with',
    hint: 'The two or three things that matter most to you work best.',
    who: COMPARED,
  },
  direction: {
    asks: 'Where are you heading?',
    short: 'Where I am heading',
    hint: 'Choose as many as you like. Not knowing yet is a good answer: many students choose it.',
    who: COMPARED,
  },
  course: {
    asks: 'What is your course?',
    short: 'My course',
    hint: 'As it is called at the university, for example “Biomedical Science”.',
    who: 'Some mentors took the same course. The careers consultant who checks your pairing sees it too.',
  },
  ways: {
    asks: 'How do you like to work with somebody?',
    short: 'How I like to work',
    hint: 'Think of the meetings to come.',
    who: COMPARED,
  },
  meeting: {
    asks: 'How can you meet?',
    short: 'How I can meet',
    hint: 'Choose every way that works for you.',
    who: COMPARED,
  },
  times: {
    asks: 'When are you usually free?',
    short: 'When I am free',
    hint: 'Choose every time that often works. You agree the real dates with your mentor later.',
    who: COMPARED,
  },
  interests: {
    asks: 'What do you like to do?',
    short: 'What I like to do',
    hint: 'It gives you both something to start with.',
    who: COMPARED,
  },
  needs: {
    asks: 'Is there anything that must work for you?',
    short: 'What must work for me',
    hint: 'For example because of a disability or a health condition, or because you care for somebody.',
    who: 'Only the staff who arrange your mentoring can read this, and each look is recorded for you to see. It is never used to choose who gets a mentor, or which one. Your mentor does not see it: you decide what to tell them.',
  },
  experience: {
    asks: 'Would you like to share something with your mentor?',
    short: 'What I would like to share',
    hint: 'Choose only what you would like your mentor to have in common with you. What you said yes to before is ticked, and nothing else.',
    who: '',
  },
  important: {
    asks: 'What matters most to you?',
    short: 'What matters most',
    hint: 'It counts double for you.',
    who: 'Only the matching step and the careers consultant who checks your pairing see it.',
  },
  about: {
    asks: 'Would you like to say a few lines about yourself?',
    short: 'A few lines about me',
    hint: 'For example what you are proud of, or what you hope will be different in June.',
    who: 'The careers consultant who checks your pairing reads it. Your mentor reads it only if you say so on the My data page.',
  },
  avoid: {
    asks: 'Is there anybody you would rather not be paired with?',
    short: 'People I would rather not be paired with',
    hint: 'Their name, e-mail address or university number, each on a line of its own. You need not say why.',
    who: 'Only the matching step reads the names. Where it keeps two people apart, the careers consultant can see that you asked for it, and never why. Nobody you name is ever told.',
  },
};

/** Where students are the ones who mentor, some questions are the other way round. */
const reverse: Partial<Readonly<Record<StepName, QuestionWords>>> = {
  help: {
    asks: 'What could you help a senior manager to see?',
    short: 'What I can help with',
    hint: 'You know what it is like to be a student here now. That is what they come for.',
    who: 'We compare it with what the managers want to learn. The careers consultant who checks your pairing sees it too.',
  },
  course: {
    ...usual.course,
    who: 'Some of the others in this round took the same course. The careers consultant who checks your pairing sees it too.',
  },
  times: { ...usual.times, hint: 'Choose every time that often works. You agree the real dates together later.' },
  needs: {
    ...usual.needs,
    who: 'Only the staff who arrange the mentoring can read this, and each look is recorded for you to see. It is never used to choose who takes part, or whom you meet. The person you mentor does not see it: you decide what to tell them.',
  },
  experience: {
    ...usual.experience,
    asks: 'Would you like to share something with the person you mentor?',
    hint: 'Choose only what you would like to have in common with them. What you said yes to before is ticked, and nothing else.',
  },
  about: {
    ...usual.about,
    who: 'The careers consultant who checks your pairing reads it. The person you mentor reads it only if you say so on the My data page.',
  },
};

/** @param isReverse whether students are the ones who mentor. */
export function questionWords(step: StepName, isReverse: boolean): QuestionWords {
  if (!isReverse) return usual[step];
  const words = reverse[step] ?? usual[step];
  return words.who === COMPARED ? { ...words, who: WITH_THEM } : words;
}

/** What an answer is called where nothing was said. */
export const BLANK = 'Left blank';

const spelled: Readonly<Record<string, string>> = {
  undecided: 'I do not know yet',
  online: 'Online',
  'in person': 'In person',
  phone: 'By phone',
};

/** A word as people read it: matching keeps some shorter. */
export const spoken = (word: string): string => spelled[word] ?? word;

/** What counts double, by what it asks. */
export const importantWords: Partial<Readonly<Record<StepName, string>>> = {
  help: 'What I want help with',
  direction: 'Where I am heading',
  ways: 'How we like to work',
  meeting: 'How and when we can meet',
  interests: 'What we like to do',
  experience: 'What we share',
};
