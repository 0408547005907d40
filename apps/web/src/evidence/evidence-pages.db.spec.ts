import { measures } from '@footing/evidence';
import { EvidenceDesk, hiddenIn, plain } from './spec/evidence-desk';

/*
 * The officer lays down on what joining records rests, the lead brings them in, the analyst takes a snapshot and asks it
 * everything that it can be asked: on pages alone, with every look in the record.
 */
type Visitor = Awaited<ReturnType<EvidenceDesk['visitor']>>;
let desk: EvidenceDesk;
let analyst: Visitor;
let lead: Visitor;
let officer: Visitor;

const STUDENTS = 120;
/** Fifths 1 to 5 in turn; of the first fifth two in three continue, of the others five in six. */
const records = (): string => {
  const rows = Array.from({ length: STUDENTS }, (_, at) => {
    const fifth = (at % 5) + 1;
    const goesOn = fifth === 1 ? at % 3 !== 0 : at % 6 !== 1;
    return `W${at + 1},${goesOn ? 'yes' : 'no'},${fifth}`;
  });
  return ['student-number,continuation,imd-2025', ...rows, 'W9999,yes,1'].join('\n');
};

beforeAll(async () => {
  desk = await EvidenceDesk.open();
  [analyst, lead, officer] = [
    await desk.visitor('analyst'),
    await desk.visitor('programme-lead'),
    await desk.visitor('data-protection-officer'),
  ];
}, 60_000);
afterAll(() => desk.close());

test('with nobody to count, the pages say what is needed and keep the name', async () => {
  expect(await analyst.text('/evidence')).toMatch(/Your snapshots will be here .* has said yes to being counted/);
  const empty = await analyst.post('/evidence/new', '/evidence/new', { name: '  ' });
  expect(empty.status).toBe(422);
  expect(empty.text).toMatch(/id="name-error"[^]*Enter a name/);
  const nobody = await analyst.post('/evidence/new', '/evidence/new', { name: 'Before the return' });
  expect(nobody.status).toBe(422);
  expect(plain(nobody.text)).toContain('Nobody has said yes to being counted yet');
  expect(nobody.text).toContain('value="Before the return"');
});

test('records wait for the officer; each fault is named with row and column, and nothing changes until somebody says yes', async () => {
  const students = await desk.stage.crowd(STUDENTS);
  await desk.stage.allPaired(students.slice(0, 80));
  expect(await lead.text('/registry')).toContain('Nothing can be joined yet');

  const wrong = { lawfulBasis: '', retentionMonths: 'ten', specialCondition: 'Schedule 1, part 2' };
  const refused = await officer.post('/linkage', '/linkage', wrong);
  expect(refused.status).toBe(422);
  for (const field of ['lawfulBasis', 'retentionMonths'])
    expect(refused.text).toMatch(new RegExp(`id="${field}-error"[^]*Enter`));
  expect(refused.text).toContain('value="ten"');
  expect(refused.text).toContain('Schedule 1, part 2</textarea>');
  const right = { lawfulBasis: 'Article 6(1)(a)', retentionMonths: '24', specialCondition: '' };
  expect((await officer.post('/linkage', '/linkage', right)).status).toBe(303);
  expect(await officer.text('/linkage')).toMatch(/Saved\..*You last saved this on Tuesday 3 November, 09:00/);

  const faulty = await lead.sendFile('/registry', 'student-number,continuation,Shoes\nW1,yes,9\n');
  expect(faulty.status).toBe(422);
  expect(plain(faulty.text)).toMatch(/Headings Shoes Remove the column “Shoes”/);
  const cells = await lead.sendFile('/registry', 'student-number,continuation\nW1,perhaps\nW1,no\n');
  expect(plain(cells.text)).toMatch(/2 continuation Enter yes or no, or leave it empty 3 student-number This student/);

  const checked = await lead.sendFile('/registry', records());
  expect(checked.status).toBe(200);
  expect(plain(checked.text)).toMatch(/Rows in the file 121 .*we know 120 .*left out 1 .*they say yes 120/);
  expect(await desk.stage.db.query('select from registry_value')).toEqual([]);
  const at = /action="(\/registry\/[^"]+)\/confirm"/.exec(checked.text)?.[1] ?? '';
  const stale = await lead.post(at, `${at}/confirm`, { sha256: '0'.repeat(64) });
  expect(stale.status).toBe(409);
  expect(plain(stale.text)).toContain('This is not the file that you checked');
  const sha256 = hiddenIn((await lead.get(at)).text, 'sha256');
  expect((await lead.post(at, `${at}/confirm`, { sha256 })).headers['location']).toBe('/registry');
  expect(await lead.text('/registry')).toMatch(/joined, of 120 students\..*Joined to 120 students/);
  expect((await lead.post('/registry', `${at}/confirm`, { sha256 })).status).toBe(409);
});

