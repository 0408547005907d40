import type { Field } from './field';

const answer = { group: 'answer' } as const;

const modes: Readonly<Record<string, string>> = {
  online: 'online',
  virtual: 'online',
  remote: 'online',
  remotely: 'online',
  'video call': 'online',
  video: 'online',
  zoom: 'online',
  teams: 'online',
  'ms teams': 'online',
  'microsoft teams': 'online',
  'in person': 'in person',
  'in-person': 'in person',
  'face to face': 'in person',
  'face-to-face': 'in person',
  'on campus': 'in person',
  phone: 'phone',
  telephone: 'phone',
  'phone call': 'phone',
  'by phone': 'phone',
};

/** "I do not know yet" is an answer; people say it in many ways, and we keep one. */
export const undecided: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'undecided',
    'not sure',
    'not sure yet',
    'unsure',
    'dont know',
    "don't know",
    'no idea yet',
    'open',
    'i do not know',
  ].map((words) => [words, 'undecided']),
);

export const courseField: Field = {
  key: 'course',
  label: 'Course',
  type: 'text',
  ...answer,
  alsoCalled: [
    'course title',
    'course name',
    'programme',
    'programme title',
    'programme of study',
    'course of study',
    'degree',
    'degree programme',
    'degree title',
    'degree subject',
    'subject',
    'subject studied',
    'subject of study',
  ],
};

/** Answers that students and mentors both give, and that are compared with each other. */
export const twoSidedAnswers: readonly Field[] = [
  {
    key: 'waysOfWorking',
    label: 'Ways of working',
    type: 'list',
    ...answer,
    alsoCalled: ['working style', 'mentoring style', 'values', 'preferred ways of working', 'style'],
  },
  {
    key: 'interests',
    label: 'Interests',
    type: 'list',
    ...answer,
    alsoCalled: ['hobbies', 'hobbies and interests', 'interests and hobbies', 'interests outside work'],
  },
  {
    key: 'meetingModes',
    label: 'Ways of meeting',
    type: 'list',
    ...answer,
    words: modes,
    alsoCalled: [
      'meeting mode',
      'meeting modes',
      'mode',
      'how would you like to meet',
      'how can you meet',
      'how to meet',
      'meeting preference',
      'preferred meeting method',
      'mode of meeting',
      'how to meet',
    ],
  },
  {
    key: 'availability',
    label: 'Free times',
    type: 'list',
    ...answer,
    alsoCalled: ['availability', 'available', 'when available', 'times available', 'days available', 'available times'],
  },
  {
    key: 'place',
    label: 'Place',
    type: 'text',
    ...answer,
    alsoCalled: [
      'location',
      'city',
      'town',
      'town or city',
      'town city',
      'campus',
      'based in',
      'where based',
      'city town',
    ],
  },
  {
    key: 'hoursPerMonth',
    label: 'Hours a month',
    type: 'number',
    ...answer,
    range: [0, 200],
    alsoCalled: [
      'hours per month',
      'monthly hours',
      'time commitment',
      'time commitment hours per month',
      'hours each month',
    ],
  },
  {
    key: 'about',
    label: 'About them',
    type: 'text',
    ...answer,
    alsoCalled: [
      'biography',
      'bio',
      'about me',
      'about you',
      'about',
      'personal statement',
      'profile',
      'tell us about yourself',
      'short biography',
    ],
  },
];
