import 'reflect-metadata';
import { Controller, Get, Module, Param, Req } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '@footing/config';
import { Accounts } from '@footing/identity';
import { type Role, systemActor } from '@footing/kernel';
import { Institutions } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import type { Request } from 'express';
import request from 'supertest';
import { Public } from '../http/policy';
import { enter } from '../sign-in/enter';
import { startWeb } from '../start-web';

/** Lets a spec be anybody. */
@Controller('enter/:institutionId/:accountId')
class DoorController {
  @Get()
  @Public('a spec is trusted')
  async enter(@Req() req: Request, @Param() who: { institutionId: string; accountId: string }): Promise<string> {
    await enter(req, who, { method: 'e-mail', strength: 'two' });
    return 'entered';
  }
}
@Module({ controllers: [DoorController] })
class DoorModule {}

type Visitor = ReturnType<typeof request.agent>;

let db: FreshDatabase;
let web: NestExpressApplication;
let institutionId: string;
let page: string;

beforeAll(async () => {
  db = await freshDatabase();
  const env = { NODE_ENV: 'test', PORT: '0', DATABASE_URL: db.url, SESSION_SECRET: 's'.repeat(40) };
  web = await startWeb(readSettings({ ...env, MASTER_KEY: TEST_MASTER_KEY }), { modules: [DoorModule] });
  const words = { slug: 'wharfedale', name: 'Wharfedale', nation: 'england', contactEmail: 'a@w.example' } as const;
  institutionId = (await web.get(Institutions, { strict: false }).create(words)).id;
  const [row] = await db.query<{ id: string }>(
    `with p as (insert into programme (institution_id, name, kind) values ($1, 'Mentoring', 'career') returning id),
       r as (insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
         select $1, id, 'Autumn', '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-09-01' from p returning id),
       s as (insert into student (institution_id, university_id, first_name, last_name, email)
         values ($1, 'n1', 'Amina', 'Yusuf', 'amina@w.example') returning id)
     insert into application (institution_id, round_id, student_id, answers) select $1, r.id, s.id, '{}' from r, s returning id`,
    [institutionId],
  );
  page = `/applications/${row?.id ?? ''}`;
}, 60_000);
afterAll(async () => {
  await web.close();
  await db.drop();
});

let made = 0;
async function visitor(role: Role): Promise<Visitor> {
  made += 1;
  const person = { name: `Person ${made}`, email: `person-${made}@w.example`, roles: [role] };
  const { id } = await web.get(Accounts, { strict: false }).create(systemActor(institutionId), person);
  const agent = request.agent(web.getHttpServer());
  await agent.get(`/enter/${institutionId}/${id}`).expect(200);
  return agent;
}

const NOT_REACHED = 'Mail to them does not arrive';

test('staff see that mail does not reach somebody, and say when it does again', async () => {
  const lead = await visitor('programme-lead');
  expect((await lead.get(page)).text).not.toContain(NOT_REACHED);
  await db.query(`insert into mail_bounce values ($1, 'amina@w.example', '550', '2026-11-03')`, [institutionId]);
  const { text } = await lead.get(page);
  expect(text).toMatch(/Mail to them does not arrive[^]*refused our mail for good on Tuesday 3 November[^]*550/);
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const sent = await lead.post(`${page}/mail-works`).type('form').send({ _csrf });
  expect([sent.status, sent.headers['location']]).toEqual([303, page]);
  expect((await lead.get(page)).text).not.toContain(NOT_REACHED);
  const lines = await db.query(
    `select s.kind from audit_event e join audit_subject s on s.event_id = e.id where e.event = 'mail.bounce-cleared'`,
  );
  expect(lines).toEqual([{ kind: 'student' }]);
});

test('whoever has another address is reached again', async () => {
  const lead = await visitor('programme-lead');
  await db.query(`insert into mail_bounce values ($1, 'amina@w.example', '550')`, [institutionId]);
  expect((await lead.get(page)).text).toContain(NOT_REACHED);
  await db.query(`update student set email = 'amina.y@w.example'`);
  expect((await lead.get(page)).text).not.toContain(NOT_REACHED);
});

test.each(['analyst', 'administrator', 'student'] as const)('a %s takes no mark off', async (role) => {
  const other = await visitor(role);
  const { text } = await other.get('/me');
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
  expect((await other.post(`${page}/mail-works`).type('form').send({ _csrf })).status).toBe(404);
});
