import type { Item, Words } from '../domain/instrument';
import type { ScaleContent } from '../domain/lock/scale-content';
import {
  careerConfidence,
  careerConfidenceScale,
  careerStage,
  careerStageScale,
  graduateVoice,
  graduateVoiceScale,
  workExperience,
} from './career';
import { en } from './english';
import { didIt, openQuestion, overall, whatHelped } from './questions';
import {
  mentorExperience,
  mentorExperienceScale,
  mentorRelationship,
  mentorRelationshipScale,
  studentRelationship,
  studentRelationshipScale,
} from './relationship';
import { wellbeing, wellbeingScale } from './wellbeing';

/** The scales that are ready to be put into a survey, each with the questions that ask it. */
export const shippedScales: readonly ScaleContent[] = [
  { scale: careerStageScale, items: [careerStage] },
  { scale: careerConfidenceScale, items: [careerConfidence] },
  { scale: graduateVoiceScale, items: [graduateVoice] },
  { scale: studentRelationshipScale, items: [studentRelationship] },
  { scale: mentorRelationshipScale, items: [mentorRelationship] },
  { scale: mentorExperienceScale, items: [mentorExperience] },
  { scale: wellbeingScale, items: wellbeing },
];

/** Questions that are ready to be put into a survey and count towards no scale. */
export const shippedQuestions: readonly { readonly name: Words; readonly items: readonly Item[] }[] = [
  { name: en('Work experience'), items: [workExperience] },
  { name: en('How a pairing ended'), items: [didIt] },
  { name: en('All in all'), items: [overall, openQuestion('one-thing', 'What is one thing we should change?')] },
  { name: en('What helped'), items: [whatHelped] },
];
