import 'reflect-metadata';
import { Controller, Get, Module, Param, Req } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '@footing/config';
import { Accounts } from '@footing/identity';
import { systemActor } from '@footing/kernel';
import { Institutions } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import type { Request } from 'express';
import type { Readable } from 'node:stream';
import request from 'supertest';
import { fromBuffer } from 'yauzl';
import { Public } from '../http/policy';
import { enter } from '../sign-in/enter';
import { startWeb } from '../start-web';

/** Lets a spec be anybody. */
@Controller('enter/:institutionId/:accountId')
class DoorController {
  @Get()
  @Public('a spec is trusted')
  async enter(@Req() req: Request, @Param() who: Record<string, string>): Promise<string> {
    const { institutionId = '', accountId = '' } = who;
    await enter(req, { institutionId, accountId }, { method: 'e-mail', strength: 'single' });
    return 'entered';
  }
}
@Module({ controllers: [DoorController] })
class DoorModule {}

let db: FreshDatabase;
let web: NestExpressApplication;
let institutionId: string;
let roundId: string;

beforeAll(async () => {
  db = await freshDatabase();
  const env = { NODE_ENV: 'test', PORT: '0', DATABASE_URL: db.url, SESSION_SECRET: 's'.repeat(40) };
  web = await startWeb(readSettings({ ...env, MASTER_KEY: TEST_MASTER_KEY }), { modules: [DoorModule] });
  const words = { slug: 'wharfedale', name: 'Wharfedale', nation: 'england', contactEmail: 'a@w.example' } as const;
  institutionId = (await web.get(Institutions, { strict: false }).create(words)).id;
  roundId = await one(
    `with p as (insert into programme (institution_id, name, kind) values ($1, 'Careers', 'career') returning id)
     insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
     select $1, id, 'Autumn', '2026-09-28', '2026-11-30', '2026-12-11', '2027-01-11', '2027-06-30' from p returning id`,
    [institutionId],
  );
}, 60_000);
afterAll(async () => {
  await web.close();
  await db.drop();
});

async function one(sql: string, values: unknown[]): Promise<string> {
  const [row] = await db.query<{ id: string }>(sql, values);
  if (!row) throw new Error('nothing came back');
  return row.id;
}

/** A student or mentor whose every word holds their name, with an account. */
async function person(role: 'student' | 'mentor', name: string) {
  const email = `${name}@w.example`.toLowerCase();
  const given = { name: `${name} Person`, email, roles: [role] };
  const { id: accountId } = await web.get(Accounts, { strict: false }).create(systemActor(institutionId), given);
  const personId = await one(
    `insert into ${role} (institution_id, university_id, first_name, last_name, email) values ($1, $2, $2, 'Person', $3) returning id`,
    [institutionId, name, email],
  );
  await db.query(`update account set ${role}_id = $2 where id = $1`, [accountId, personId]);
  const partId = await one(
    `insert into ${role === 'student' ? 'application' : 'offer'} (institution_id, round_id, ${role}_id, answers) values ($1, $2, $3, $4) returning id`,
    [
      institutionId,
      roundId,
      personId,
      JSON.stringify({ helpWanted: [`${name} words`], 'column:my-course': `=${name}()` }),
    ],
  );
  return { accountId, personId, partId };
}

async function drafted(student: string, mentor: string, number: number, review: 'open' | 'published'): Promise<void> {
  const draftId = await one(
    `insert into draft (institution_id, round_id, number, state, seed) values ($1, $2, $3, 'failed', 'x') returning id`,
    [institutionId, roundId, number],
  );
  const parts = [
    {
      criterionId: '',
      kind: 'help',
      name: 'Help',
      weight: 1,
      fit: 1,
      points: 60_000,
      evidence: { code: 'help-shared', values: ['cv'] },
    },
  ];
  await db.query(
    `insert into draft_pair (institution_id, draft_id, application_id, offer_id, tier, place_no, offer_places, score, parts, origin, review)
     values ($1, $2, $3, $4, 1, 1, 1, 60000, $5, 'engine', $6)`,
    [institutionId, draftId, student, mentor, JSON.stringify(parts), review],
  );
}

async function visitor(accountId: string) {
  const agent = request.agent(web.getHttpServer());
  await agent.get(`/enter/${institutionId}/${accountId}`).expect(200);
  return agent;
}

async function takeCopy(agent: Awaited<ReturnType<typeof visitor>>) {
  const page = (await agent.get('/me/data/copy')).text;
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const answer = await agent.post('/me/data/copy').type('form').send({ _csrf }).responseType('blob');
  return { page, status: answer.status, headers: answer.headers, body: answer.body as Buffer };
}

/** The files of a zip, by name. */
function unzip(zip: Buffer): Promise<Map<string, string>> {
  return new Promise((done, failed) =>
    fromBuffer(zip, { lazyEntries: true }, (error, opened) => {
      if (error) return failed(error);
      const files = new Map<string, string>();
      opened.on('entry', (entry: { fileName: string }) =>
        opened.openReadStream(entry as never, (wrong, stream) => {
          if (wrong) return failed(wrong);
          void text(stream).then((content) => {
            files.set(entry.fileName, content);
            opened.readEntry();
          });
        }),
      );
      opened.on('end', () => done(files));
      opened.readEntry();
    }),
  );
}

