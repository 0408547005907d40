import { staffRoles } from '@footing/kernel';
import { sectorFamilies } from '@footing/programmes';
import { castMentors } from './cast-mentors';
import { castStudents } from './cast-students';
import { castStaff, type DemoStaff } from './cast';
import { leftEmpty, mentorHeaders, studentHeaders } from './columns';
import { scarceSectors } from './demand';
import { employment } from './employment';
import { experiences } from './experiences';
import { schools } from './schools';
import { type Table } from './table';
import { bulkTable, demoUniversity } from './university';
import { helpTopics, interests, mostImportant, waysOfWorking } from './wording';

const seeds = ['footing', 'second', 'third'];
const made = new Map(seeds.map((seed) => [seed, demoUniversity(seed, 2026)]));
const demo = (seed: string) => made.get(seed) ?? demoUniversity(seed, 2026);

const column = (table: Table, header: string) => table.rows.map((row) => row[table.headers.indexOf(header)] ?? '');
const list = (cell: string) => cell.split('; ').filter((value) => value !== '');
const share = (cells: readonly string[]) => cells.filter((cell) => cell !== '').length / cells.length;

/** A share seen among n people may stray four standard deviations. */
const expectShare = (seen: number, n: number, rate: number) =>
  expect(Math.abs(seen - rate)).toBeLessThanOrEqual(4 * Math.sqrt((rate * (1 - rate)) / n));

describe.each(seeds)('the demonstration university of seed %s', (seed) => {
  const { students, mentors } = demo(seed);

  test('has about 600 applicants and 420 mentors, and the named cast comes first', () => {
    expect(Math.abs(students.rows.length - 600)).toBeLessThanOrEqual(40);
    expect(Math.abs(mentors.rows.length - 420)).toBeLessThanOrEqual(20);
    const cast = (people: Readonly<Record<string, { email: string }>>) =>
      Object.values(people).map(({ email }) => email);
    expect(column(students, studentHeaders.email).slice(0, 8)).toEqual(cast(castStudents));
    expect(column(mentors, mentorHeaders.email).slice(0, 8)).toEqual(cast(castMentors));
  });

  test('gives everybody an id, an address nobody else has and no real domain, and a name', () => {
    const emails = [...column(students, studentHeaders.email), ...column(mentors, mentorHeaders.email)];
    expect(new Set(emails).size).toBe(emails.length);
    expect(emails.filter((email) => !/^[a-z0-9.-]+@example\.(ac\.uk|org)$/.test(email))).toEqual([]);
    const ids = [...column(students, studentHeaders.universityId), ...column(mentors, mentorHeaders.universityId)];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^(s\d{7}|A\d{6})$/.test(id))).toEqual([]);
    for (const table of [students, mentors])
      expect(table.rows.filter((row) => row[2] === '' || row[3] === '')).toEqual([]);
  });

  test('fills every row to the width of its headers', () => {
    for (const table of [students, mentors]) {
      expect(new Set(table.headers).size).toBe(table.headers.length);
      expect(new Set(table.rows.map((row) => row.length))).toEqual(new Set([table.headers.length]));
    }
  });

  test('every mentor has one to three places, and there are a few places too few', () => {
    const places = column(mentors, mentorHeaders.places).map(Number);
    expect(new Set(places)).toEqual(new Set([1, 2, 3]));
    const perStudent = places.reduce((sum, one) => sum + one, 0) / students.rows.length;
    expect(perStudent).toBeGreaterThan(0.85);
    expect(perStudent).toBeLessThan(1);
  });

  test.each(scarceSectors)('%s is scarce: fewer places than half the students who want it', (sector) => {
    const wanted = column(students, studentHeaders.direction).filter((cell) => list(cell).includes(sector)).length;
    const places = column(mentors, mentorHeaders.places).map(Number);
    const offered = column(mentors, mentorHeaders.sectors).reduce(
      (sum, cell, index) => sum + (list(cell).includes(sector) ? (places[index] ?? 0) : 0),
      0,
    );
    expect(wanted).toBeGreaterThan(60);
    expect(offered).toBeGreaterThan(0);
    expect(offered).toBeLessThan(wanted / 2);
  });

  test('about a third of students ask for a shared experience and about half of mentors offer one', () => {
    expectShare(share(column(students, studentHeaders.sharedExperienceWanted)), students.rows.length, 0.35);
    expectShare(share(column(mentors, mentorHeaders.sharedExperienceOffered)), mentors.rows.length, 0.5);
  });

  test('leaves answers empty as often as it says', () => {
    const headers: readonly [Table, Readonly<Record<string, string>>][] = [
      [students, studentHeaders],
      [mentors, mentorHeaders],
    ];
    for (const [table, names] of headers) {
      for (const [key, rate] of Object.entries(leftEmpty)) {
        const header = names[key];
        if (header !== undefined) expectShare(1 - share(column(table, header)), table.rows.length, rate);
      }
    }
  });

  test('uses only known words', () => {
    const { priorityGroups } = demo(seed);
    const topics = new Set(helpTopics.map(([topic]) => topic as string));
    const known: readonly [Table, string, ReadonlySet<string>][] = [
      [students, studentHeaders.helpWanted, topics],
      [mentors, mentorHeaders.helpOffered, topics],
      [students, studentHeaders.direction, new Set([...Object.keys(sectorFamilies), 'Undecided'])],
      [mentors, mentorHeaders.sectors, new Set(Object.keys(sectorFamilies))],
      [students, studentHeaders.waysOfWorking, new Set<string>(waysOfWorking)],
      [mentors, mentorHeaders.interests, new Set<string>(interests)],
      [students, studentHeaders.mostImportant, new Set(mostImportant.map(([kind]) => kind as string))],
      [students, studentHeaders.sharedExperienceWanted, new Set(experiences.map(({ name }) => name))],
      [mentors, mentorHeaders.sharedExperienceOffered, new Set(experiences.map(({ name }) => name))],
      [students, studentHeaders.priorityGroups, new Set(priorityGroups.map(({ name }) => name))],
      [students, studentHeaders.school, new Set(schools.map(({ name }) => name))],
      [mentors, mentorHeaders.school, new Set(schools.map(({ name }) => name))],
    ];
    for (const [table, header, words] of known) {
      expect(
        column(table, header)
          .flatMap(list)
          .filter((word) => !words.has(word)),
      ).toEqual([]);
    }
  });

  test('nobody comes into a field in the future, nor most of them before they graduate', () => {
    const graduated = column(mentors, mentorHeaders.graduationYear).map(Number);
    const entered = column(mentors, mentorHeaders.fieldEntryYear);
    expect(graduated.filter((year) => year < 1996 || year > 2025)).toEqual([]);
    expect(
      entered.filter((year, index) => year !== '' && (Number(year) > 2026 || Number(year) < (graduated[index] ?? 0))),
    ).toEqual([]);
  });

  test('most applicants are in a priority group, and each tier has some', () => {
    const groups = column(students, studentHeaders.priorityGroups).map(list);
    expect(groups.filter((names) => names.length > 0).length / groups.length).toBeGreaterThan(0.85);
    expect(groups.some((names) => names.length === 0)).toBe(true);
    for (const { groups: ofTier } of demo(seed).round.tiers) {
      expect(groups.some((names) => names.some((name) => ofTier.includes(name)))).toBe(true);
    }
  });
});

