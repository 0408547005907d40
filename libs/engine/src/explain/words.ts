import type { EvidenceCode } from '../model/draft';
import type { StandingBarrierKind } from '../model/input';

/**
 * Every English sentence of the engine, and nothing else, but for what `reverse-words` says otherwise. `{…}` is filled in
 * by `fill`; to translate the engine, translate these two files. In a sentence for a student `{other}` is the mentor, for a mentor it is the student.
 */

export const standingBarrierNames: Readonly<Record<StandingBarrierKind, string>> = {
  'no-place': 'The mentor has no places',
  'same-person': 'They are the same person',
  rejected: 'A consultant said no to this pair',
  'student-avoids': 'The student asked not to have this mentor',
  'mentor-avoids': 'The mentor asked not to have this student',
  'below-minimum-fit': 'The fit is below the minimum of the round',
};

/**
 * What a student or mentor reads for each good reason; a code without a sentence is never shown to them. None says more
 * of the other person than both of them gave, except what a mentor offers students openly (help, sector, path): whom
 * somebody asked for, and how they found an introduction, is theirs alone.
 */
export const reasons: Readonly<Partial<Record<EvidenceCode, { readonly student?: string; readonly mentor?: string }>>> =
  {
    'help-shared': {
      student: '{other} can help with {values}, as you asked.',
      mentor: '{other} would like help with {values}, which you offer.',
    },
    'help-shared-reverse': {
      student: '{other} would like help with {values}, which you offer.',
      mentor: '{other} can help with {values}, as you asked.',
    },
    'direction-same': {
      student: '{other} works in {values}, where you want to go.',
      mentor: '{other} wants to go into {values}, where you work.',
    },
    'direction-near': {
      student: '{other} works in {second}, which is close to {first}, where you want to go.',
      mentor: '{other} wants to go into {first}, which is close to {second}, where you work.',
    },
    'ways-shared': {
      student: 'You and {other} like to work in the same way: {values}.',
      mentor: 'You and {other} like to work in the same way: {values}.',
    },
    'experience-shared': {
      student: '{other} offered to talk about something you asked to share: {values}.',
      mentor: '{other} asked for someone who shares something you offered to talk about: {values}.',
    },
    'path-same-course': {
      student: '{other} took the same course as you: {values}.',
      mentor: '{other} is on the same course as you were: {values}.',
    },
    'path-same-course-recent': {
      student: '{other} took the same course as you, {values}, and started work in the field not long ago.',
      mentor: '{other} is on the same course as you were: {values}.',
    },
    'path-recent': {
      student: '{other} started work in the field not long ago.',
      mentor: 'You started work in the field not long ago, so you know what it is like for {other} now.',
    },
    'practical-suits': {
      student: 'It should be easy to meet: you both said {values}.',
      mentor: 'It should be easy to meet: you both said {values}.',
    },
    'time-both-free': {
      student: 'You and {other} are both free: {values}.',
      mentor: 'You and {other} are both free: {values}.',
    },
    'interests-shared': {
      student: 'You and {other} both like {values}.',
      mentor: 'You and {other} both like {values}.',
    },
    'picks-both': { student: 'You and {other} asked for each other.', mentor: 'You and {other} asked for each other.' },
    'picks-student': { student: 'You asked for {other}.' },
    'picks-mentor': { mentor: 'You asked for {other}.' },
    'ratings-good': { student: 'You and {other} have already met.', mentor: 'You and {other} have already met.' },
    'column-same': { student: 'You and {other} both said: {values}.', mentor: 'You and {other} both said: {values}.' },
    'column-shared': {
      student: 'You and {other} both said: {values}.',
      mentor: 'You and {other} both said: {values}.',
    },
  };

/**
 * What each reader reads of a shared experience that is kept private, which is to say of one whose evidence names nothing:
 * the student asked for it and the mentor offered it.
 */
export const keptPrivate = {
  student: '{other} shares an experience that you asked for, and offered to talk about it.',
  mentor: '{other} asked for somebody who shares an experience that you offered to talk about.',
  consultant: 'They share an experience: one asked for it and the other offered it. It is kept private.',
};

/** What a student or mentor reads when no part gives a reason that can be told: no more than is true of every pair. */
export const noReason = {
  student: '{other} has a place for you, and nothing we know of stands in the way of you meeting.',
  mentor: '{other} is looking for a mentor, and nothing we know of stands in the way of you meeting.',
};

/** What a consultant reads of the whole pair, and of one part. */
export const consultantPair = {
  summary: '{student} with {mentor}: fit {fit} of 100.',
  part: '{name}: {fit} of 100, counting {share} of the fit. {finding}',
};

