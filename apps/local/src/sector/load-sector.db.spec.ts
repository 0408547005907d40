import { readSettings } from '@footing/config';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import { startWeb } from '@footing/web';
import type { AddressInfo } from 'node:net';
import { DoorModule } from '../../../web/src/spec/door';
import { castStaff } from '../demo/cast';
import { loadSector } from './load-sector';

let db: FreshDatabase;
const settings = () =>
  readSettings({
    ...{ NODE_ENV: 'test', PORT: '0', DATABASE_URL: db.url, MASTER_KEY: TEST_MASTER_KEY },
    SESSION_SECRET: 's'.repeat(40),
  });
const demonstration = (isDemo: boolean) =>
  db.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email, is_demo) values ('w', 'Wexmere', 'england', 'a@b.example', $1) returning id`,
    [isDemo],
  );

beforeEach(async () => {
  db = await freshDatabase();
});
afterEach(() => db.drop());

test('thirty invented universities come in once, by the same check as real files, and the picture shows them together', async () => {
  const [wexmere] = await demonstration(true);
  const [helen] = await db.query<{ id: string }>(
    `insert into account (institution_id, name, email) values ($1, 'Helen', $2) returning id`,
    [wexmere?.id, castStaff.helen.email],
  );
  await db.query(`insert into account_role (institution_id, account_id, role) values ($1, $2, 'analyst')`, [
    ...[wexmere?.id, helen?.id],
  ]);
  expect(await loadSector(settings())).toBe(30);
  expect(await loadSector(settings())).toBe(0);
  const [nations] = await db.query(
    `select count(*)::int as all, count(distinct nation)::int as nations,
       (select count(*)::int from sector_release where content::text like '%"code"%') as hiding from sector_institution`,
  );
  expect(nations).toMatchObject({ all: 30, nations: 4 });
  expect((nations as { hiding: number }).hiding).toBeGreaterThan(0);
  const web = await startWeb(settings(), { modules: [DoorModule] });
  try {
    const base = `http://127.0.0.1:${(web.getHttpServer().address() as AddressInfo).port}`;
    const entered = await fetch(`${base}/enter/${wexmere?.id}/${helen?.id}`, { redirect: 'manual' });
    const cookie = entered.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const page = await (await fetch(`${base}/sector`, { headers: { cookie } })).text();
    expect(page).toContain('30 universities');
    expect(page).toContain('University of Aldwick');
    expect(page).not.toContain('University of Brackenford');
  } finally {
    await web.close();
  }
});

test('nothing comes into an installation that is no demonstration', async () => {
  await demonstration(false);
  expect(await loadSector(settings())).toBe(0);
  expect(await db.query('select from sector_institution')).toEqual([]);
});
