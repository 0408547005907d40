import { readFileSync } from 'node:fs';
import type { MatchInput } from '@footing/engine';
import { formerPairs } from './former-result';
import { readPeople } from './people-file';
import { matchInputOf } from './people-of-round';
import { Folder, printed, readBack } from './rig-for-tests';
import { roundFileOf } from './round-file';
import { settingsFor } from './round-settings';

let folder: Folder;
beforeEach(() => (folder = new Folder()));
afterEach(() => folder.remove());

const people = ['First name', 'Last name', 'Email', 'Priority groups', 'Home', 'Preferred mentors', 'Mentor ratings'];
const student = (name: string, groups: string, home: string, choices = '', ratings = '') =>
  [name, 'Begum', `${name}@uni.example`, groups, home, choices, ratings] as const;
const mentors = [
  'First name',
  'Last name',
  'Email',
  'Max students',
  'Min students',
  'Most important',
  'Preferred students',
  'Introduction ratings',
];

const filesOf = async () => ({
  students: await readPeople('students', folder.at('students.csv'), new Map()),
  mentors: await readPeople('mentors', folder.at('mentors.csv'), new Map()),
});

/** Three students and two mentors, as these settings let the engine read them. */
async function inputFor(given: object, before?: string): Promise<MatchInput> {
  folder.table(
    'students.csv',
    people,
    student('amina', 'Carers; Estranged', 'Leeds', 'joan@work.example; gone@work.example', 'tom@work.example: 2'),
    student('ben', 'Zebras; Estranged', 'York'),
    student('cleo', '', ''),
  );
  folder.table(
    'mentors.csv',
    mentors,
    ['Joan', 'Ash', 'joan@work.example', '4', '3', 'Interests', 'ben@uni.example', ''],
    ['Tom', 'Oak', 'tom@work.example', '1', '', '', '', 'amina@uni.example 5; gone@uni.example 1'],
  );
  const [files, round] = [await filesOf(), roundFileOf({ tiers: { Estranged: 1 }, ...given }, 'round.json')];
  expect([...files.students.faults, ...files.mentors.faults]).toEqual([]);
  const { settings, faults } = settingsFor(round, files, 2026);
  expect(faults).toEqual([]);
  return matchInputOf(
    files,
    round,
    settings,
    's',
    before === undefined ? undefined : await formerPairs(folder.at(before), files),
  );
}
const groupsIn = ({ students }: MatchInput) => students.map(({ group }) => group);

test('without a word in the settings a round counts as it always did', async () => {
  const { settings, students } = await inputFor({});
  expect(settings).toMatchObject({
    ...{ aim: 'most-matched', ignoreTiers: false, mentorsView: 0, lotteryStrength: 0, reverse: false },
  });
  expect(settings).not.toHaveProperty('fairness');
  expect(students.some((each) => 'group' in each)).toBe(false);
});

test('what counts first is handed to the engine as it was said', async () => {
  const given = {
    aim: 'best-fit',
    ignoreTiers: true,
    retention: 0.1,
    mentorsView: 0.5,
    lotteryStrength: 0.05,
    reverse: true,
  };
  expect((await inputFor(given)).settings).toMatchObject(given);
});

test('a student counts for their group of the best tier, and then for the first by name', async () => {
  const input = await inputFor({ fairness: { kind: 'floors', places: { ESTRANGED: 2 } } });
  expect(input.settings.fairness).toEqual({ kind: 'floors', floors: [{ group: 'estranged', places: 2 }] });
  expect(groupsIn(input)).toEqual(['estranged', 'estranged', undefined]);
  expect(groupsIn(await inputFor({ tiers: {}, fairness: { kind: 'even-coverage' } }))).toEqual([
    'carers',
    'estranged',
    undefined,
  ]);
});

test('a group may be what stands in any column of the students', async () => {
  const input = await inputFor({ fairness: { kind: 'floors', column: 'Home', places: { Leeds: 1 } } });
  expect(groupsIn(input)).toEqual(['leeds', 'york', undefined]);
  const named = await inputFor({ fairness: { kind: 'even-coverage', column: 'Priority groups' } });
  expect(groupsIn(named)).toEqual(['estranged', 'estranged', undefined]);
});

test('whom people asked for, what matters to mentors and how small a group may be come from their columns', async () => {
  const { students, mentors: asked } = await inputFor({ criteria: [{ kind: 'picks', weight: 100 }] });
  const idOf = (key: string) => [...students, ...asked].find(({ id }) => id.includes(key))?.id;
  expect(students[0]?.picks).toEqual([idOf('joan')]);
  expect(asked[0]).toMatchObject({ picks: [idOf('ben')], mostImportant: 'interests', fewest: 3, places: 4 });
  expect(asked[1]).not.toHaveProperty('fewest');
});

test('it is told how many people who were asked for are in no file, and what no criterion counts', async () => {
  await inputFor({});
  const named = ['--students', 'students.csv', '--mentors', 'mentors.csv', '--json'];
  const notes = async (...more: string[]) => printed(await folder.run(...named, ...more)).notes.join('\n');
  const said = await notes();
  expect(said).toContain('students.csv: One person asked for or given stars is not in mentors.csv');
  expect(said).toContain('mentors.csv: One person');
  expect(said).not.toContain('gone@');
  expect(said).toContain('The files say whom people asked for, and no criterion of the kind "picks" counts it');
  const criteria = [
    { kind: 'picks', weight: 60 },
    { kind: 'ratings', weight: 40 },
  ];
  folder.put('round.json', JSON.stringify({ criteria }));
  expect(await notes('--settings', 'round.json')).not.toContain('The files say');
});

