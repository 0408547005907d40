import type { Instrument, Item } from '../domain/instrument';
import { shippedScales } from './blocks';
import { careerConfidence, careerStage, graduateVoice, workExperience } from './career';
import { en } from './english';
import { didIt, hadMentor, haveMet, inTheWay, inTouch, openQuestion, overall, whatHelped } from './questions';
import { mentorExperience, mentorRelationship, studentRelationship } from './relationship';
import { wellbeing } from './wellbeing';

/** When a survey is asked. */
export type WaveKind = 'baseline' | 'mid' | 'close' | 'six-months' | 'fifteen-months';

/** Whom a survey asks: students with a mentor (at baseline everybody who applied), mentors, or applicants without one. */
export type Audience = 'student' | 'mentor' | 'unmatched';

/** A survey that is ready to use. */
export interface ShippedSurvey {
  readonly instrument: Instrument;
  /** The waves it is made for; empty for one that is only asked where somebody decides so. */
  readonly usualFor: readonly { readonly kind: WaveKind; readonly audience: Audience }[];
}

const LEAVE_OUT = 'You can leave out any question, or say that you would rather not answer.';
const thanks = en('Thank you. What you told us helps us make mentoring better for others.');

/** A survey with the scales that its questions make, in their order. */
const survey = (key: string, title: string, welcome: string, items: Item[]): Instrument => ({
  key,
  title: en(title),
  languages: ['en'],
  welcome: en(`${welcome} ${LEAVE_OUT}`),
  thanks,
  items,
  scales: items.flatMap(({ key: first }) =>
    shippedScales.filter((block) => block.items[0]?.key === first).map(({ scale }) => scale),
  ),
});

const ifMet = `have-met == 'yes'`;

const studentStart = survey(
  'student-start',
  'Before you start',
  'Tell us where you are today, so that you can look back later. Your answers do not change your chance of a mentor.',
  [
    careerStage,
    careerConfidence,
    workExperience,
    openQuestion('hope', 'What would you most like to be different in six months?'),
  ],
);

const studentMiddle = survey(
  'student-middle',
  'How is it going?',
  'Tell us how mentoring is going for you. Your mentor does not see your answers.',
  [
    haveMet('mentor'),
    { ...studentRelationship, showIf: ifMet },
    inTheWay,
    careerConfidence,
    openQuestion('help', 'Is there something we could help with?'),
  ],
);

const studentClose = survey(
  'student-close',
  'Looking back',
  'Your time together comes to a close. Tell us how it was, and where you are now. Your mentor does not see your answers.',
  [
    careerStage,
    careerConfidence,
    studentRelationship,
    didIt,
    overall,
    openQuestion('one-thing', 'What is one thing we should change?'),
  ],
);

const mentorMiddle = survey(
  'mentor-middle',
  'How is it going?',
  'Tell us how mentoring is going for you. Your student does not see your answers.',
  [
    haveMet('student'),
    { ...mentorRelationship, showIf: ifMet },
    inTheWay,
    mentorExperience,
    openQuestion('help', 'Is there something we could help with?'),
  ],
);

const mentorClose = survey(
  'mentor-close',
  'Looking back',
  'Your time together comes to a close. Tell us how it was for you. Your student does not see your answers.',
  [
    mentorRelationship,
    mentorExperience,
    didIt,
    overall,
    openQuestion('one-thing', 'What is one thing we should change?'),
  ],
);

const applicantLater = survey(
  'applicant-later',
  'Where are you now?',
  'You applied for a mentor and we did not find you one. Your answers show us what helps students with and without a mentor. They do not change your place in the next round.',
  [careerStage, careerConfidence, whatHelped, openQuestion('help', 'Is there something we could help with?')],
);

const sixMonths = survey(
  'six-months',
  'Six months on',
  'It is about six months since the end of your programme. Tell us where you are now.',
  [
    careerStage,
    careerConfidence,
    graduateVoice,
    hadMentor,
    inTouch,
    openQuestion('helped', 'What has helped you most?'),
  ],
);

const fifteenMonths = survey(
  'fifteen-months',
  'Fifteen months on',
  'It is about fifteen months since the end of your programme. This is the last time we ask.',
  [careerStage, careerConfidence, hadMentor, inTouch, openQuestion('helped', 'What has helped you most?')],
);

const wellBeing = survey(
  'well-being',
  'How you are',
  'Four questions about how you feel. There are no right or wrong answers. Nobody looks at your answers alone: we only ever look at those of many people together.',
  [...wellbeing],
);

/** Every survey that is ready to use. */
export const shippedSurveys: readonly ShippedSurvey[] = [
  { instrument: studentStart, usualFor: [{ kind: 'baseline', audience: 'student' }] },
  { instrument: studentMiddle, usualFor: [{ kind: 'mid', audience: 'student' }] },
  { instrument: studentClose, usualFor: [{ kind: 'close', audience: 'student' }] },
  { instrument: mentorMiddle, usualFor: [{ kind: 'mid', audience: 'mentor' }] },
  { instrument: mentorClose, usualFor: [{ kind: 'close', audience: 'mentor' }] },
  {
    instrument: applicantLater,
    usualFor: [
      { kind: 'mid', audience: 'unmatched' },
      { kind: 'close', audience: 'unmatched' },
    ],
  },
  {
    instrument: sixMonths,
    usualFor: [
      { kind: 'six-months', audience: 'student' },
      { kind: 'six-months', audience: 'unmatched' },
    ],
  },
  {
    instrument: fifteenMonths,
    usualFor: [
      { kind: 'fifteen-months', audience: 'student' },
      { kind: 'fifteen-months', audience: 'unmatched' },
    ],
  },
  { instrument: wellBeing, usualFor: [] },
];
