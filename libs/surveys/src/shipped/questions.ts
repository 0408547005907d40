import type { ManyItem, OneItem, TextItem } from '../domain/instrument';
import { en, options } from './english';

/** Whether a pair has met, which decides what else is asked. */
export const haveMet = (other: 'mentor' | 'student'): OneItem => ({
  type: 'one',
  key: 'have-met',
  text: en(`Have you and your ${other} met yet?`),
  hint: en('Online counts.'),
  personal: 'none',
  options: options({ yes: 'Yes', no: 'Not yet' }),
});

/** What keeps a pair from meeting. */
export const inTheWay: ManyItem = {
  type: 'many',
  key: 'in-the-way',
  text: en('What has got in the way?'),
  hint: en('Tick all that fit.'),
  showIf: `have-met == 'no'`,
  personal: 'low',
  options: options({
    time: 'We have not found a time',
    'no-answer': 'I have had no answer yet',
    busy: 'I have been too busy',
    unsure: 'I do not know how to begin',
    planned: 'Nothing: our first meeting is planned',
    other: 'Something else',
  }),
};

/** Whether a pair did what it set out to do. */
export const didIt: OneItem = {
  type: 'one',
  key: 'did-it',
  text: en('Did you do what you set out to do together?'),
  personal: 'none',
  options: options({
    yes: 'Yes, most of it',
    part: 'Some of it',
    no: 'Not much of it',
    changed: 'Our plans changed along the way',
  }),
};

/** How it was, all in all. */
export const overall: OneItem = {
  type: 'one',
  key: 'overall',
  text: en('All in all, how was mentoring for you?'),
  personal: 'none',
  options: options({ o5: 'Very good', o4: 'Good', o3: 'Neither good nor poor', o2: 'Poor', o1: 'Very poor' }),
};

/** One open question, the last of a survey. */
export const openQuestion = (key: string, text: string): TextItem => ({
  type: 'text',
  key,
  text: en(text),
  hint: en('Please leave out names.'),
  personal: 'low',
  atMost: 1_000,
});

/** What helped with career plans, for those without a mentor as for those with one. */
export const whatHelped: ManyItem = {
  type: 'many',
  key: 'what-helped',
  text: en('Since you applied for a mentor, what has helped you with your career plans?'),
  hint: en('Tick all that fit.'),
  personal: 'low',
  alone: 'none',
  options: options({
    careers: 'The careers service',
    tutor: 'A tutor or lecturer',
    family: 'Family or friends',
    work: 'Somebody I work with',
    events: 'Events or fairs',
    online: 'Things I found online',
    other: 'Something else',
    none: 'Nothing so far',
  }),
};

/** Whether somebody had a mentor, asked months later of everybody who applied. */
export const hadMentor: OneItem = {
  type: 'one',
  key: 'had-mentor',
  text: en('Did you have a mentor through this programme?'),
  personal: 'none',
  options: options({ yes: 'Yes', no: 'No' }),
};

/** Whether a pair is still in touch. */
export const inTouch: OneItem = {
  type: 'one',
  key: 'in-touch',
  text: en('Are you still in touch with your mentor?'),
  showIf: `had-mentor == 'yes'`,
  personal: 'none',
  options: options({ often: 'Yes, often', sometimes: 'Yes, now and then', no: 'No' }),
};
