import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fixture, Folder, printed, printedFaults, readBack } from './rig-for-tests';

let folder: Folder;
beforeEach(() => (folder = new Folder()));
afterEach(() => folder.remove());

const people = ['First name', 'Last name', 'Email', 'Sector'];
const goodFiles = (): string[] => {
  folder.table(
    'students.csv',
    people,
    ['Amina', 'Begum', 'amina@example.ac.uk', 'Law'],
    ['Ben', 'Price', 'ben@example.ac.uk', 'Health'],
  );
  folder.table('mentors.csv', people, ['Grace', 'Okafor', 'grace@example.com', 'Law']);
  return ['--students', 'students.csv', '--mentors', 'mentors.csv'];
};
const settings = (given: unknown): string[] => ['--settings', folder.put('round.json', JSON.stringify(given))];

test('the command as people run it: a result, one JSON object, nothing else on the way', () => {
  const args = ['apps/local/ready.mjs', '-r', '@swc-node/register', 'apps/local/src/match/main.ts'];
  const files = ['--students', fixture('small-mentees.csv'), '--mentors', fixture('small-mentors.csv')];
  const out = ['--settings', fixture('round.json'), '--out', folder.at('pairings.xlsx'), '--json'];
  const cwd = path.resolve(__dirname, '../../../..');
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args, ...files, ...out], {
    cwd,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ matched: 50, optimal: true, files: [folder.at('pairings.xlsx')] });
  expect(existsSync(folder.at('pairings.xlsx'))).toBe(true);
}, 60_000);

describe('usage', () => {
  test.each([
    [[], 'Name both files'],
    [['--students', 's.csv'], 'Name both files'],
    [['--students', 's.csv', '--mentors', 'm.csv', '--out', 'x.pdf'], '.xlsx or .csv'],
    [['--students', 's.csv', '--mentors', 'm.csv', '--out', 's.csv'], 'replace a file'],
    [['--students', 's.csv', '--mentors', 'm.csv', '--before', 'b.csv', '--out', 'b.csv'], 'replace a file'],
    [['--studnets', 's.csv'], '--studnets'],
    [['stray'], 'stray'],
  ])('%j ends with 2 and says why', async (argv, why) => {
    const { code, err, out } = await folder.run(...argv);
    expect(code).toBe(2);
    expect(err).toContain(why);
    expect(out).toBe('');
  });

  test('help is printed', async () => {
    const { code, out } = await folder.run('--help');
    expect(code).toBe(0);
    expect(out).toContain('--save-settings');
  });
});

