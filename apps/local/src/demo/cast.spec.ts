import { type CriterionKind, type RoundSettings, scorePair } from '@footing/engine';
import { sectorFamilies } from '@footing/programmes';
import { castMentors } from './cast-mentors';
import { castStudents } from './cast-students';
import { mentorHeaders, studentHeaders } from './columns';
import { type Table } from './table';
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

const weights = {
  help: 25,
  direction: 20,
  'ways-of-working': 15,
  'shared-experience': 15,
  'recent-path': 10,
  practical: 10,
  interests: 5,
} as const;

const settings: RoundSettings = {
  criteria: Object.entries(weights).map(([kind, weight]) => ({
    id: kind,
    kind: kind as CriterionKind,
    name: kind,
    weight,
  })),
  barriers: [],
  minimumFit: 0,
  sectors: sectorFamilies,
  year: 2026,
};

/** The people of a table as the engine sees them, near enough: a cell with a semicolon is a list. */
function peopleOf(table: Table, headers: Readonly<Record<string, string>>) {
  const keys = Object.keys(headers);
  return table.rows.map((row) => {
    const filled = row.map((cell, index) => [keys[index] ?? '', cell] as const).filter(([, cell]) => cell !== '');
    const answers = Object.fromEntries(
      filled.map(([key, cell]) => [key, cell.includes('; ') ? cell.split('; ') : cell]),
    );
    return { id: row[0] ?? '', name: row.slice(2, 4).join(' '), tier: 1, places: 1, answers };
  });
}

test.each(['footing', 'second', 'third'])(
  "with seed %s the cast are each other's best by the starting criteria",
  (seed) => {
    const { students, mentors } = demoUniversity(seed, 2026);
    const offers = peopleOf(mentors, mentorHeaders);
    const best = peopleOf(students, studentHeaders)
      .slice(0, 8)
      .map((student) => {
        const scored = offers.map((mentor) => ({ mentor, score: scorePair(student, mentor, settings).score }));
        return scored.reduce((one, other) => (other.score > one.score ? other : one)).mentor.name;
      });
    const cast = Object.values(castMentors).map(({ firstName, lastName }) => `${firstName} ${lastName}`);
    expect(best[0]).toBe('Joan Mills');
    expect(best.filter((name, index) => name === cast[index]).length).toBeGreaterThanOrEqual(7);
  },
);
