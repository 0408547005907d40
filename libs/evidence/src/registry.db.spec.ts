import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Evidence } from './evidence.service';
import { LinkageTerms } from './registry/linkage-terms.service';
import { registryColumns, registrySchema } from './domain/registry-columns';
import { RegistryRefusal } from './registry/read-registry-file';
import { Registry } from './registry/registry.service';
import { Snapshots } from './snapshots/snapshots.service';
import { EvidenceStage } from './spec/evidence-stage';

let stage: EvidenceStage;
const folder = mkdtempSync(path.join(tmpdir(), 'footing-registry-'));
beforeAll(async () => {
  stage = await EvidenceStage.open();
});
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
});

const TERMS = { lawfulBasis: 'Explicit consent', retentionMonths: 24, specialCondition: '' };
const settle = (more: Partial<typeof TERMS> = {}) =>
  stage.get(LinkageTerms).settle(stage.as('data-protection-officer'), { ...TERMS, ...more });
const preview = (text: string) => {
  const file = path.join(folder, 'list');
  writeFileSync(file, text);
  return stage.get(Registry).preview(stage.as('programme-lead'), file);
};
const confirm = (id: string, sha256: string) => stage.get(Registry).confirm(stage.as('programme-lead'), id, sha256);
const joined = () =>
  stage.db.query<{ student_id: string; key: string; code: string }>(
    'select student_id, key, code from registry_value order by key',
  );
const numberOf = async (id: string) =>
  (await stage.db.query<{ n: string }>('select university_id as n from student where id = $1', [id]))[0]?.n ?? '';
const insert = (key: string, student: string) =>
  stage.db.query(
    `with f as (insert into registry_file (institution_id, sha256, columns, row_count, content, sent_at)
       values ($1, sha256('x'), '{}', 1, 'x', now()) returning id)
     insert into registry_value (institution_id, student_id, key, code, file_id) select $1, $2, $3, 'yes', id from f`,
    [stage.institutionId, student, key],
  );

test('until the officer has said on what it rests nothing is joined, whoever writes it', async () => {
  const [one] = await stage.crowd(1);
  await expect(preview('student-number,continuation\nW1,yes')).rejects.toMatchObject({
    kind: 'conflict',
    code: 'linkage.not-settled',
  });
  await expect(insert('continuation', one ?? '')).rejects.toMatchObject({ constraint: 'linkage_settled_first' });
  expect(await joined()).toEqual([]);
});

test.each([
  ['no basis', { lawfulBasis: ' ' }, 'lawfulBasis'],
  ['no length', { retentionMonths: 0 }, 'retentionMonths'],
  ['half a month', { retentionMonths: 1.5 }, 'retentionMonths'],
])('the officer is told of %s, and nothing is settled', async (_, wrong, field) => {
  await expect(settle(wrong)).rejects.toMatchObject({ code: 'linkage.wrong', fields: [{ field }] });
  expect(await stage.get(LinkageTerms).get(stage.as('programme-lead'))).toBeNull();
});

test('every fault of a file is told by row and column, and nothing of it is kept', async () => {
  await settle();
  const text = [
    'Student number,continuation,degree_class,imd-2019',
    'W1,yes,First,1',
    'W2,perhaps,upper second,6',
    ',no,third,2',
    'w1,no,,3',
  ].join('\n');
  const refused = await preview(text).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(RegistryRefusal);
  expect((refused as RegistryRefusal).faults).toEqual([
    { row: 3, column: 'continuation', message: 'Enter yes or no, or leave it empty' },
    { row: 3, column: 'imd-2019', message: 'Enter 1, 2, 3, 4 or 5, or leave it empty' },
    { row: 4, column: 'Student number', message: 'Enter the student number' },
    { row: 5, column: 'Student number', message: 'This student is in row 2 too' },
  ]);
  const headings = await preview('number,continuation,salary\nW1,yes,9').catch((error: unknown) => error);
  expect((headings as RegistryRefusal).faults.map(({ row, column }) => [row, column])).toEqual([
    ...[
      [null, 'student-number'],
      [null, 'number'],
      [null, 'salary'],
    ],
  ]);
  expect(await stage.db.query('select 1 from registry_file')).toEqual([]);
});

