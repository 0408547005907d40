import { readFileSync } from 'node:fs';
import { fixture, Folder, printed, readBack } from './rig-for-tests';

const GRADES = ['AA', 'AO', 'EO', 'HEO', 'SEO', 'Grade 7', 'Grade 6', 'SCS1', 'SCS2', 'SCS3', 'SCS4'];

let folder: Folder;
beforeEach(() => (folder = new Folder()));
afterEach(() => folder.remove());

describe.each([
  ['small', 50],
  ['large', 500],
])('the %s files of a real scheme', (size, count) => {
  const both = ['--students', fixture(`${size}-mentees.csv`), '--mentors', fixture(`${size}-mentors.csv`)];

  test('are matched without settings', async () => {
    const ending = await folder.run(...both, '--json');
    expect(ending.code).toBe(0);
    expect(printed(ending)).toMatchObject({
      students: count,
      mentors: count,
      matched: count,
      unmatched: 0,
      optimal: true,
    });
  });

  test('are matched by grade, profession and organisation, and no pair breaks the rule on grades', async () => {
    const asked = [...both, '--settings', fixture('round.json'), '--out', 'pairings.xlsx', '--json'];
    const ending = await folder.run(...asked);
    expect(ending.code).toBe(0);
    const summary = printed(ending);
    const pairings = await readBack(folder.at('pairings.xlsx'));
    expect(pairings).toHaveLength(summary.matched);
    const total = pairings.reduce((sum, row) => sum + Number(row['Fit (0 to 1)']), 0);
    expect(total).toBeCloseTo(summary.totalScore, 1);
    const grades = { ...(await gradesIn(`${size}-mentees.csv`)), ...(await gradesIn(`${size}-mentors.csv`)) };
    const step = (email: string | undefined) => GRADES.indexOf(grades[email ?? ''] ?? '');
    for (const row of pairings) expect(step(row['Mentor’s e-mail'])).toBeGreaterThan(step(row['Student’s e-mail']));
    expect(new Set(pairings.map((row) => row['Mentor’s e-mail'])).size).toBe(summary.matched);
    expect(new Set(pairings.map((row) => row['Student’s e-mail'])).size).toBe(summary.matched);
  });
});

async function gradesIn(file: string): Promise<Record<string, string>> {
  const rows = await readBack(fixture(file));
  return Object.fromEntries(rows.map((row) => [row['email address'] ?? '', row['grade'] ?? '']));
}

const small = ['--students', fixture('small-mentees.csv'), '--mentors', fixture('small-mentors.csv')];

test('each pairing says why, to each reader', async () => {
  await folder.run(...small, '--settings', fixture('round.json'), '--out', 'pairings.csv');
  const [first] = await readBack(folder.at('pairings.csv'));
  expect(first?.['Why, for the consultant']).toMatch(/fit \d{1,2} of 100/);
  expect(first?.['Why, for the student']).toContain(first?.['Mentor']);
  expect(first?.['Why, for the mentor']).toContain(first?.['Student']);
});

test('the same seed gives the same bytes, as CSV and as a workbook', async () => {
  const asked = [...small, '--settings', fixture('round.json')];
  for (const ending of ['csv', 'xlsx']) {
    for (const name of ['one', 'two']) await folder.run(...asked, '--out', `${name}.${ending}`);
    expect(readFileSync(folder.at(`one.${ending}`)).equals(readFileSync(folder.at(`two.${ending}`)))).toBe(true);
  }
});

test('another seed may choose other pairs, but none that are better', async () => {
  const run = async (seed: string) => printed(await folder.run(...small, '--seed', seed, '--json'));
  const [one, two] = [await run('one'), await run('two')];
  expect(one.seed).toBe('one');
  expect(two.totalScore).toBe(one.totalScore);
});

test('the order of the rows makes no difference', async () => {
  const lines = readFileSync(fixture('small-mentees.csv'), 'utf8').trimEnd().split('\n');
  folder.put('turned.csv', [lines[0], ...lines.slice(1).reverse()].join('\n'));
  await folder.run(...small, '--settings', fixture('round.json'), '--out', 'one.csv');
  await folder.run(
    '--students',
    'turned.csv',
    ...small.slice(2),
    '--settings',
    fixture('round.json'),
    '--out',
    'two.csv',
  );
  expect(readFileSync(folder.at('two.csv'), 'utf8')).toBe(readFileSync(folder.at('one.csv'), 'utf8'));
});

test('saved settings give the same result again', async () => {
  await folder.run(...small, '--settings', fixture('round.json'), '--out', 'one.csv', '--save-settings', 'saved.json');
  const again = await folder.run(...small, '--settings', 'saved.json', '--out', 'two.csv');
  expect(again).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(folder.at('two.csv'), 'utf8')).toBe(readFileSync(folder.at('one.csv'), 'utf8'));
});

test('shared experience counts only when the settings say how people agreed', async () => {
  const criteria = [{ kind: 'shared-experience', weight: 100 }];
  folder.put('without.json', JSON.stringify({ criteria }));
  folder.put('with.json', JSON.stringify({ criteria, sharedExperienceAgreed: 'On the form, in October' }));
  const without = printed(await folder.run(...small, '--settings', 'without.json', '--json'));
  const agreed = printed(await folder.run(...small, '--settings', 'with.json', '--json'));
  expect(without.meanScore).toBeCloseTo(0.5, 3);
  expect(without.notes[0]).toContain('“identity to match”');
  expect(agreed.meanScore).toBeGreaterThan(0.6);
  expect(agreed.notes).toEqual([]);
});
