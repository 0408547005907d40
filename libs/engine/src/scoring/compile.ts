import { Lexicon } from '../criteria/answers';
import { barrierRules } from '../pair/barrier-rules';
import { measures } from '../criteria/measures';
import type { BarrierRule, Criterion, MatchInput, Mentor, RoundSettings, Student } from '../model/input';
import { pointsFor, wholeFit } from '../model/points';
import { judgesApart } from '../pair/confided';
import { Shares, weighedCriteria } from '../pair/shares';
import { compared } from './comparison';
import { GroupShares, type Group } from './group-shares';
import { grouped } from './groups';
import { namedPairs } from './named-pairs';
import type { Comparison, ScorePlan } from './plan';

/** The people of a round, with whatever was already worked out of their answers. */
export interface Compared {
  readonly students: readonly Student[];
  readonly mentors: readonly Mentor[];
  /** By what a criterion or barrier compares; weights make no difference. */
  readonly known: Map<string, Comparison>;
}

/** Cost: reading every answer once, for criteria and barriers not met before; then the named pairs. */
export function planOf(input: MatchInput, people: Compared): ScorePlan {
  const { students, mentors } = people;
  const weighed = weighedCriteria(input.settings);
  const criteria = weighed.map((criterion) => criterionOf(criterion, input.settings, people));
  const shares = new Shares(weighed, input.settings);
  const studentViews = students.map(({ mostImportant }) => shares.studentsView(mostImportant));
  const mentorViews = mentors.map(({ mostImportant }) => shares.mentorView(mostImportant));
  const ours = grouped(students.length, [studentViews, ...criteria.map(({ studentTopics }) => studentTopics)]);
  const theirs = grouped(mentors.length, [mentorViews, ...criteria.map(({ mentorTopics }) => mentorTopics)]);
  const studentGroups = Array.from(ours.samples, (at): Group => {
    return { view: studentViews[at]!, topics: criteria.map(({ studentTopics }) => studentTopics[at]!) };
  });
  const mentorGroups = Array.from(theirs.samples, (at): Group => {
    return { view: mentorViews[at]!, topics: criteria.map(({ mentorTopics }) => mentorTopics[at]!) };
  });
  return {
    students: students.length,
    mentors: mentors.length,
    criteria,
    barriers: input.settings.barriers.map((rule) => barrierOf(rule, people)),
    studentGroup: ours.groupOf,
    mentorGroup: theirs.groupOf,
    mentorGroups: mentorGroups.length,
    shares: new GroupShares(shares, studentGroups, mentorGroups, criteria.length),
    leastPoints: judgesApart(input.settings) ? 0 : pointsFor(input.settings.minimumFit),
    closed: Uint8Array.from(mentors, ({ places }) => (places < 1 ? 1 : 0)),
    named: namedPairs(input, students, mentors),
  };
}

function criterionOf(criterion: Criterion, settings: RoundSettings, people: Compared): Comparison {
  const { kind, studentField, mentorField, order, atLeast } = criterion;
  const { sectors, year, reverse } = settings;
  const key = JSON.stringify(['criterion', kind, studentField, mentorField, order, atLeast, sectors, year, reverse]);
  return once(people, key, () => {
    const measure = measures[kind](criterion, settings, new Lexicon());
    const students = people.students.map((student) => measure.student(student));
    const mentors = people.mentors.map((mentor) => measure.mentor(mentor));
    return compared(measure.counting, students, mentors, wholeFit);
  });
}

function barrierOf(rule: BarrierRule, people: Compared): Comparison {
  const { kind, studentField, mentorField, order, atLeast } = rule;
  const key = JSON.stringify(['barrier', kind, studentField, mentorField, order, atLeast]);
  return once(people, key, () => {
    const bar = barrierRules[kind](rule, new Lexicon());
    const students = people.students.map(({ answers }) => bar.student(answers));
    const mentors = people.mentors.map(({ answers }) => bar.mentor(answers));
    return compared(bar.counting, students, mentors, (value) => value);
  });
}

function once({ known }: Compared, key: string, make: () => Comparison): Comparison {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}
