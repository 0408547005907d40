import {
  findings,
  keptPrivate,
  noReason,
  reasons,
  type standingBarrierNames,
  unmatchedForConsultant,
  unmatchedForStudent,
} from './words';

/**
 * The sentences that read otherwise where students mentor the others (reverse mentoring); all else is as in `words`. There
 * `{mentors}` is filled in as "3 people": who holds the places is not the mentor.
 */

const directionOf = {
  'direction-same': {
    student: 'You want to go into {values}, and {other} works there.',
    mentor: '{other} wants to go into {values}, and you work there.',
  },
  'direction-near': {
    student: 'You want to go into {first}, and {other} works close to it, in {second}.',
    mentor: '{other} wants to go into {first}, and you work close to it, in {second}.',
  },
};

const nobodyToPromise = {
  student: '{other} is looking for a mentor, and nothing we know of stands in the way of you meeting.',
  mentor: '{other} can be your mentor, and nothing we know of stands in the way of you meeting.',
};

const forStudent: typeof unmatchedForStudent = {
  ...unmatchedForStudent,
  opening: 'We could not find you somebody to mentor this time.',
  'no-mentor-allowed': 'Nobody in this round could meet everything that has to fit.',
  noMentors: 'There is nobody to mentor in this round yet.',
  standing: { ...unmatchedForStudent.standing, 'no-place': 'people without a place' },
  'below-minimum-fit':
    'The people we have did not fit well enough with what you told us, and we would rather wait than give you somebody you cannot help.',
  'others-first': {
    fit: 'Every place with the people open to you went to somebody else, so that people fit each other best on the whole.',
    wishes: 'Every place with the people open to you went to somebody who came before you there.',
  },
  needed: '{more} with somebody open to you would have given you one.',
  neededAtOne: '{more} with one of those people would have given you one.',
  neededAnySize: '{more} with somebody open to you would have given you one, if groups of any size could meet.',
};

const forConsultant: typeof unmatchedForConsultant = {
  ...unmatchedForConsultant,
  noMentors: 'The round has nobody to mentor.',
  'others-first': {
    fit: 'This student may mentor {mentors} with {places} in all. Others mentor them, as the round wants the best fit rather than the most people.',
    wishes:
      'This student may mentor {mentors} with {places} in all. Others mentor them whom those people would rather have.',
  },
  'group-too-small':
    'This student would have somebody to mentor if groups of any size could meet. Lower the fewest students of a group, or find more who can join.',
  neededAtOne: '{more} with one of these people would be sure to give them a place.',
  neededAnySize:
    '{more} with somebody this student may mentor would be sure to give them a place, if groups of any size could meet.',
  needed: '{more} with somebody this student may mentor would be sure to give them a place.',
};

const usual = {
  reasons,
  noReason,
  keptPrivate,
  findings,
  forStudent: unmatchedForStudent,
  forConsultant: unmatchedForConsultant,
  /** What a standing barrier is called where its own name would not do. */
  barrierNames: {} as Readonly<Partial<typeof standingBarrierNames>>,
  /** What `{mentors}` counts. */
  others: 'mentor' as 'mentor' | 'person',
};

const turned: typeof usual = {
  ...usual,
  reasons: { ...reasons, ...directionOf },
  noReason: nobodyToPromise,
  keptPrivate: {
    ...keptPrivate,
    mentor: '{other} asked to share an experience that you offered to talk about.',
  },
  findings: {
    ...findings,
    'direction-near': 'Neighbouring sectors: the student wants {first}, the other is in {second}.',
  },
  forStudent,
  forConsultant,
  barrierNames: {
    'no-place': 'They have no places',
    'student-avoids': 'The student asked not to have them',
    'mentor-avoids': 'They asked not to have the student',
  },
  others: 'person',
};

/** Every sentence of a round. @param isReverse whether students mentor the others in it. */
export const wordsOf = (isReverse: boolean): typeof usual => (isReverse ? turned : usual);
