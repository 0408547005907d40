import 'reflect-metadata';
import { Controller, Get, Module, Req } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '@footing/config';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import type { Request } from 'express';
import { Client } from 'pg';
import { startWeb } from '../start-web';
import { NotAudited, Public } from './policy';
import { CurrentView, type View } from './view';

@Controller('on-the-way')
class OnTheWayController {
  @Get()
  @Public('a spec is trusted')
  @NotAudited('a spec is trusted')
  go(@CurrentView() view: View, @Req() req: Request): Promise<string> {
    req.session.away = 'kept';
    return view.seeOther('/');
  }

  @Get('read')
  @Public('a spec is trusted')
  @NotAudited('a spec is trusted')
  read(@Req() req: Request): string {
    return req.session.away ?? 'nothing';
  }
}
@Module({ controllers: [OnTheWayController] })
class OnTheWayModule {}

let db: FreshDatabase;
let web: NestExpressApplication;
let holder: Client;
let home: string;

beforeAll(async () => {
  db = await freshDatabase();
  const env = { NODE_ENV: 'test', PORT: '0', DATABASE_URL: db.url, MASTER_KEY: TEST_MASTER_KEY };
  web = await startWeb(readSettings({ ...env, SESSION_SECRET: 's'.repeat(40) }), { modules: [OnTheWayModule] });
  home = await web.getUrl();
  holder = new Client({ connectionString: db.ownerUrl });
  await holder.connect();
}, 60_000);
afterAll(async () => {
  await holder.end();
  await web.close();
  await db.drop();
});

/** Until somebody waits for a lock on the sessions. */
async function somebodyWaits(): Promise<void> {
  const waiting = `select 1 from pg_locks where not granted and relation = 'visitor_session'::regclass`;
  while ((await holder.query(waiting)).rowCount === 0) await new Promise((go) => setImmediate(go));
}

test('a redirect does not reach the browser before its session is kept', async () => {
  await holder.query('begin');
  await holder.query('lock table visitor_session in share row exclusive mode');
  let isThere = false;
  const answer = fetch(`${home}/on-the-way`, { redirect: 'manual' }).then((came) => {
    isThere = true;
    return came;
  });
  await somebodyWaits();
  // Whatever had already left would be here by the time that another answer is.
  expect((await fetch(`${home}/assets/footing.css`)).status).toBe(200);
  expect(isThere).toBe(false);
  await holder.query('commit');
  const [cookie = ''] = ((await answer).headers.get('set-cookie') ?? '').split(';');
  const read = await fetch(`${home}/on-the-way/read`, { headers: { cookie } });
  expect(await read.text()).toBe('kept');
});

test('a session that nothing changed in is not written again', async () => {
  const came = await fetch(`${home}/on-the-way`, { redirect: 'manual' });
  const [cookie = ''] = (came.headers.get('set-cookie') ?? '').split(';');
  const writes = async () =>
    (
      await holder.query<{ xmin: string }>(
        `select string_agg(xmin::text, ',' order by ctid) as xmin from visitor_session`,
      )
    ).rows;
  const before = await writes();
  expect(await (await fetch(`${home}/on-the-way/read`, { headers: { cookie } })).text()).toBe('kept');
  expect(await writes()).toEqual(before);
});
