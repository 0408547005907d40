import type { Field } from './field';
import { identityFields, schoolField } from './identity-fields';
import { courseField, twoSidedAnswers } from './two-sided-fields';

const years = [1930, 2100] as const;

const places: Field = {
  key: 'places',
  label: 'Places',
  type: 'whole number',
  group: 'identity',
  range: [0, 500],
  alsoCalled: [
    'capacity',
    'max mentees',
    'maximum mentees',
    'number of mentees',
    'max students',
    'maximum students',
    'number of students',
    'maximum number of mentees',
    'maximum number of students',
    'how many mentees',
    'how many students',
    'places offered',
    'no of mentees',
    'mentee capacity',
  ],
};

const answers: readonly Field[] = [
  courseField,
  {
    key: 'graduationYear',
    label: 'Graduation year',
    type: 'year',
    group: 'answer',
    range: years,
    alsoCalled: [
      'year of graduation',
      'year graduated',
      'graduated',
      'graduation',
      'class of',
      'grad year',
      'graduation date',
    ],
  },
  {
    key: 'fieldEntryYear',
    label: 'Year they entered their field',
    type: 'year',
    group: 'answer',
    range: years,
    alsoCalled: [
      'field entry year',
      'year entered field',
      'year of entry to field',
      'started in field',
      'year started in field',
      'in this field since',
      'working in field since',
      'career start year',
    ],
  },
  {
    key: 'employer',
    label: 'Employer',
    type: 'text',
    group: 'answer',
    alsoCalled: [
      'company',
      'company name',
      'current employer',
      'current company',
      'employer name',
      'place of work',
      'workplace',
    ],
  },
  {
    key: 'jobTitle',
    label: 'Job title',
    type: 'text',
    group: 'answer',
    alsoCalled: [
      'job',
      'role',
      'current role',
      'job role',
      'position',
      'current position',
      'current job title',
      'occupation',
      'current job',
    ],
  },
  {
    key: 'sectors',
    label: 'Sectors',
    type: 'list',
    group: 'answer',
    alsoCalled: [
      'sector',
      'industry',
      'industries',
      'industry sector',
      'career sector',
      'job sector',
      'field',
      'area of work',
      'sector of work',
    ],
  },
  {
    key: 'helpOffered',
    label: 'Help offered',
    type: 'list',
    group: 'answer',
    alsoCalled: [
      'can help with',
      'help',
      'support offered',
      'areas of support',
      'areas of expertise',
      'expertise',
      'what can you help with',
      'help you can offer',
      'able to help with',
      'skills',
    ],
  },
  ...twoSidedAnswers,
  {
    key: 'avoid',
    label: 'Students to avoid',
    type: 'list',
    group: 'answer',
    alsoCalled: [
      'avoid',
      'please avoid',
      'do not match with',
      'do not pair with',
      'not to be matched with',
      'conflicts',
    ],
  },
];

const special: readonly Field[] = [
  {
    key: 'sharedExperienceOffered',
    label: 'Shared experience offered',
    type: 'list',
    group: 'special',
    alsoCalled: [
      'characteristics',
      'characteristic',
      'identity',
      'identities',
      'shared experiences offered',
      'lived experience',
      'shared experience',
      'shared lived experience',
      'identities to share',
    ],
  },
];

/** What we keep about a mentor. */
export const mentorFields: readonly Field[] = [...identityFields, schoolField, places, ...answers, ...special];