describe('files that need attention end with 1, name every fault, and leave nothing behind', () => {
  async function refused(argv: string[]): Promise<string> {
    const before = readdirSync(folder.path);
    const { code, err, out } = await folder.run(...argv, '--out', 'pairings.xlsx', '--save-settings', 'saved.json');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(readdirSync(folder.path)).toEqual(before);
    return err;
  }

  test('every faulty cell, with its row, column and value', async () => {
    const files = goodFiles();
    folder.table(
      'students.csv',
      people,
      ['Amina', 'Begum', 'not an address', ''],
      ['', 'Price', 'ben@example.ac.uk', ''],
    );
    folder.table('mentors.csv', [...people, 'Capacity'], ['Grace', 'Okafor', 'grace@example.com', 'Law', 'many']);
    const err = await refused(files);
    expect(err).toContain('3 things need attention');
    expect(err).toContain('students.csv, row 2, Email: “not an address” – Enter an e-mail address');
    expect(err).toContain('students.csv, row 3, First name: Enter a first name');
    expect(err).toContain('mentors.csv, row 2, Capacity: “many” – Enter a whole number from 0 to 500');
  });

  test('somebody who is there twice', async () => {
    const files = goodFiles();
    folder.table('students.csv', people, ['A', 'B', 'a@example.ac.uk', ''], ['C', 'D', 'A@example.ac.uk', '']);
    expect(await refused(files)).toContain(
      'students.csv, row 3, Email: “a@example.ac.uk” – This is the same e-mail address as in row 2',
    );
  });

  test('a missing column', async () => {
    const files = goodFiles();
    folder.table('students.csv', ['First name', 'Last name'], ['Amina', 'Begum']);
    const err = await refused(files);
    expect(err).toContain('students.csv: Choose a column for the e-mail address or the university ID');
    expect(err).toContain('Its columns are: First name, Last name. Say which is which under "columns"');
  });

  test('a file that is not a table, one that is not there, and a folder', async () => {
    const [, students = '', , mentors = ''] = goodFiles();
    folder.put('picture.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    expect(await refused(['--students', 'picture.csv', '--mentors', mentors])).toMatch(/picture\.csv: .+\. .+/);
    expect(await refused(['--students', students, '--mentors', 'nobody.csv'])).toContain(
      'nobody.csv: There is no such file',
    );
    expect(await refused(['--students', '.', '--mentors', mentors])).toContain(
      'There is no such file, or it cannot be opened',
    );
  });

  test.each<[string, unknown, string]>([
    [
      'weights that do not sum to 100',
      { criteria: [{ kind: 'help', weight: 60 }] },
      'The weights must sum to 100. They sum to 60 now',
    ],
    [
      'a kind that is not one',
      { criteria: [{ kind: 'luck', weight: 100 }] },
      'criteria[0].kind: “luck” – Select what to compare',
    ],
    ['a setting that is not one', { critera: [] }, 'critera: This is not a setting'],
    [
      'a criterion twice',
      {
        criteria: [
          { kind: 'help', weight: 50 },
          { kind: 'help', weight: 50 },
        ],
      },
      'criteria[1].kind: “help” – This criterion is there already',
    ],
    ['no weight', { criteria: [{ kind: 'help' }] }, 'criteria[0].weight: Enter a weight'],
    ['a minimum in percent', { minimumFit: 40 }, 'minimumFit: “40” – Enter a number from 0 to 1'],
    ['a tier out of range', { tiers: { Carers: 12 } }, 'tiers.Carers: “12” – Enter a tier from 1 to 8'],
    [
      'a column that is not there',
      { criteria: [{ kind: 'equal', weight: 100, studentField: 'Grade', mentorField: 'Sector' }] },
      'criteria[0].studentField: “Grade” – There is no such column in students.csv. Its columns are: First name, Last name, Email, Sector',
    ],
    [
      'a column about who somebody is',
      { barriers: [{ kind: 'must-differ', studentField: 'Email', mentorField: 'Email' }] },
      'barriers[0].studentField: “Email” – students.csv holds this as “E-mail address”, which is not compared',
    ],
    [
      'two columns left out',
      { barriers: [{ kind: 'must-be-equal' }] },
      'barriers[0].studentField: Choose which of the student’s answers',
    ],
    ['an aim that is not one', { aim: 'luck' }, 'aim: “luck” – Enter one of these: most-matched, best-fit, stable'],
    ['a strength in percent', { lotteryStrength: 20 }, 'lotteryStrength: “20” – Enter a number from 0 to 1'],
    [
      'a kind of fairness that is not one',
      { fairness: { kind: 'luck' } },
      'fairness.kind: “luck” – Enter one of these',
    ],
    [
      'more asked of a stable result',
      { aim: 'stable', fairness: { kind: 'raise-the-lowest' } },
      'fairness: “raise-the-lowest” – With the aim "stable" nothing more can be asked',
    ],
    ['floors without places', { fairness: { kind: 'floors' } }, 'fairness.places: Say how many places to keep'],
    ['floors for nobody', { fairness: { kind: 'floors', places: {} } }, 'fairness.places: Name at least one group'],
    [
      'places without floors',
      { fairness: { kind: 'even-coverage', places: { Law: 1 } } },
      'fairness.places: Places are kept with the kind "floors" only',
    ],
    [
      'no places at all for a group',
      { fairness: { kind: 'floors', places: { Law: 0 } } },
      'fairness.places.Law: “0” – Enter how many places to keep, 1 or more. To keep none, take this group out',
    ],
    [
      'one group twice',
      { fairness: { kind: 'floors', places: { Law: 1, law: 1 } } },
      'fairness.places.law: This group is there already',
    ],
    [
      'floors of no column',
      { fairness: { kind: 'floors', places: { Law: 1 } } },
      'fairness.column: Name the column of students.csv that says which group',
    ],
    [
      'floors of a column that is not there',
      { fairness: { kind: 'floors', column: 'Group', places: { Law: 1 } } },
      'fairness.column: “Group” – There is no such column in students.csv',
    ],
    [
      'more places than a group has students',
      { fairness: { kind: 'floors', column: 'Sector', places: { Law: 2, Art: 1 } } },
      'fairness.places.Law: “2” – Only 1 of the students count for this group',
    ],
    [
      'places for a group that nobody is in',
      { fairness: { kind: 'floors', column: 'Sector', places: { Art: 1 } } },
      'fairness.places.Art: “1” – No student counts for this group',
    ],
    ['something else than an object', [], 'one JSON object'],
  ])('settings with %s', async (_, given, message) => {
    expect(await refused([...goodFiles(), ...settings(given)])).toContain(message);
  });

  test('a former result that is none, or is not there', async () => {
    const files = goodFiles();
    expect(await refused([...files, '--before', 'students.csv'])).toContain(
      'students.csv: These are not pairings that this program wrote',
    );
    expect(await refused([...files, '--before', 'gone.csv'])).toContain('gone.csv: There is no such file');
  });

  test('settings that are not JSON', async () => {
    const files = goodFiles();
    folder.put('round.json', '{ "criteria": [');
    expect(await refused([...files, '--settings', 'round.json'])).toContain('round.json: This is not JSON');
  });

  test('as JSON too', async () => {
    goodFiles();
    const ending = await folder.run('--students', 'none.csv', '--mentors', 'mentors.csv', '--json');
    expect(ending.code).toBe(1);
    expect(printedFaults(ending)).toEqual([expect.objectContaining({ file: 'none.csv', row: null })]);
  });

  test('a folder that is not there to write to', async () => {
    const { code, err } = await folder.run(...goodFiles(), '--out', 'nowhere/pairings.csv');
    expect(code).toBe(1);
    expect(err).toContain('pairings.csv: This cannot be written to');
  });
});

test('a fault cannot move the cursor of the terminal', async () => {
  const { code, err } = await folder.run(...goodFiles(), ...settings({ 'a\u001b[2J': 1 }));
  expect(code).toBe(1);
  expect(err).toContain('a [2J: This is not a setting');
  expect(err).not.toContain('\u001b');
});

test('a name that a spreadsheet would run is written as text, and comes back as it was', async () => {
  goodFiles();
  folder.table('mentors.csv', people, ['=HYPERLINK("http://evil.example")', '+1', 'm@example.com', 'Law']);
  for (const out of ['pairings.csv', 'pairings.xlsx']) {
    expect(await folder.run('--students', 'students.csv', '--mentors', 'mentors.csv', '--out', out)).toMatchObject({
      code: 0,
    });
    const [row] = await readBack(folder.at(out));
    expect(row?.['Mentor']).toBe('=HYPERLINK("http://evil.example") +1');
  }
});

test('who is not matched is written down with a reason', async () => {
  const { out } = await folder.run(...goodFiles(), '--out', 'pairings.csv');
  expect(out).toMatch(/Matched +1\n/);
  expect(out).toMatch(/every place they may have is taken +1\n/);
  const [row] = await readBack(folder.at('pairings-unmatched.csv'));
  expect(row?.['Student']).toBe('Ben Price');
  expect(row?.['Why, for the consultant']).toContain('place');
});

test('groups decide who is served first when the settings give them tiers', async () => {
  const files = goodFiles();
  const headers = [...people, 'Priority groups'];
  folder.table(
    'students.csv',
    headers,
    ['Amina', 'Begum', 'amina@example.ac.uk', 'Law', ''],
    ['Ben', 'Price', 'ben@example.ac.uk', 'Health', 'Carers; Other'],
  );
  const { out } = await folder.run(
    ...files,
    ...settings({ tiers: { carers: 1, Estranged: 2 } }),
    '--out',
    'pairings.csv',
  );
  expect(out).toContain('No student is in the group “Estranged”');
  expect((await readBack(folder.at('pairings.csv'))).map((row) => row['Student'])).toEqual(['Ben Price']);
});

test('what is written names no tier of a student, and nothing that was shared in confidence', async () => {
  const headers = [...people, 'Priority groups', 'Shared experience'];
  const row = (name: string, mail: string, group: string) => [name, 'Begum', mail, 'Law', group, 'Care leaver'];
  folder.table('students.csv', headers, row('Amina', 'a@example.ac.uk', 'Carers'), row('Ben', 'b@example.ac.uk', ''));
  folder.table('mentors.csv', headers, row('Grace', 'g@example.com', ''));
  const columns = {
    students: { 'Shared experience': 'sharedExperienceWanted' },
    mentors: { 'Shared experience': 'sharedExperienceOffered', 'Priority groups': 'skip' },
  };
  const given = settings({ columns, sharedExperienceAgreed: 'on the form', tiers: { Carers: 1 } });
  const files = ['--students', 'students.csv', '--mentors', 'mentors.csv'];
  expect(await folder.run(...files, ...given, '--out', 'pairings.csv')).toMatchObject({ code: 0 });
  const [pair] = await readBack(folder.at('pairings.csv'));
  const [left] = await readBack(folder.at('pairings-unmatched.csv'));
  expect(pair?.['Shared lived experience (weight 15)']).toBe('1');
  expect(pair?.['Why, for the consultant']).toContain('Shared lived experience: 100 of 100');
  expect(left?.['Student']).toBe('Ben Begum');
  expect(JSON.stringify([pair, left])).not.toMatch(/care leaver|tier|carers/i);
});

test('columns are read as the settings say', async () => {
  const files = goodFiles();
  const columns = { students: { SECTOR: 'keep' }, mentors: { Sector: 'keep', Nowhere: 'skip' } };
  const criteria = [{ kind: 'equal', weight: 100, studentField: 'Sector', mentorField: 'column:sector' }];
  const ending = await folder.run(...files, ...settings({ columns, criteria }), '--json');
  expect(ending.code).toBe(0);
  expect(printed(ending)).toMatchObject({ matched: 1, totalScore: 1 });
  expect(printed(ending).notes).toEqual(['mentors.csv: The settings name a column “Nowhere”, which is not there']);
});

test('a value that has no place in an order is pointed out', async () => {
  const order = ['Law', 'Art'];
  const columns = { students: { Sector: 'keep' }, mentors: { Sector: 'keep' } };
  const criteria = [{ kind: 'closeness', weight: 100, studentField: 'Sector', mentorField: 'Sector', order }];
  const { out } = await folder.run(...goodFiles(), ...settings({ columns, criteria }));
  expect(out).toContain('has no place in its order for “Health”');
});