test('nothing changes until somebody says yes to just that file; then those who say yes are joined, and nobody else', async () => {
  const [willing, unasked, uncounted] = await stage.crowd(3);
  await stage.db.query(`update consent.state set permitted = false where subject_id = $1 and purpose = 'linkage'`, [
    unasked,
  ]);
  await stage.db.query(`update consent.state set permitted = false where subject_id = $1 and purpose = 'evidence'`, [
    uncounted,
  ]);
  const rows: string[] = [];
  for (const id of [willing, unasked, uncounted]) rows.push(`${await numberOf(id ?? '')},yes,upper-second,2`);
  const seen = await preview(
    ['student-number,progression,degree-class,imd-2025', ...rows, 'X999,no,first,1'].join('\n'),
  );
  expect(seen).toMatchObject({
    rows: 4,
    known: 3,
    unknown: 1,
    joined: 1,
    columns: ['degree-class', 'imd-2025', 'progression'],
  });
  expect(await joined()).toEqual([]);
  await expect(confirm(seen.id, 'f'.repeat(64))).rejects.toMatchObject({ code: 'registry.changed' });
  await expect(confirm('00000000-0000-4000-8000-000000000000', seen.sha256)).rejects.toMatchObject({
    code: 'registry.not-found',
  });
  expect(await joined()).toEqual([]);
  expect(await confirm(seen.id, seen.sha256)).toEqual({ joined: 1 });
  expect(await joined()).toEqual([
    { student_id: willing, key: 'degree-class', code: 'upper-second' },
    { student_id: willing, key: 'imd-2025', code: '2' },
    { student_id: willing, key: 'progression', code: 'yes' },
  ]);
  await expect(confirm(seen.id, seen.sha256)).rejects.toMatchObject({ code: 'registry.done' });
  const kept = await stage.db.query<{ text: string }>('select row_to_json(f)::text as text from registry_file f');
  expect(kept.map(({ text }) => text).join()).not.toContain(await numberOf(willing ?? ''));
});

test('a later file takes the place of what it says, and of nothing else; one that is given up changes nothing', async () => {
  const [id] = await stage.crowd(1);
  const number = await numberOf(id ?? '');
  const first = await preview(`student-number,progression,imd-2025\n${number},no,4`);
  await confirm(first.id, first.sha256);
  const later = await preview(`student-number,progression\n${number},yes`);
  await confirm(later.id, later.sha256);
  const dropped = await preview(`student-number,imd-2025\n${number},1`);
  await stage.get(Registry).giveUp(stage.as('programme-lead'), dropped.id);
  const theirs = (await joined()).filter(({ student_id }) => student_id === id);
  expect(theirs.map(({ key, code }) => [key, code])).toEqual([
    ['imd-2025', '4'],
    ['progression', 'yes'],
  ]);
  expect(await stage.get(Registry).list(stage.as('programme-lead'))).toContainEqual(
    expect.objectContaining({ id: dropped.id, state: 'given-up', joined: null }),
  );
});

test('what was joined is in the next snapshot without a student number, and goes the moment somebody stops', async () => {
  const person = await stage.person('student');
  await stage.says('give', person);
  await stage.says('give', person, 'linkage');
  const seen = await preview(`student-number,progression,imd-2025\n${await numberOf(person.id)},yes,5`);
  await confirm(seen.id, seen.sha256);
  const taken = await stage.get(Snapshots).take(stage.as('analyst'), { name: 'With the register' });
  const rate = (snapshot: number) =>
    stage
      .get(Evidence)
      .table(stage.as('analyst'), { snapshot, measure: 'M12', outcome: 'progression', by: ['imd-2025'] });
  const found = await rate(taken.number);
  expect(found.cells.find(({ at }) => at['imd-2025'] === '5')).toMatchObject({ n: { value: 1 }, x: { value: 1 } });
  const whole = await stage.db.query<{ text: string }>('select row_to_json(p)::text as text from evidence.person p');
  expect(whole.map(({ text }) => text).join()).not.toContain(`"${await numberOf(person.id)}"`);
  await stage.says('stop', person, 'linkage');
  expect((await joined()).filter(({ student_id }) => student_id === person.id)).toEqual([]);
  const later = await stage.get(Snapshots).take(stage.as('analyst'), { name: 'After' });
  const after = await rate(later.number);
  expect(after.cells.find(({ at }) => at['imd-2025'] === '5')?.n ?? { value: 0 }).toEqual({ value: 0 });
  // Still counted for all the rest.
  const [row] = await stage.db.query<{ n: number }>(
    'select count(*)::int as n from evidence.person where snapshot = $1',
    [later.number],
  );
  const [earlier] = await stage.db.query<{ n: number }>(
    'select count(*)::int as n from evidence.person where snapshot = $1',
    [taken.number],
  );
  expect(row?.n).toBe(earlier?.n);
});

