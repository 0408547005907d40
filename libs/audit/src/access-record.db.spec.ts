import type { Actor } from '@footing/kernel';
import { AccessRecord, LINES_A_PAGE } from './access-record.service';
import { record } from './record';
import { consultant, here, idOf, type RecordStage, recordStage } from './spec/record-stage';

const dpo: Actor = { institutionId: here, accountId: idOf(3), roles: ['data-protection-officer'] };
const [amy, bo, amysAccount, bosAccount] = [idOf(21), idOf(22), idOf(31), idOf(32)] as const;
const asAmy: Actor = { institutionId: here, accountId: amysAccount, roles: ['student'] };
const asBo: Actor = { institutionId: here, accountId: bosAccount, roles: ['mentor'] };

let stage: RecordStage;
let access: AccessRecord;

beforeAll(async () => {
  stage = await recordStage();
  access = new AccessRecord(stage.database);
  await stage.db.query(
    `insert into institution (id, slug, name, nation, contact_email) values ('${here}', 'a', 'A', 'england', 'a@a.example');
     insert into student (institution_id, id, email, first_name, last_name) values ('${here}', '${amy}', 'amy@a.example', 'Amy', 'Hall');
     insert into mentor (institution_id, id, email, first_name, last_name) values ('${here}', '${bo}', 'bo@a.example', 'Bo', 'Lee');
     insert into account (institution_id, id, name, email, student_id, mentor_id) values
       ('${here}', '${consultant.accountId}', 'Priya Shah', 'priya@a.example', null, null),
       ('${here}', '${amysAccount}', 'Amy Hall', 'amy@a.example', '${amy}', null),
       ('${here}', '${bosAccount}', 'Bo Lee', 'bo@a.example', null, '${bo}');`,
  );
  await write(consultant, 'review.viewed', ['name', 'tier', 'fit'], true);
  await write(consultant, 'pairing.approved', [], false);
});
afterAll(() => stage.drop());

const subjects = [
  { kind: 'student', id: amy },
  { kind: 'mentor', id: bo },
] as const;
const write = (
  actor: Actor,
  event: 'review.viewed' | 'pairing.approved',
  fields: readonly string[],
  special: boolean,
) => stage.database.transaction(actor, (tx) => record(tx, actor, { event, subjects, fields, special }));

test('somebody sees who looked at the student they are, the newest first, and nobody else who was looked at', async () => {
  const { lines, total, pages } = await access.mine(asAmy);
  expect([total, pages]).toEqual([2, 1]);
  expect(lines.map(({ event, accountName, role, special }) => ({ event, accountName, role, special }))).toEqual([
    { event: 'pairing.approved', accountName: 'Priya Shah', role: 'consultant', special: false },
    { event: 'review.viewed', accountName: 'Priya Shah', role: 'consultant', special: true },
  ]);
  expect(lines.flatMap((line) => line.subjects)).toEqual([]);
  expect(lines[1]?.fields).toEqual(['name', 'tier', 'fit']);
});

test('a mentor is not told that a tier was looked at together with their data', async () => {
  const { lines } = await access.mine(asBo);
  expect(lines[1]).toMatchObject({ event: 'review.viewed', fields: ['name', 'fit'], special: false });
});

test('somebody at whom nobody looked has an empty record, and a job has none', async () => {
  const nobody = { ...asAmy, accountId: idOf(77) };
  expect(await access.mine(nobody)).toEqual({ lines: [], total: 0, page: 1, pages: 1 });
  const job = access.mine({ institutionId: here, accountId: null, roles: ['system'] });
  await expect(job).rejects.toMatchObject({ kind: 'forbidden', code: 'access-record.nobodys' });
});

test.each([
  [{ person: 'Amy' }, 2],
  [{ person: 'bo@a' }, 2],
  [{ person: amy }, 2],
  [{ person: '%' }, 0],
  [{ person: 'Nobody' }, 0],
  [{ account: 'Priya', event: 'review.viewed' }, 1],
  [{ account: 'Amy' }, 0],
  [{ event: 'pairing.approved' }, 1],
  [{ special: true, person: 'Amy' }, 1],
  [{ from: '2020-01-01', to: '2020-12-31' }, 0],
  [{ from: '2020-01-01', event: 'pairing.approved' }, 1],
])('the officer looks for %j and finds %d', async (search, count) => {
  // The officer's own looks are lines too, so those are left out here.
  const { lines } = await access.search(dpo, search);
  expect(lines.filter(({ accountId }) => accountId !== dpo.accountId)).toHaveLength(count);
});

test('the officer’s look and file leave lines themselves: by what was searched, never for what', async () => {
  await access.search(dpo, { person: 'Amy', special: true });
  await access.take(dpo, { event: 'review.viewed' });
  expect((await access.search(dpo, { event: [] })).lines).toEqual([]);
  const { lines } = await access.search(dpo, { event: ['access-record.exported', 'no.such'] });
  expect(lines[0]).toMatchObject({ fields: ['event'], count: 1, accountId: dpo.accountId, people: 2 });
  const text = JSON.stringify(await stage.db.query('select * from audit_event'));
  expect(text).toContain('person');
  expect(text).not.toMatch(/Amy|Hall|@a\.example/);
});

test.each(['consultant', 'programme-lead', 'administrator', 'student', 'mentor', 'analyst'] as const)(
  'a %s does not read the whole record',
  async (role) => {
    const actor = { ...dpo, roles: [role] };
    await expect(access.search(actor, {})).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(access.take(actor, {})).rejects.toMatchObject({ kind: 'forbidden' });
  },
);

test('50 lines stand on a page; a page too far is the last', async () => {
  for (let line = 0; line < LINES_A_PAGE; line += 1) await write(consultant, 'pairing.approved', [], false);
  const first = await access.mine(asAmy);
  expect(first.lines).toHaveLength(LINES_A_PAGE);
  const last = await access.mine(asAmy, { page: 99 });
  expect((await access.mine(asAmy, { linesAPage: 7 })).lines).toEqual(first.lines.slice(0, 7));
  expect(last).toMatchObject({ page: 2, pages: 2, total: LINES_A_PAGE + last.lines.length });
  const ids = [...first.lines, ...last.lines].map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort().reverse());
});
