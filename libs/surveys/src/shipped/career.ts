import type { AgreeItem, ManyItem, OneItem, Scale } from '../domain/instrument';
import { agreement, agreementCoding, en, options, ownScale, parts } from './english';

/** Where somebody is with their career plans: ten statements of ours, one of which is closest. */
export const careerStage: OneItem = {
  type: 'one',
  key: 'career-stage',
  text: en('Which one statement is closest to where you are with your career plans today?'),
  personal: 'low',
  options: options({
    D1: 'I am not ready to think about this yet',
    D2: 'I want to start but have no ideas so far',
    D3: 'I have several ideas and need to narrow them',
    P1: 'I have a direction and need to find out how people get into it',
    P2: 'I am looking for experience that fits my direction',
    P3: 'I have relevant experience and am working out my next step',
    C1: 'I am getting ready to apply for jobs, further study or funding',
    C2: 'I am applying now',
    C3: 'I have applied without success and am changing my approach',
    S1: 'I have a job, course or business lined up',
  }),
};

/**
 * Four stages: decide 1, plan 2, compete 3, sorted 4. Stages are for a table of who was where before and after: within a
 * stage no statement is better than another, and a mean over people says little.
 */
export const careerStageScale: Scale = {
  ...ownScale,
  key: 'career-stage',
  name: en('Your career plans'),
  construct: 'Career-planning stage: decide, plan, compete, sorted',
  parts: parts(['career-stage']),
  coding: { D1: 1, D2: 1, D3: 1, P1: 2, P2: 2, P3: 2, C1: 3, C2: 3, C3: 3, S1: 4 },
  answeredAtLeast: 1,
  feedback: {
    bands: [
      { from: 1, name: en('working out what you want') },
      { from: 2, name: en('finding your way into it') },
      { from: 3, name: en('applying') },
      { from: 4, name: en('something lined up') },
    ],
  },
};

const confidence = {
  'next-step': 'I know what my next step is',
  'somebody-to-ask': 'I know somebody I can ask about the work I want to do',
  'able-to-apply': 'I feel able to apply for the work or study I want',
};

/** How sure somebody feels of what comes next. */
export const careerConfidence: AgreeItem = {
  type: 'agree',
  key: 'career-confidence',
  text: en('How far do you agree with each of these today?'),
  personal: 'low',
  options: agreement,
  statements: Object.entries(confidence).map(([key, text]) => ({ key, text: en(text) })),
};

export const careerConfidenceScale: Scale = {
  ...ownScale,
  key: 'career-confidence',
  name: en('How sure you feel of your next step'),
  construct: 'Career confidence: next step, somebody to ask, able to apply',
  parts: parts(Object.keys(confidence)),
  coding: agreementCoding,
  answeredAtLeast: 3,
  feedback: {
    bands: [
      { from: 1, name: en('not sure yet') },
      { from: 2.5, name: en('getting there') },
      { from: 3.75, name: en('quite sure') },
    ],
  },
};

/** What somebody has done so far that employers call experience. */
export const workExperience: ManyItem = {
  type: 'many',
  key: 'experience',
  text: en('Which of these have you done in the last two years?'),
  hint: en('Tick all that fit.'),
  personal: 'low',
  alone: 'none',
  options: options({
    'part-time': 'Part-time or holiday work',
    placement: 'A placement or internship',
    volunteering: 'Volunteering',
    caring: 'Caring for somebody',
    society: 'Running a club or society, or speaking for other students',
    own: 'Work for myself or my own business',
    'full-time': 'A full-time job',
    none: 'None of these',
  }),
};

const voice = {
  meaningful: 'What I do now means something to me',
  fits: 'What I do now fits with what I want to do later',
  'uses-learning': 'I use what I learnt at university in what I do now',
};

/** Three things that graduates say of what they do, in our own words. */
export const graduateVoice: AgreeItem = {
  type: 'agree',
  key: 'graduate-voice',
  text: en(
    'Think of the main thing you do now: work, study or something else. How far do you agree with each of these?',
  ),
  personal: 'low',
  options: agreement,
  statements: Object.entries(voice).map(([key, text]) => ({ key, text: en(text) })),
};

export const graduateVoiceScale: Scale = {
  ...ownScale,
  key: 'graduate-voice',
  name: en('What you do now'),
  construct: 'Graduate voice: meaningful, fits with plans, uses what was learnt',
  parts: parts(Object.keys(voice)),
  coding: agreementCoding,
  answeredAtLeast: 3,
};
