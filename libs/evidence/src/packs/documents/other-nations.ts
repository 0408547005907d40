import { BEFORE_AND_AFTER } from './usual-fields';
import { line, maybeText, type Template, text } from './template';

const limits = [BEFORE_AND_AFTER];

/** For the yearly self-evaluation and action plan. Source: SFC, Outcomes Framework and Assurance Model. */
export const sfcParagraph: Template = {
  key: 'sfc-paragraph',
  name: 'SFC self-evaluation paragraph',
  means: 'Part of the yearly self-evaluation and action plan for the Scottish Funding Council.',
  nations: ['Scotland'],
  tablesWanted: 'Take-up and outcomes by SIMD quintile and by care experience.',
  needs: ['M02', 'M12'],
  suits: ['M01', 'M02', 'M11', 'M12', 'M13', 'M14'],
  mostWords: 400,
  fields: [
    line('outcome', 'Outcome', '“Student interests, access and success”, or “High quality learning and teaching”.'),
    text('evaluation', 'Self-evaluation', 'What was done, and how well it went.', 250),
    text('actions', 'Actions for next year', 'What, who, by when.', 150),
  ],
  parts: [
    { title: 'Outcome', facts: ['outcome'] },
    { title: 'Self-evaluation', fields: ['evaluation'] },
    { title: 'Evidence', tables: true },
    { title: 'Action plan', fields: ['actions'] },
  ],
  limits,
};

/** Source: Tertiary Education and Research (Wales) Act 2022, section 33(2)(d). */
export const medrTable: Template = {
  key: 'medr-table',
  name: 'Medr section 33(2)(d) table',
  means:
    'Support for students from under-represented groups who finish their courses to go on in education, find employment or start a business: section 33(2)(d) of the Tertiary Education and Research (Wales) Act 2022.',
  nations: ['Wales'],
  tablesWanted: 'Outcomes after the course by under-represented group, among them WIMD quintiles.',
  needs: ['M12'],
  outcomes: ['progression'],
  suits: ['M02', 'M11', 'M12', 'M14'],
  fields: [
    text('groups', 'Under-represented groups', 'Which, and why these.'),
    text(
      'support',
      'Support that was given',
      'What it was: towards further study, employment, or a business of one’s own.',
    ),
    text('outcomes', 'Measurable outcomes that were set', 'What was to be reached by when.'),
    text('actions', 'What will be done next'),
  ],
  parts: [
    { title: 'Groups', fields: ['groups'] },
    { title: 'Support', fields: ['support'] },
    { title: 'Outcomes that were set', fields: ['outcomes'] },
    { title: 'Outcomes', tables: true },
    { title: 'What will be done next', fields: ['actions'] },
  ],
  limits: [
    ...limits,
    'This is the English text alone. Where Welsh Language Standards ask for it, a Welsh text has to be set beside it.',
  ],
};

/** For a Widening Access and Participation Plan. The Department sets its headings year by year: check them against the year's own form. */
export const wappTable: Template = {
  key: 'wapp-table',
  name: 'DfE NI WAPP table',
  means: 'Part of the Widening Access and Participation Plan for the Department for the Economy in Northern Ireland.',
  nations: ['Northern Ireland'],
  tablesWanted: 'Take-up and outcomes by NIMDM quintile, rounded as HESA does.',
  needs: ['M02', 'M12'],
  suits: ['M01', 'M02', 'M11', 'M12', 'M13', 'M14'],
  form: {
    profile: 'hesa',
    words:
      'The Department asks for figures rounded as HESA does. These are not: take a release in that form before you hand them in.',
  },
  fields: [
    text('past', 'Past achievement', 'Against the last plan.'),
    text('groups', 'Groups that the plan is for'),
    text('aims', 'Aims and targets'),
    text('activity', 'Programme of activity', 'What, for whom, with what means.'),
    text('evaluation', 'Monitoring and evaluation'),
    maybeText('information', 'What prospective students are told'),
  ],
  parts: [
    { title: 'Past achievement', fields: ['past'] },
    { title: 'Groups', fields: ['groups'] },
    { title: 'Aims and targets', fields: ['aims'] },
    { title: 'Programme of activity', fields: ['activity'] },
    { title: 'Figures', tables: true },
    { title: 'Monitoring and evaluation', fields: ['evaluation'] },
    { title: 'Information for students', fields: ['information'] },
  ],
  limits,
};
