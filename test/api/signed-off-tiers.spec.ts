import { ApiKeys } from '@footing/identity';
import { type Caller as AnyCaller, Caller, fieldsIn } from './caller';
import { MOST_UPLOADED, openTown, type Town } from './university';

let town: Town;
let records: AnyCaller;
beforeAll(async () => {
  town = await openTown();
  const { institutionId } = town.wexmere;
  const [account] = await town.db.query<{ id: string }>('select id from account where institution_id = $1 limit 1', [
    institutionId,
  ]);
  const daniel = { institutionId, accountId: account?.id ?? '', roles: ['administrator' as const] };
  const wanted = { name: 'Student records', scopes: ['tiers:write' as const], days: 90 as const };
  const { key } = await town.app.get(ApiKeys).make(daniel, wanted);
  records = new Caller(town.url, town.nobody.document, key);
});
afterAll(() => town.close());

const at = () => `/rounds/${town.wexmere.roundId}/signed-off-tiers`;
const csv = (...rows: string[]) => ['student,tier,valid until,source', ...rows].join('\n');
const put = (caller: AnyCaller, content: string, type = 'text/csv') => caller.ask('PUT', at(), content, type);

test('a key of the records office puts a whole list in force, and learns what that changed', async () => {
  const first = await put(records, csv('w1,1,2026-12-31,Registry', 'w2,2,2026-12-31,Registry'));
  expect([first.status, first.body]).toEqual([200, { added: 2, changed: 0, removed: 0 }]);
  const second = await put(records, csv('W2,1,2026-12-31,Registry', 'w3,3,2026-01-01,Registry'));
  expect(second.body).toEqual({ added: 1, changed: 1, removed: 1 });
  const state = await records.get(at());
  expect(state.body).toMatchObject({ students: 2, notYetKnown: 2, expired: 1 });
});

test('a column too many is refused by its name, and nothing is changed', async () => {
  const before = (await records.get(at())).body;
  const answer = await put(records, 'student,tier,valid until,source,reason\nw1,1,2026-12-31,Registry,secret');
  expect([answer.status, fieldsIn(answer)]).toEqual([422, ['reason']]);
  expect((await records.get(at())).body).toEqual(before);
});

test('faults are named by row and column, and nothing is changed', async () => {
  const before = (await records.get(at())).body;
  const answer = await put(records, csv('w1,1,2026-12-31,Registry', 'w2,10,soon,'));
  expect([answer.status, fieldsIn(answer)]).toEqual([422, ['row 3, tier', 'row 3, valid until', 'row 3, source']]);
  expect((await records.get(at())).body).toEqual(before);
});

test('the key does nothing else, and nobody but the lead does this', async () => {
  expect((await records.get('/programmes')).status).toBe(200);
  for (const path of [`/rounds/${town.wexmere.roundId}/students`, `/rounds/${town.wexmere.roundId}/drafts`])
    expect([path, (await records.get(path)).status]).toEqual([path, 403]);
  for (const caller of [town.wexmere.consultant, town.wexmere.analyst]) {
    expect((await caller.get(at())).status).toBe(403);
    expect((await put(caller, csv('w1,1,2026-12-31,Registry'))).status).toBe(403);
  }
  expect((await put(town.wexmere.lead, csv('w1,1,2026-12-31,Registry'))).status).toBe(200);
});

test('another university’s round is not there', async () => {
  expect((await put(town.ashby.lead, csv('w1,1,2026-12-31,Registry'))).status).toBe(404);
});

test('what is no such list is refused', async () => {
  expect((await put(records, '{"student":"w1"}', 'application/json')).status).toBe(415);
  expect((await put(records, csv('x'.repeat(MOST_UPLOADED)))).status).toBe(413);
  expect((await put(records, 'student,tier,valid until,source')).status).toBe(422);
  expect((await put(records, '\0\0\0\u0001garbage')).status).toBe(422);
});
