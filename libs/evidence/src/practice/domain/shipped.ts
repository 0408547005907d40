import type { PartCode, PracticeWords, TopicCode } from './part';

const topic = (title: string, about: string): PracticeWords => ({ title, about, questions: [], isHidden: false });
const part = (title: string, about: string, ...questions: string[]): PracticeWords => ({
  ...{ title, about, questions, isHidden: false },
});

/** The words that come with the service. A university may change all of them. */
export const shippedWords: Readonly<Record<TopicCode | PartCode, PracticeWords>> = {
  meaning: topic(
    'What social mobility means here',
    'Whether we agree on what we are trying to do, whom it is for, and what stands in their way.',
  ),
  'meaning-definition': part(
    'A definition that we share',
    'One short statement of what we mean by social mobility, which people know and use.',
    'What do we mean by social mobility, in one or two sentences? Where is it written down?',
    'Does it speak of what stands in people’s way, and not of what they lack?',
    'Who helped to write it? Did students?',
  ),
  'meaning-students': part(
    'Knowing our students',
    'What we know of the groups that we want to reach, and where they meet something that others do not.',
    'Which groups do we put first, and why those?',
    'Which figures tell us where they stand after they leave? How old are those figures?',
    'Do we look at people who belong to more than one group?',
    'What do students tell us that figures do not?',
  ),
  'meaning-staff': part(
    'Staff who understand',
    'Whether everybody who works with students knows why this matters and what they can do.',
    'What do new colleagues learn about this, and when?',
    'Do we talk about students’ backgrounds with care, and in words that they would use themselves?',
    'Whose job is it, by name of post? Is there time for it?',
  ),
  together: topic(
    'Working together on one plan',
    'Whether what we do fits the plans of the university, and whether others do it with us.',
  ),
  'together-plans': part(
    'Part of the university’s plans',
    'How our work is tied to what the university has promised to do.',
    'Which promises of the university does our work help to keep?',
    'Which of our targets are in a plan that the university reports on?',
    'Which senior person speaks for this work? What have they done this year?',
  ),
  'together-inside': part(
    'Working with colleagues',
    'How careers, outreach, planning, alumni, schools and student support share what they know.',
    'With whom do we plan and share figures? How often do we meet?',
    'Is there something that two teams do, each without the other?',
    'How does what schools and faculties do reach the students it is for?',
  ),
  'together-outside': part(
    'Working with students, alumni and employers',
    'Whether people outside our own offices help to shape what we do.',
    'What part do students and their union have in deciding what we offer?',
    'Which alumni with a background like our students’ take part, and how do we thank them?',
    'What do we ask of employers before we send students to them?',
  ),
  doing: topic(
    'What we offer and whether it works',
    'How we design what we offer, whom it reaches, and what we learn from it.',
  ),
  'doing-design': part(
    'Designing with students in mind',
    'Whether what we offer fits the lives of the students it is for.',
    'What evidence did we look at before we began it?',
    'Can somebody take part who works, cares for somebody, travels far or has little money?',
    'What did we take away or change because students told us to?',
  ),
  'doing-reach': part(
    'Reaching those it is for',
    'Who hears of it, who comes, who stays, and who does not.',
    'Of those it is for, how many took part this year? How many stayed to the end?',
    'Who did not come, and do we know why?',
    'How do people get a place when there are too few?',
  ),
  'doing-learning': part(
    'Finding out what works',
    'How we know whether it made a difference, and what we do with the answer.',
    'What do we measure before, after and later on? What would tell us that it does not work?',
    'Do we say “change” where that is all we can show, and keep “impact” for what a design can carry?',
    'What did we change this year because of what we found? Whom did we tell?',
  ),
};
