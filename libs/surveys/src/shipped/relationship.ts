import type { AgreeItem, Scale } from '../domain/instrument';
import { agreement, agreementCoding, en, ownScale, parts } from './english';

const block = (key: string, text: string, statements: Readonly<Record<string, string>>): AgreeItem => ({
  type: 'agree',
  key,
  text: en(text),
  personal: 'low',
  options: agreement,
  statements: Object.entries(statements).map(([one, words]) => ({ key: one, text: en(words) })),
});

/** How a student finds working with their mentor. Our own words; nobody has validated them. */
export const studentRelationship = block(
  'with-mentor',
  'Think of your meetings with your mentor. How far do you agree with each of these?',
  {
    'mentor-listens': 'My mentor listens to me',
    'mentor-open': 'I can say what I really think',
    'mentor-understands': 'My mentor understands what I want to do',
    'mentor-worth': 'Our meetings are worth my time',
    'mentor-lost': 'After our meetings I often do not know what to do next',
  },
);

export const studentRelationshipScale: Scale = {
  ...ownScale,
  key: 'with-mentor',
  name: en('Working with your mentor'),
  construct: 'Relationship quality, as the student finds it',
  parts: parts(
    studentRelationship.statements.map(({ key }) => key),
    ['mentor-lost'],
  ),
  coding: agreementCoding,
  answeredAtLeast: 4,
};

/** How a mentor finds working with their student. Our own words; nobody has validated them. */
export const mentorRelationship = block(
  'with-student',
  'Think of your meetings with your student. How far do you agree with each of these?',
  {
    'student-tells': 'My student tells me what matters to them',
    'student-at-ease': 'We are at ease with each other',
    'student-understood': 'I understand what my student wants to do',
    'student-worth': 'Our meetings are worth my time',
    'student-stuck': 'I often do not know how to help',
  },
);

export const mentorRelationshipScale: Scale = {
  ...ownScale,
  key: 'with-student',
  name: en('Working with your student'),
  construct: 'Relationship quality, as the mentor finds it',
  parts: parts(
    mentorRelationship.statements.map(({ key }) => key),
    ['student-stuck'],
  ),
  coding: agreementCoding,
  answeredAtLeast: 4,
};

/** What being a mentor is like. */
export const mentorExperience = block(
  'being-a-mentor',
  'And being a mentor: how far do you agree with each of these?',
  {
    'mentor-clear': 'I know what is asked of me',
    'mentor-helped': 'I get the help I need from the university',
    'mentor-learns': 'I learn something myself',
    'mentor-again': 'I would be a mentor again',
  },
);

export const mentorExperienceScale: Scale = {
  ...ownScale,
  key: 'being-a-mentor',
  name: en('Being a mentor'),
  construct: 'Mentor experience: clear, helped, learning, would do it again',
  parts: parts(mentorExperience.statements.map(({ key }) => key)),
  coding: agreementCoding,
  answeredAtLeast: 4,
};
