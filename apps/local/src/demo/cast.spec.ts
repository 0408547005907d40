import { castMentors } from './cast-mentors';
import { castStudents } from './cast-students';
import { mentorHeaders } from './columns';
import { demoUniversity } from './university';

const shared = (one: readonly string[], other: readonly string[]) => one.filter((value) => other.includes(value));

test.each([
  ['amina', 'joan'],
  ['ben', 'kofi'],
  ['asha', 'meera'],
  ['rhys', 'nnamdi'],
  ['zoe', 'louise'],
  ['samir', 'weiling'],
  ['chloe', 'curtis'],
  ['tunde', 'sian'],
] as const)('%s and %s suit each other in course, direction, help, time and way of meeting', (student, mentor) => {
  const [asks, offers] = [castStudents[student], castMentors[mentor]];
  expect(offers.course).toBe(asks.course);
  expect(shared(asks.direction, offers.sectors).length).toBeGreaterThan(0);
  expect(shared(asks.helpWanted, offers.helpOffered).length).toBeGreaterThan(1);
  expect(shared(asks.availability, offers.availability).length).toBeGreaterThan(0);
  expect(shared(asks.meetingModes, offers.meetingModes).length).toBeGreaterThan(0);
});

test.each(['footing', 'second', 'third'])(
  'with seed %s Joan gives Amina more of what she asks for than anybody',
  (seed) => {
    const { mentors } = demoUniversity(seed, 2026);
    const cells = (header: string) =>
      mentors.rows.map((row) => (row[mentors.headers.indexOf(header)] ?? '').split('; '));
    const { helpWanted, direction, waysOfWorking, sharedExperienceWanted, course } = castStudents.amina;
    const wishes: readonly (readonly [string, readonly string[]])[] = [
      [mentorHeaders.helpOffered, helpWanted],
      [mentorHeaders.sectors, direction.slice(0, 1)],
      [mentorHeaders.waysOfWorking, waysOfWorking],
      [mentorHeaders.sharedExperienceOffered, sharedExperienceWanted],
      [mentorHeaders.course, [course]],
    ];
    const met = wishes.map(([header, wanted]) => cells(header).map((offered) => shared(wanted, offered).length));
    const [joan = 0, ...others] = mentors.rows.map((_, index) => met.reduce((sum, one) => sum + (one[index] ?? 0), 0));
    expect(Math.max(...others)).toBeLessThan(joan);
  },
);