async function text(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

test('somebody takes away everything about themselves, and nothing about others but whom they were told of', async () => {
  const amina = await person('student', 'Amina');
  const bee = await person('student', 'Beeswax');
  const [max, ned] = [await person('mentor', 'Maximus'), await person('mentor', 'Nedward')];
  await drafted(amina.partId, ned.partId, 1, 'open');
  await drafted(amina.partId, max.partId, 2, 'published');
  await drafted(bee.partId, ned.partId, 3, 'published');
  const { status, headers, body } = await takeCopy(await visitor(amina.accountId));
  expect([status, headers['content-type']]).toEqual([200, 'application/zip']);
  expect(headers['content-disposition']).toMatch(/^attachment; filename="my-data-\d{4}-\d\d-\d\d\.zip"$/);
  expect(headers['cache-control']).toContain('no-store');
  const files = await unzip(body);
  for (const name of ['index.html', 'data.json', 'about-you.csv', 'answers.csv', 'suggestions.csv', 'account.csv'])
    expect([...files.keys()]).toContain(name);
  const all = [...files.values()].join('\n');
  for (const mine of ['Amina words', 'amina@w.example', 'Maximus Person', 'Somebody']) expect(all).toContain(mine);
  for (const others of ['Beeswax', 'Nedward', 'maximus@w.example', 'Maximus words']) expect(all).not.toContain(others);
  const data = JSON.parse(files.get('data.json') ?? '') as { about: string; parts: { name: string; rows: object[] }[] };
  expect(data.about).toBe('Amina Person');
  expect(data.parts.find(({ name }) => name === 'suggestions')?.rows).toHaveLength(2);
  expect(data.parts.find(({ name }) => name === 'account')?.rows).toEqual([
    expect.objectContaining({ Role: 'student', 'in words': { Role: 'Student' } }),
  ]);
  expect(files.get('index.html')).toMatch(
    /^<!DOCTYPE html>\n<html lang="en">[^]*What you said[^]*What we hold nothing of/,
  );
  expect(files.get('index.html')).not.toMatch(/<script|src=|href="http/);
  expect(files.get('answers.csv')).toContain(`"'=Amina()"`);
});

test('it leaves a line in the record and a request that was given at once', async () => {
  const cal = await person('student', 'Calypso');
  const agent = await visitor(cal.accountId);
  await takeCopy(agent);
  expect((await agent.get('/me/data/rights')).text).toMatch(/A copy of my data[^]*You have your copy\./);
  const lines = await db.query(
    'select event, special from audit_event where account_id = $1 order by id desc limit 1',
    [cal.accountId],
  );
  expect(lines).toEqual([{ event: 'copy.taken', special: true }]);
});

test('five copies a day are enough, and on the next day there are more', async () => {
  const eve = await person('student', 'Evelyn');
  const agent = await visitor(eve.accountId);
  for (let taken = 0; taken < 5; taken++) await takeCopy(agent);
  const copies = async () =>
    (await db.query(`select from rights_request where account_id = $1 and kind = 'copy'`, [eve.accountId])).length;
  const { status, body } = await takeCopy(agent);
  expect([status, body.toString().includes('five copies in a day'), await copies()]).toEqual([409, true, 5]);
  await db.query('alter table rights_request disable trigger user');
  await db.query(`update rights_request set closed_at = closed_at - interval '25 hours' where account_id = $1`, [
    eve.accountId,
  ]);
  await db.query('alter table rights_request enable trigger user');
  await takeCopy(agent);
  expect(await copies()).toBe(6);
});

test('whoever finds a browser that was left open takes nothing away', async () => {
  const dee = await person('student', 'Deedee');
  const agent = await visitor(dee.accountId);
  await db.query(`update account_session set began_at = now() - interval '6 minutes' where account_id = $1`, [
    dee.accountId,
  ]);
  const { page } = await takeCopy(agent);
  expect(page).toMatch(/Sign in once more[^]*next=%2Fme%2Fdata%2Fcopy/);
  const _csrf = /name="_csrf" value="([^"]+)"/.exec((await agent.get('/me')).text)?.[1] ?? '';
  const answer = await agent.post('/me/data/copy').type('form').send({ _csrf });
  expect([answer.status, answer.headers['location']]).toEqual([303, '/me/data/copy']);
});

test('somebody of whom hardly anything is held has a copy too', async () => {
  const given = { name: 'New Person', email: 'new@w.example', roles: ['student' as const] };
  const { id } = await web.get(Accounts, { strict: false }).create(systemActor(institutionId), given);
  const { status, body } = await takeCopy(await visitor(id));
  expect(status).toBe(200);
  expect((await unzip(body)).get('index.html')).toContain('New Person');
});
