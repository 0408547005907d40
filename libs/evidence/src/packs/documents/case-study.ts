import { BEFORE_AND_AFTER } from './usual-fields';
import { FOUR_NATIONS, line, maybeLine, maybeText, type Template, text } from './template';

/**
 * A case study for others who do the same. What people say of themselves is in it only while their yes to just that stands.
 * Source: the AGCAS toolkit has no form of its own that is public; the headings follow what its audit tool asks about.
 */
export const caseStudy: Template = {
  key: 'case-study',
  name: 'Case study',
  means: 'What we did, for whom and how it went, with the words of people who agreed to be quoted.',
  nations: FOUR_NATIONS,
  tablesWanted: 'Take-up by priority group, and outcomes.',
  needs: [],
  suits: ['M01', 'M02', 'M03', 'M08', 'M11', 'M12', 'M14'],
  fields: [
    text('context', 'Why we did it', 'What stood in the way, and for whom.'),
    line('groups', 'Who it was for', 'Priority groups; how many stands in the table.', 60),
    text('aims', 'What we wanted to reach'),
    maybeLine('partners', 'Who did it with us', 'Offices, employers, alumni, the students’ union.', 60),
    text('done', 'What we did', 'For whom, how often, for how long.'),
    maybeLine('cost', 'What it took', 'Staff in full-time equivalents, and pounds.'),
    text('findings', 'What the figures say', 'In your own words.'),
    maybeText('worse', 'What did not work as hoped'),
    text('next', 'What comes next'),
    line('contact', 'Contact', 'An office rather than a person.'),
  ],
  parts: [
    { title: 'Why we did it', facts: ['groups'], fields: ['context', 'aims'] },
    { title: 'What we did', fields: ['done'], facts: ['partners', 'cost'] },
    { title: 'Figures', tables: true },
    { title: 'What the figures say', fields: ['findings', 'worse'] },
    { title: 'In their own words', voices: true },
    { title: 'What comes next', fields: ['next'], facts: ['contact'] },
  ],
  limits: [
    BEFORE_AND_AFTER,
    'Those who tell their story are few, and chose to. What they say is true of them, and not of everybody.',
  ],
};
