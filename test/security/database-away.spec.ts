import { connectionOptions, Database } from '@footing/database';
import { DataSource } from 'typeorm';
import { BrokenPath } from './broken-path';
import { openTown, type Town } from './town';
import type { Visitor } from './visitor';

/** How soon everything must work again after the database is back, in milliseconds. */
const HEALED = 10_000;

let path: BrokenPath;
let town: Town;
let lead: Visitor;
beforeAll(async () => {
  path = await BrokenPath.to(process.env['FOOTING_TEST_APP_URL'] ?? '');
  town = await openTown({ through: (url) => path.through(url) });
  lead = await town.visitor(town.wexmere.people['programme-lead']);
}, 60_000);
afterAll(async () => {
  path.mend();
  await town.close();
  await path.close();
});
afterEach(() => path.mend());

const pagesOf = async () => {
  const { seeds } = town.wexmere;
  return [
    '/programmes',
    `/rounds/${await seeds.of('rounds')}/students`,
    `/drafts/${await seeds.of('drafts')}/review`,
    '/me',
  ];
};

const askApi = () => {
  const { institutionId, people } = town.wexmere;
  const token = town.token({ institutionId, accountId: people['programme-lead'], roles: ['programme-lead'] });
  return fetch(`${town.apiUrl}/api/v1/programmes`, { headers: { authorization: `Bearer ${token}` } });
};

/** Asks until it is answered well. @returns how long that took, in milliseconds. */
async function healed(ask: () => Promise<{ readonly status: number }>): Promise<number> {
  const from = performance.now();
  while (performance.now() - from < 4 * HEALED) {
    if ((await ask()).status === 200) break;
    await new Promise((later) => setTimeout(later, 100));
  }
  return performance.now() - from;
}

const traces = /at \S+ \(|node_modules|\.ts\b|\.js:|select |relation|ECONN|postgres|typeorm/i;

test('while the database is away no page shows anything but a reference, and all is well soon after', async () => {
  path.cut();
  for (const page of await pagesOf()) {
    const { status, text, headers } = await lead.get(page);
    expect([page, status]).toEqual([page, 500]);
    expect(text).toMatch(/tell us this reference: <strong>[A-Z]\d-\d\d[A-Z]<\/strong>/);
    expect(text.replace(/(href|src)="[^"]*"/g, '')).not.toMatch(traces);
    expect(text).not.toContain(town.wexmere.canary);
    expect(headers.get('cache-control')).toBe('no-store');
  }
  const answer = await askApi();
  const body = (await answer.json()) as Record<string, unknown>;
  expect([answer.status, body['type']]).toEqual([500, 'urn:problem:defect']);
  expect(JSON.stringify(body)).not.toMatch(traces);
  const ready = async () => fetch(`${town.webUrl}/health/ready`);
  expect([(await ready()).status, (await fetch(`${town.webUrl}/health/live`)).status]).toEqual([503, 200]);
  path.mend();
  expect(await healed(() => lead.get('/programmes'))).toBeLessThan(HEALED);
  expect(await healed(askApi)).toBeLessThan(HEALED);
  expect(await healed(ready)).toBeLessThan(HEALED);
}, 60_000);

test('nobody is let in, and nothing is half written, by a form that is sent while it is away', async () => {
  const token = await lead.token();
  expect(token).not.toBe('');
  path.cut();
  expect((await lead.post('/institution/schools', { name: 'Half' })).status).toBe(500);
  const { status } = await lead.get(`/enter/${town.ashby.institutionId}/${town.ashby.people.student}`);
  expect(status).toBe(500);
  path.mend();
  await healed(() => lead.get('/programmes'));
  expect(await town.db.query(`select 1 from school where name = 'Half'`)).toEqual([]);
  expect((await lead.get('/me')).text).toContain(town.wexmere.canary);
}, 60_000);

test('a path that forgets every connection with questions open does not take the pages down for good', async () => {
  await Promise.all(Array.from({ length: 20 }, () => lead.get('/programmes')));
  const impatient = await new DataSource(connectionOptions(path.through(town.db.url), 1)).initialize();
  await impatient.query('select 1');
  path.forget();
  const kept = impatient.query('select 1').then(
    () => 'answered',
    () => 'cut',
  );
  const asked = Array.from({ length: 20 }, () => lead.get('/programmes'));
  expect(await healed(() => lead.get('/programmes'))).toBeLessThan(HEALED);
  for (const { status } of await Promise.all(asked)) expect([200, 500]).toContain(status);
  expect(await healed(askApi)).toBeLessThan(HEALED);
  // Left to itself a pool would still be waiting.
  expect(await Promise.race([kept, Promise.resolve('waiting')])).toBe('waiting');
  path.cut();
  expect(await kept).toBe('cut');
  await impatient.destroy();
}, 90_000);

test('a connection of the apps gives up: on a statement, on a lock, and on a transaction that nobody goes on with', async () => {
  const here = { institutionId: town.wexmere.institutionId };
  const settings = await town.web.get(Database, { strict: false }).transaction(here, (tx) =>
    tx.query<{ name: string; setting: string }[]>(
      `select name, setting from pg_settings where name in
       ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') order by name`,
    ),
  );
  expect(settings).toEqual([
    { name: 'idle_in_transaction_session_timeout', setting: '30000' },
    { name: 'lock_timeout', setting: '4000' },
    { name: 'statement_timeout', setting: '8000' },
  ]);
});

test('who waits for what somebody else holds is told so, not kept', async () => {
  const round = await town.wexmere.seeds.of('rounds');
  await town.db.query('begin');
  await town.db.query('lock table criterion, round in access exclusive mode');
  const { status, text } = await lead.get(`/rounds/${round}`);
  await town.db.query('rollback');
  expect([status, text.includes('tell us this reference')]).toEqual([500, true]);
  expect((await lead.get(`/rounds/${round}`)).status).toBe(200);
}, 30_000);