/** What a consultant reads as the finding of one part. */
export const findings: Readonly<Record<EvidenceCode, string>> = {
  'help-shared': 'Wanted and offered: {values}.',
  'help-shared-reverse': 'Wanted by the mentor and offered by the student: {values}.',
  'help-none': 'None of the help wanted is offered.',
  'direction-same': 'Same sector: {values}.',
  'direction-near': 'Neighbouring sectors: {first} wanted, {second} offered.',
  'direction-other': 'Different sectors.',
  'ways-shared': 'In common: {values}.',
  'ways-none': 'Nothing in common.',
  'experience-shared': 'Asked for and offered: {values}.',
  'experience-none': 'Asked for, but not offered.',
  'path-same-course': 'Same course: {values}.',
  'path-same-course-recent': 'Same course, {values}, and in the field for five years or less.',
  'path-recent': 'In the field for five years or less.',
  'path-other': 'Not known to be of the same course, or new to the field.',
  'practical-suits': 'Suits both: {values}.',
  'practical-partly': 'Suits both, but not all else does: {values}.',
  'practical-differs': 'Nothing they both chose.',
  'time-both-free': 'Both are free: {values}.',
  'time-never-both': 'Never free at the same time.',
  'interests-shared': 'In common: {values}.',
  'interests-none': 'Nothing in common.',
  'column-same': 'The same: {values}.',
  'column-not-same': 'Not the same.',
  'column-different': 'Different, as wanted.',
  'column-not-different': 'Not different: {values}.',
  'column-shared': 'In common: {values}.',
  'column-none-shared': 'Nothing in common.',
  'column-close': 'Student {first}, mentor {second}.',
  'column-steps-enough': 'Far enough apart: student {first}, mentor {second}.',
  'column-steps-too-few': 'Not far enough apart: student {first}, mentor {second}.',
  'picks-both': 'They asked for each other.',
  'picks-student': 'The student asked for this mentor.',
  'picks-mentor': 'The mentor asked for this student.',
  'picks-neither': 'Neither asked for the other.',
  'ratings-good': 'Their introduction went well.',
  'ratings-mixed': 'Their introduction was fair, or they did not agree about it.',
  'ratings-poor': 'Their introduction did not go well.',
  'nothing-to-compare': 'They gave no answers that could be compared, so the fit is set to one half.',
};

export const nothingToCompareName = 'No answers to compare';

/** Why there is no pairing, for the student. (A mentor reads nothing about a student who was not matched.) */
export const unmatchedForStudent = {
  opening: 'We could not find you a mentor this time.',
  'no-mentor-allowed': 'No mentor in this round could meet everything that has to fit.',
  noMentors: 'There are no mentors in this round yet.',
  wouldOpen: 'One thing by itself made a difference: {name}. Without it, {mentors} could have been open to you.',
  standing: { 'no-place': 'mentors without a place', 'student-avoids': 'whom you asked not to have' },
  'below-minimum-fit':
    'The mentors we have did not fit well enough with what you told us, and we would rather wait than give you a mentor who cannot help.',
  'places-taken': 'There were not enough places: {students} for {places} with {mentors}.',
  'others-first': {
    fit: 'Every place with the mentors open to you went to somebody else, so that people fit each other best on the whole.',
    wishes: 'Every place with the mentors open to you went to somebody who came before you there.',
  },
  'group-too-small': 'A group was open to you, but too few people could join it, so it does not meet.',
  needed: '{more} with a mentor open to you would have given you one.',
  neededAtOne: '{more} with one of those mentors would have given you one.',
  neededAnySize: '{more} with a mentor open to you would have given you one, if groups of any size could meet.',
  lottery: 'A lottery had a part in who was given a place.',
};

/** Why there is no pairing, for the consultant. */
export const unmatchedForConsultant = {
  'no-mentor-allowed': 'None of {mentors} is allowed for this student.',
  noMentors: 'The round has no mentors.',
  barrier: '{name}: closes {mentors}.',
  wouldOpen: 'Lifting only "{name}" would open {mentors}.',
  wouldOpenNothing: 'Lifting one barrier alone would open nobody.',
  'below-minimum-fit': 'The best fit found is {best}; the minimum of the round is {minimum}.',
  belowMinimum: 'No fit found reaches the minimum of the round, {minimum}.',
  'places-taken': '{students} compete for {places} with {mentors}.',
  'others-first': {
    fit: 'This student may have {mentors} with {places} in all. Others have them, as the round wants the best fit rather than the most people.',
    wishes:
      'This student may have {mentors} with {places} in all. Others have them whom those mentors would rather have.',
  },
  'group-too-small':
    'This student would have a mentor if groups of any size could meet. Lower the fewest students of a group, or find more who can join.',
  neededAtOne: '{more} with one of these mentors would be sure to give them a place.',
  neededAnySize:
    '{more} with a mentor this student may have would be sure to give them a place, if groups of any size could meet.',
  lottery: 'The lottery counts beside the scores in this round.',
  kept: 'Places kept for groups had a part in this.',
  needed: '{more} with a mentor this student may have would be sure to give them a place.',
};

/** One of something, and several. */
export const counted = {
  student: ['1 student', '{n} students'],
  mentor: ['1 mentor', '{n} mentors'],
  person: ['1 person', '{n} people'],
  place: ['1 place', '{n} places'],
  morePlace: ['1 more place', '{n} more places'],
} as const;

export const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export const joining = { and: ' and ', comma: ', ', commaAnd: ', and ' };

/** What stands for the things that a sentence does not name. */
export const moreOf = '{n} more';