test('a lead takes a snapshot that the analyst opens: what is in it, how far people came, what can be asked', async () => {
  const taken = await lead.post('/evidence/new', '/evidence/new', { name: 'By the lead' });
  expect(taken.headers['location']).toBe('/evidence/new');
  expect(await lead.text('/evidence/new')).toContain('Snapshot 1 is taken. Your planning analyst works with it.');
  expect((await lead.get('/evidence')).status).toBe(404);
  expect(await analyst.text('/evidence')).toMatch(/1: By the lead 3 November 2026 About 120/);
  const page = await analyst.get('/evidence/1');
  const words = plain(page.text);
  expect(words).toMatch(/How far people came/);
  for (const { id, name, means } of measures.filter(({ needs }) => !needs.includes('scale'))) {
    expect(words).toContain(`${id} ${name}`);
    expect(words).toContain(means);
  }
  expect(words).toContain('M07 Mean on a scale No scale was answered in this snapshot.');
  expect(words).toContain('Index of Multiple Deprivation 2025');
  const exact = await analyst.text('/evidence/1?profile=internal&cohorts=2026/27&cohorts=nonsense');
  expect(exact).toMatch(
    /How far people came, 2026\/27, in people .*Had a mentor proposed 80 Had a mentor: both said yes 80 /,
  );
  expect((await analyst.get('/evidence/9')).status).toBe(404);
  expect((await analyst.get('/evidence/1e0')).status).toBe(404);
  expect((await analyst.get('/evidence/1/measures/constructor')).status).toBe(404);
});

const asked = (fields: Record<string, string>) => new URLSearchParams({ profile: 'public', ...fields }).toString();

test('a table by a characteristic has its likely ranges, its marks explained, and its citation', async () => {
  const by = asked({ outcome: 'continuation', by1: 'imd-2025' });
  const words = await analyst.text(`/evidence/1/measures/M11?${by}`);
  expect(words).toMatch(/Cite it as Snapshot 1, taken 3 November 2026, fingerprint [0-9a-f]{12}/);
  expect(words).toMatch(/All \d+ \d+ \d\d\.\d.% \d\d\.\d.% to \d\d\.\d.%/);
  const crossed = asked({ outcome: 'continuation', by1: 'imd-2025', by2: 'arm', by3: `group:${desk.stage.group}` });
  const small = await analyst.text(`/evidence/1/measures/M11?${crossed}`);
  const marks = new Set([...small.matchAll(/\[(\w+)\]/g)].map(([, code = '']) => code));
  expect(marks.size).toBeGreaterThan(0);
  const meanings = small.slice(small.indexOf('What the marks mean'));
  for (const code of marks) expect(meanings).toMatch(new RegExp(`\\[${code}\\] [A-Z]`));
});

test('a gap names the two groups, says which is behind and how sure that is; what cannot be asked so is said at its field', async () => {
  const gap = { outcome: 'continuation', priority: 'imd-2025|1', comparator: 'imd-2025|5' };
  const words = await analyst.text(`/evidence/1/measures/M14?${asked(gap)}`);
  expect(words).toMatch(/The priority group is (behind|ahead) by|Not shown \[/);
  const mixed = await analyst.get(`/evidence/1/measures/M14?${asked({ ...gap, comparator: 'arm|matched' })}`);
  expect(mixed.status).toBe(422);
  expect(mixed.text).toMatch(/id="comparator-error"[^]*Choose a group of the same kind/);
  expect(mixed.text).toMatch(/<option value="imd-2025\|1" selected/);
  const cost = await analyst.get(`/evidence/1/measures/M19?${asked({ cost: 'much' })}`);
  expect(cost.text).toMatch(/id="cost-error"[^]*Enter what was spent/);
  expect(cost.text).toContain('value="much"');
});

test('every measure that can be asked is shown, in each form; with no more asked, the form waits', async () => {
  const more = {
    outcome: 'continuation',
    priority: 'arm|matched',
    comparator: 'arm|unmatched',
    within: 'round',
    cost: '900',
  };
  const faults: string[] = [];
  for (const { id, needs } of measures.filter((one) => !one.needs.includes('scale')))
    for (const profile of ['public', 'hesa', 'ofs', 'internal']) {
      const { status } = await analyst.get(`/evidence/1/measures/${id}?${asked({ ...more, profile })}`);
      if (status !== 200) faults.push(`${id} ${profile} ${needs.join(' ')}: ${status}`);
    }
  expect(faults).toEqual([]);
  expect(await analyst.text('/evidence/1/measures/M14')).toContain('Choose what to look at, then press Show.');
}, 60_000);

test('nothing leaves from here: a table joins a release, and exact counts join none', async () => {
  const by = asked({ outcome: 'continuation', by1: 'imd-2025' });
  expect((await analyst.get(`/evidence/1/measures/M11/export?${by}`)).status).toBe(404);
  expect((await analyst.get(`/evidence/1/measures/M11?${by}`)).text).toContain('action="/releases/plans/1/tables"');
  const alone = asked({ outcome: 'continuation', profile: 'internal' });
  expect((await analyst.get(`/evidence/1/measures/M11?${alone}`)).text).not.toContain('/releases/plans/');
});

test('every look is in the record, and nobody else comes in', async () => {
  const before = await desk.events();
  await analyst.get('/evidence/1/measures/M04');
  const after = await desk.events();
  expect(after['evidence.viewed']).toBe((before['evidence.viewed'] ?? 0) + 1);
  expect(after).toMatchObject({ 'evidence.taken': 1, 'linkage.settled': 1, 'registry.sent': 1, 'registry.joined': 1 });
  for (const path of ['/evidence', '/evidence/1', '/evidence/1/measures/M04'])
    expect([(await lead.get(path)).status, (await officer.get(path)).status]).toEqual([404, 404]);
  expect([(await analyst.get('/registry')).status, (await analyst.get('/linkage')).status]).toEqual([404, 404]);
  expect(await analyst.text('/')).toContain('Go to the evidence');
  expect(await lead.text('/institution')).toMatch(/University records/);
  expect(await officer.text('/institution')).toContain('Joining university records');
});
