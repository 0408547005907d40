import { AFTER_GRADUATION, BEFORE_AND_AFTER, moat, risks } from './usual-fields';
import { line, maybeLine, maybeText, type Template, text } from './template';

const limits = [BEFORE_AND_AFTER, AFTER_GRADUATION];

/** Evaluation of an intervention strategy of an access and participation plan. Source: published plans for 2024 to 2028; OfS standards of evidence. */
export const appEvaluation: Template = {
  key: 'app-evaluation',
  name: 'APP intervention strategy: evaluation',
  means:
    'How an intervention strategy of the access and participation plan went, with the type of evidence that it rests on.',
  nations: ['England'],
  tablesWanted: 'Participant flow, take-up by priority group, and the outcomes that the targets name.',
  needs: ['M02', 'M12'],
  suits: ['M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M08', 'M09', 'M11', 'M12', 'M13', 'M14', 'M15', 'M22'],
  form: {
    profile: 'ofs',
    words:
      'OfS asks for headcounts to the nearest 10 and shares to one decimal. These are not: take a release in that form before you hand them in.',
  },
  fields: [
    line('strategy', 'Intervention strategy', 'Its number and name in the plan.'),
    line('targets', 'Objectives and targets', 'References, such as PTP_1.'),
    risks,
    text('activity', 'Activity', 'What was done, for whom, how often. Say whether it is new, enhanced or existing.'),
    line('inputs', 'Inputs', 'Staff in full-time equivalents, and pounds.'),
    text('outcomes', 'Outcomes looked for', 'Short, medium and long term.'),
    maybeLine('cross', 'Other strategies that it serves'),
    moat,
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
    {
      title: 'How it was evaluated',
      standing: [
        'Type of evidence: empirical at most (type 2 of the OfS standards of evidence). It tells who took part and what changed, and nothing of what mentoring did.',
      ],
      fields: ['method'],
    },
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
  needs: ['M12'],
  suits: ['M04', 'M05', 'M07', 'M08', 'M09', 'M10', 'M11', 'M12', 'M13', 'M14', 'M15'],
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