test('special-category columns need a condition of their own, in the file and in the database', async () => {
  const [id] = await stage.crowd(1);
  const special = registryColumns.filter(({ isSpecial }) => isSpecial).map(({ key }) => key);
  expect(special.length).toBeGreaterThan(2);
  const number = await numberOf(id ?? '');
  const refused = await preview(`student-number,ethnicity\n${number},asian`).catch((error: unknown) => error);
  expect((refused as RegistryRefusal).faults).toMatchObject([{ row: null, column: 'ethnicity' }]);
  for (const key of special)
    await expect(insert(key, id ?? '')).rejects.toMatchObject({ constraint: 'linkage_special_condition' });
  await settle({ specialCondition: 'Schedule 1, paragraph 8' });
  const seen = await preview(`student-number,ethnicity\n${number},asian`);
  expect(await confirm(seen.id, seen.sha256)).toEqual({ joined: 1 });
  await settle();
});

test('a file made by the schema is taken as it is', async () => {
  const [id] = await stage.crowd(1);
  const plain = registrySchema.fields.filter(
    ({ name }) => !registryColumns.some(({ key, isSpecial }) => isSpecial && key === name),
  );
  const row = plain.map((field) => ('enum' in field.constraints ? (field.constraints.enum[0] ?? '') : ''));
  const text = `${plain.map(({ name }) => name).join(',')}\n${await numberOf(id ?? '')}${row.join(',')}`;
  expect(await preview(text)).toMatchObject({
    rows: 1,
    joined: 1,
    columns: plain
      .map(({ name }) => name)
      .slice(1)
      .sort(),
  });
});

test('nobody is joined against their will by anybody who writes to the table', async () => {
  const [id] = await stage.crowd(1);
  await stage.db.query(`update consent.state set permitted = false where subject_id = $1 and purpose = 'linkage'`, [
    id,
  ]);
  await expect(insert('continuation', id ?? '')).rejects.toMatchObject({ constraint: 'linkage_willingly' });
});

test('what is joined is read for nothing but that, and by nobody else’s yes', async () => {
  expect((await joined()).length).toBeGreaterThan(3);
  for (const purpose of ['service', 'evidence', 'matching.core', 'own', 'news', ''])
    expect(
      (await stage.hostile(null, purpose, (client) => client.query('select 1 from registry_value'))).rowCount,
    ).toBe(0);
  const seen = await stage.hostile(null, 'linkage', (client) => client.query('select 1 from registry_value'));
  expect(seen.rowCount).toBe((await joined()).length);
  await stage.db.query(`update consent.state set valid_until = now() - interval '1 day' where purpose = 'linkage'`);
  expect(
    (await stage.hostile(null, 'linkage', (client) => client.query('select 1 from registry_value'))).rowCount,
  ).toBe(0);
});

test.each(['analyst', 'consultant', 'student', 'mentor', 'administrator', 'observer'] as const)(
  'a %s joins nothing and settles nothing',
  async (role) => {
    const refused = { kind: 'forbidden', code: 'permission.missing' };
    const registry = stage.get(Registry);
    await expect(registry.preview(stage.as(role), '/nowhere')).rejects.toMatchObject(refused);
    await expect(registry.confirm(stage.as(role), 'x', 'x')).rejects.toMatchObject(refused);
    await expect(registry.giveUp(stage.as(role), 'x')).rejects.toMatchObject(refused);
    await expect(registry.list(stage.as(role))).rejects.toMatchObject(refused);
    await expect(stage.get(LinkageTerms).settle(stage.as(role), TERMS)).rejects.toMatchObject(refused);
  },
);

test('a file that waits is opened again with what it would do now; settled, it is told without; another university has none', async () => {
  await settle();
  const [one = ''] = await stage.crowd(2);
  const students = await stage.db.query<{ n: string }>(
    'select university_id as n from student order by created_at desc, id desc limit 2',
  );
  const lines = students.map(({ n }) => `${n},yes`);
  const { id, sha256, joined } = await preview(['student-number,continuation', ...lines, 'W9999,no'].join('\n'));
  const registry = stage.get(Registry);
  const lead = stage.as('programme-lead');
  expect(joined).toBe(2);
  await stage.db.query(`update consent.state set permitted = false where subject_id = $1 and purpose = 'linkage'`, [
    one,
  ]);
  expect(await registry.open(lead, id)).toMatchObject({
    state: 'waiting',
    counts: { known: 2, unknown: 1, joined: 1 },
  });
  expect(await registry.open(lead, id)).not.toHaveProperty('content');
  await registry.confirm(lead, id, sha256);
  expect(await registry.open(lead, id)).toMatchObject({ state: 'done', joined: 1, counts: null });
  const none = { code: 'registry.not-found' };
  await expect(registry.open(lead, 'nonsense')).rejects.toMatchObject(none);
  const elsewhere = { ...lead, institutionId: '00000000-0000-4000-8000-000000000001' };
  await expect(registry.open(elsewhere, id)).rejects.toMatchObject(none);
  await expect(registry.open(stage.as('analyst'), id)).rejects.toMatchObject({ code: 'permission.missing' });
});