test('choices with a column each are one list, and saved settings say so again', async () => {
  const headings = ['First name', 'Last name', 'Email', '2nd choice', '1st choice'];
  await inputFor({});
  folder.table('students.csv', headings, ['Di', 'Begum', 'di@uni.example', 'joan@work.example', 'tom@work.example']);
  const files = await filesOf();
  const round = roundFileOf({ criteria: [{ kind: 'picks', weight: 100 }] }, 'round.json');
  const { settings } = settingsFor(round, files, 2026);
  const { students, mentors: asked } = matchInputOf(files, round, settings, 's');
  expect(students[0]?.picks).toEqual(['tom', 'joan'].map((key) => asked.find(({ id }) => id.includes(key))?.id));
  const named = ['--students', 'students.csv', '--mentors', 'mentors.csv'];
  expect(await folder.run(...named, '--save-settings', 'saved.json')).toMatchObject({ code: 0 });
  expect(await folder.run(...named, '--settings', 'saved.json')).toMatchObject({ code: 0, err: '' });
});

test('how introductions went comes from a column of either file, and may be a criterion beside who was asked for', async () => {
  const criteria = [
    { kind: 'picks', weight: 50 },
    { kind: 'ratings', weight: 50 },
  ];
  const { settings, students, mentors: others } = await inputFor({ criteria });
  const idOf = (key: string) => [...students, ...others].find(({ id }) => id.includes(key))?.id ?? '';
  expect(settings.criteria.map(({ kind }) => kind)).toEqual(['picks', 'ratings']);
  expect(students[0]?.ratings).toEqual({ [idOf('tom')]: 2 });
  expect(others[1]?.ratings).toEqual({ [idOf('amina')]: 5 });
});

test.each(['former.csv', 'former.xlsx'])(
  'pairs of %s are told to the engine while both people are there',
  async (out) => {
    await inputFor({});
    expect(await folder.run('--students', 'students.csv', '--mentors', 'mentors.csv', '--out', out)).toMatchObject({
      code: 0,
    });
    const written = await readBack(folder.at(out));
    const { before = [] } = await inputFor({}, out);
    expect(written.length).toBeGreaterThan(0);
    expect(before).toHaveLength(written.length);
    folder.table('students.csv', people, student('nobody', '', ''));
    expect(await formerPairs(folder.at(out), await filesOf())).toEqual([]);
  },
);

test('a stable result does not call itself the best possible', async () => {
  await inputFor({});
  folder.put('round.json', JSON.stringify({ aim: 'stable' }));
  const { out } = await folder.run(
    '--students',
    'students.csv',
    '--mentors',
    'mentors.csv',
    '--settings',
    'round.json',
  );
  expect(out).toMatch(/Stable +yes, proved/);
  expect(out).not.toContain('Best possible');
});

test('saved settings say it all, so that next year can start from them', async () => {
  await inputFor({});
  const given = {
    aim: 'best-fit',
    fairness: { kind: 'floors', column: 'Home', places: { Leeds: 1 } },
    mentorsView: 0.25,
  };
  folder.put('round.json', JSON.stringify(given));
  const files = ['--students', 'students.csv', '--mentors', 'mentors.csv'];
  const first = await folder.run(...files, '--settings', 'round.json', '--save-settings', 'saved.json');
  expect(first).toMatchObject({ code: 0 });
  const again = await folder.run(...files, '--settings', 'saved.json', '--save-settings', 'again.json');
  expect(again).toMatchObject({ code: 0, err: '' });
  const saved = readFileSync(folder.at('saved.json'), 'utf8');
  expect(JSON.parse(saved)).toMatchObject({ ...given, retention: 0.02, reverse: false });
  expect(readFileSync(folder.at('again.json'), 'utf8')).toBe(saved);
});

test('where students mentor the others, who is left reads that there was nobody to mentor', async () => {
  const people = ['First name', 'Last name', 'Email'];
  folder.table('s.csv', people, ['Amina', 'Begum', 'a@example.ac.uk'], ['Ben', 'Price', 'b@example.ac.uk']);
  folder.table('m.csv', [...people, 'Capacity'], ['Joan', 'Smith', 'j@example.com', '1']);
  folder.put('reverse.json', JSON.stringify({ reverse: true }));
  const files = ['--students', 's.csv', '--mentors', 'm.csv', '--settings', 'reverse.json'];
  await folder.run(...files, '--out', 'result.csv');
  const [left] = await readBack(folder.at('result-unmatched.csv'));
  expect(left?.['Why, for the student']).toMatch(/^We could not find you somebody to mentor this time\./);
  expect(left?.['Why, for the consultant']).toContain('1 person');
  const [pair] = await readBack(folder.at('result.csv'));
  expect(pair?.['Why, for the student']).toMatch(/^Joan Smith is looking for a mentor/);
});
