import { BEFORE_AND_AFTER, moat, risks } from './usual-fields';
import { FOUR_NATIONS, line, maybeLine, maybeText, type Template, text } from './template';

const limits = [BEFORE_AND_AFTER];

export const boardPage: Template = {
  key: 'board-page',
  name: 'Board one-pager',
  means: 'One page for the governing body.',
  isTight: true,
  nations: FOUR_NATIONS,
  tablesWanted: 'One table: the figure that the board follows.',
  needs: ['M02'],
  suits: ['M02'],
  mostTables: 1,
  mostWords: 250,
  fields: [
    line('headline', 'The one thing to know', '', 40),
    text('done', 'What we did', '', 100),
    text('asked', 'What we ask of the board', '', 60),
    text('risks', 'What could go wrong', '', 60),
  ],
  parts: [
    { title: 'The one thing to know', fields: ['headline'] },
    { title: 'What we did', fields: ['done'] },
    { title: 'Where we are', tables: true },
    { title: 'What we ask of you', fields: ['asked'] },
    { title: 'What could go wrong', fields: ['risks'] },
  ],
  limits,
};

/** Source: criteria of the UK Social Mobility Awards as far as they are public: summary, problem, activity, stakeholders, outcomes. */
export const awardPack: Template = {
  key: 'award-pack',
  name: 'Social mobility award pack',
  means: 'An entry for a social mobility award, with the figures that it rests on.',
  nations: FOUR_NATIONS,
  tablesWanted: 'Who took part by group, and outcomes.',
  needs: ['M02'],
  suits: ['M01', 'M02', 'M03', 'M08', 'M11', 'M12', 'M13', 'M14'],
  fields: [
    line('category', 'Category'),
    text('summary', 'Summary', 'What was done for whom, and what changed.', 200),
    text('problem', 'The problem'),
    text('activity', 'The activity', 'What was done, and what makes it more than the everyday job.'),
    text(
      'stakeholders',
      'Who was involved',
      'Offices, employers, alumni, students. Name a person only with their consent.',
    ),
    text('outcomes', 'Outcomes', 'What the figures below say.'),
    maybeText('support', 'Supporting material'),
  ],
  parts: [
    { title: 'Category', fields: ['category'] },
    { title: 'Summary', fields: ['summary'] },
    { title: 'The problem', fields: ['problem'] },
    { title: 'The activity', fields: ['activity'] },
    { title: 'Who was involved', fields: ['stakeholders'] },
    { title: 'Outcomes', fields: ['outcomes'] },
    { title: 'Figures', tables: true },
    { title: 'Supporting material', fields: ['support'] },
  ],
  limits,
};

export const destinations: Template = {
  key: 'destinations',
  name: 'Destinations by group, for a prospectus',
  means: 'Where graduates were about 15 months after they finished, by group.',
  nations: FOUR_NATIONS,
  tablesWanted: 'Progression by group.',
  needs: ['M12'],
  suits: ['M12'],
  outcomes: ['progression'],
  fields: [
    line('graduates', 'Which graduates', 'Such as “who finished in 2023/24”.'),
    line('asked', 'When they were asked', 'Such as “in 2025”.'),
    maybeText('introduction', 'A few words before the table', '', 120),
  ],
  parts: [
    { title: 'Who this is about', facts: ['graduates', 'asked'], fields: ['introduction'] },
    { title: 'Where graduates went', tables: true },
  ],
  limits: [
    'These are the graduates who answered the survey; others may have fared otherwise.',
    'A figure of a group says nothing about how any one person will fare.',
    'Differences between groups have many reasons; courses and places differ too.',
  ],
};

/** What goes with a submission to the Higher Education Evaluation Library. Literature reviews are not taken; null and negative results are wanted. */
export const heelSheet: Template = {
  key: 'heel-sheet',
  name: 'HEEL metadata sheet',
  means: 'What describes an evaluation that is handed to the Higher Education Evaluation Library.',
  nations: ['England'],
  tablesWanted: 'None needed; the tables of the evaluation may stand here.',
  needs: [],
  suits: [
    'M01',
    'M02',
    'M03',
    'M04',
    'M05',
    'M06',
    'M07',
    'M08',
    'M09',
    'M10',
    'M11',
    'M12',
    'M13',
    'M14',
    'M15',
    'M22',
  ],
  fields: [
    line('evaluation', 'Title of the evaluation', '', 60),
    line('authors', 'Authors'),
    line('contact', 'Contact', 'An office rather than a person.'),
    line('stage', 'Stage', 'Access, on course, or progression.'),
    moat,
    risks,
    line('standard', 'Type of evidence', 'Narrative or empirical: nothing here has a group to compare with.'),
    text('methods', 'Methods', 'Design, who was asked, how figures were worked out.'),
    line('participants', 'Participants', 'Who they are; how many stands in the table.', 60),
    text('measures', 'Outcome measures', 'Behaviour or survey; for scales, whether they are validated.'),
    text('theory', 'Theory of change', 'Inputs, activities, outputs, outcomes.', 500),
    text('findings', 'Findings', 'Also what did not change, and what got worse.'),
    text('limitations', 'Limitations'),
    line('published', 'When and where it is published'),
    maybeLine('link', 'Link or DOI'),
    line('licence', 'Licence'),
  ],
  parts: [
    {
      title: 'Metadata',
      facts: [
        'evaluation',
        'authors',
        'contact',
        'stage',
        'moat',
        'risks',
        'standard',
        'methods',
        'participants',
        'measures',
      ],
    },
    { title: 'Theory of change', fields: ['theory'] },
    { title: 'Findings', fields: ['findings', 'limitations'] },
    { title: 'Figures', tables: true },
    { title: 'Publication', facts: ['published', 'link', 'licence'] },
  ],
  limits,
};
