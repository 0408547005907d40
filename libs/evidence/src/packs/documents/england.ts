import { line, maybeLine, maybeText, type Template, text } from './template';

const limits = [
  'Where nothing but before and after is compared, nobody knows what would have been without mentoring.',
  'Outcomes of graduates are known about 15 months after they finish, and only of those who answer.',
] as const;

/** Evaluation of an intervention strategy of an access and participation plan. Source: published plans for 2024 to 2028; OfS standards of evidence. */
export const appEvaluation: Template = {
  key: 'app-evaluation',
  name: 'APP intervention strategy: evaluation',
  means:
    'How an intervention strategy of the access and participation plan went, with the type of evidence that it rests on.',
  nations: ['England'],
  tablesWanted: 'Participant flow, take-up by priority group, and the outcomes that the targets name.',
  fewestTables: 1,
  fields: [
    line('strategy', 'Intervention strategy', 'Its number and name in the plan.'),
    line('targets', 'Objectives and targets', 'References, such as PTP_1.'),
    line(
      'risks',
      'Risks to equality of opportunity',
      'Numbers and names from the register, such as “12, progression from higher education”.',
    ),
    text('activity', 'Activity', 'What was done, for whom, how often. Say whether it is new, enhanced or existing.'),
    line('inputs', 'Inputs', 'Staff in full-time equivalents, and pounds.'),
    text('outcomes', 'Outcomes looked for', 'Short, medium and long term.'),
    maybeLine('cross', 'Other strategies that it serves'),
    line(
      'moat',
      'Kind of activity',
      'Type, sub-type and delivery, as the mapping of outcomes and activities has them.',
    ),
    text('method', 'How it was evaluated', 'Who was asked, when, and who answered.'),
    text('findings', 'What the figures say', 'In your own words.'),
    text('worse', 'What did not work as hoped'),
    text('next', 'What will be done differently'),
    line('publication', 'Publication plan', 'What, where and when.', 60),
    maybeText('evidence', 'Evidence that the strategy rests on', 'Citations and what each found.'),
  ],
  parts: [
    { title: 'The strategy', facts: ['strategy', 'targets', 'risks', 'inputs', 'cross', 'moat'] },
    { title: 'Activity', fields: ['activity'] },
    { title: 'Outcomes looked for', fields: ['outcomes'] },
    { title: 'How it was evaluated', fields: ['method'] },
    { title: 'Figures', tables: true },
    { title: 'Findings', fields: ['findings', 'worse', 'next'] },
    { title: 'Where this will be published', fields: ['publication', 'evidence'] },
  ],
  limits,
};

/** Note of evidence for a submission to the Teaching Excellence Framework. */
export const tefNote: Template = {
  key: 'tef-note',
  name: 'TEF evidence note',
  means: 'Evidence for a submission to the Teaching Excellence Framework.',
  nations: ['England'],
  tablesWanted: 'Outcomes by group, and change on scales where students were asked twice.',
  fewestTables: 1,
  fields: [
    line('aspect', 'Aspect', 'Student experience or student outcomes.'),
    line('feature', 'Feature of excellence that it speaks to', '', 60),
    maybeLine('gain', 'Educational gain', 'How the university describes it, if this is evidence of it.', 60),
    text('done', 'What students get'),
    text('findings', 'What the figures say', 'In your own words.'),
    maybeText('voice', 'What students say', 'Only what people agreed to have quoted.'),
    text('next', 'What comes next'),
  ],
  parts: [
    { title: 'What this is evidence for', facts: ['aspect', 'feature', 'gain'] },
    { title: 'What students get', fields: ['done'] },
    { title: 'Figures', tables: true },
    { title: 'What they say', fields: ['findings', 'voice'] },
    { title: 'What comes next', fields: ['next'] },
  ],
  limits,
};