test('the same seed and year give the same bytes, another seed does not', () => {
  expect(JSON.stringify(demoUniversity('footing', 2026))).toBe(JSON.stringify(demo('footing')));
  expect(JSON.stringify(demo('second'))).not.toBe(JSON.stringify(demo('footing')));
});

test('another year moves the dates and the years, and nobody else', () => {
  const later = demoUniversity('footing', 2030);
  expect(later.round).toMatchObject({ signUpFrom: '2030-09-28', matchBy: '2030-12-11', meetingsTo: '2031-06-30' });
  expect(column(later.students, studentHeaders.lastName)).toEqual(
    column(demo('footing').students, studentHeaders.lastName),
  );
});

test('tiers put care experienced and estranged students first, then low income and disabled, then first in family', () => {
  const { round, priorityGroups } = demo('footing');
  expect(round.tiers.map(({ tier }) => tier)).toEqual([1, 2, 3]);
  expect(round.tiers[0]?.groups).toEqual(['Care experienced or estranged']);
  expect(round.tiers[1]?.groups).toEqual(expect.arrayContaining(['Low household income', 'Disabled students']));
  expect(round.tiers[2]?.groups).toContain('First in family');
  expect(priorityGroups.flatMap(({ risks }) => risks).filter((risk) => risk < 1 || risk > 12)).toEqual([]);
});

test('every sector has a family with a neighbour in it, four jobs and some employers', () => {
  expect(Object.keys(sectorFamilies)).toHaveLength(24);
  expect(Object.keys(employment)).toEqual(Object.keys(sectorFamilies));
  const families = Object.values(sectorFamilies);
  expect(new Set(families).size).toBe(8);
  for (const family of families) expect(families.filter((other) => other === family)).toHaveLength(3);
  for (const { jobs, employers } of Object.values(employment)) expect([jobs.length, employers.length]).toEqual([4, 3]);
  const leadsTo = schools.flatMap((school) => school.leadsTo);
  expect(leadsTo.filter((sector) => !(sector in sectorFamilies))).toEqual([]);
});

test('words that go into lists hold no comma and no semicolon', () => {
  const words = [
    ...Object.keys(sectorFamilies),
    ...helpTopics.map(([topic]) => topic),
    ...waysOfWorking,
    ...interests,
    ...experiences.map(({ name }) => name),
    ...demo('footing').priorityGroups.map(({ name }) => name),
  ];
  expect(words.filter((word) => /[,;]/.test(word))).toEqual([]);
});

test('two consultants share the schools between them', () => {
  const { tom, priya } = castStaff;
  expect([...tom.schools, ...priya.schools].sort()).toEqual(schools.map(({ name }) => name).sort());
  const held = Object.values<DemoStaff>(castStaff).flatMap(({ roles }) => roles);
  expect(staffRoles.filter((role) => !held.includes(role))).toEqual(['operator']);
});

describe('a table for measuring', () => {
  test('has the rows asked for, each with its own id, and the headers of the real one', () => {
    for (const kind of ['students', 'mentors'] as const) {
      const table = bulkTable(kind, 2_000, 'bench');
      expect(table.headers).toEqual(demo('footing')[kind].headers);
      expect(new Set(table.rows.map(([id]) => id)).size).toBe(2_000);
      expect(new Set(table.rows.map(([, email]) => email)).size).toBe(2_000);
    }
  });

  test('refuses more rows than there are ids', () => {
    expect(() => bulkTable('students', 90_001, 'bench')).toThrow(RangeError);
  });
});
