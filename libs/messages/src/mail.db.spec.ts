import { randomBytes } from 'node:crypto';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigModule, readSettings, Settings } from '@footing/config';
import { Database, DatabaseModule } from '@footing/database';
import { freshDatabase, type FreshDatabase, type MailServer, startMailServer } from '@footing/testing';
import type { Actor } from '@footing/kernel';
import { Bounces } from './bounces.service';
import type { Letter } from './letters/letter';
import { MailRuns } from './mail-runs.service';
import { Mail } from './mail.service';
import { MessagesModule } from './messages.module';

let db: FreshDatabase;
let post: MailServer;
let app: INestApplicationContext;
let here: { institutionId: string };

const letter: Letter = {
  to: 'joan@example.org',
  kind: 'invitation',
  subject: 'Would you mentor a student?',
  paragraphs: ['Dear graduate,', 'open this link.'],
  actions: [{ label: 'See what it means', address: '/invited/abc' }],
  why: 'our careers service invited you',
};

beforeAll(async () => {
  [db, post] = [await freshDatabase(), await startMailServer()];
  app = await contextWith({ SMTP_URL: post.url });
  const [row] = await db.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email)
     values ('wharfedale', 'University of Wharfedale', 'england', 'careers@wharfedale.example') returning id`,
  );
  here = { institutionId: row?.id ?? '' };
});
beforeEach(async () => {
  post.temper = 'takes';
  post.forget();
  await db.query('delete from mail; delete from jobs.job');
});
afterEach(() => db.query('delete from mail_bounce'));
afterAll(async () => {
  await app.close();
  await post.close();
  await db.drop();
});

function contextWith(given: NodeJS.ProcessEnv): Promise<INestApplicationContext> {
  const settings = readSettings({
    MASTER_KEY: randomBytes(32).toString('base64'),
    ...{ MAIL_FROM: 'mentoring@wharfedale.example', PUBLIC_URL: 'https://mentoring.example' },
    ...given,
  });
  @Module({ imports: [ConfigModule.with(settings), DatabaseModule.at(db.url), MessagesModule] })
  class SpecModule {}
  return NestFactory.createApplicationContext(SpecModule, { logger: false });
}

const write = (over: Partial<Letter> = {}) =>
  app.get(Database).transaction(here, (tx) => app.get(Mail).send(tx, here, { ...letter, ...over } as Letter));
const run = (id: string, at = app) => at.get(MailRuns).run(here.institutionId, id);
const rowOf = async (id: string) =>
  (
    await db.query<{ state: string; tries: number; said: string | null; kept: boolean; jobs: number; wait: number }>(
      `select state, tries, server_said as said, sealed is not null as kept,
         (select count(*)::int from jobs.job where data->>'mailId' = $1::text) as jobs,
         (select round(max(extract(epoch from start_after - created_on)))::int from jobs.job where data->>'mailId' = $1::text) as wait
       from mail where id = $1::uuid`,
      [id],
    )
  )[0];

test('a mail arrives at one person, in the institution’s name, as text and as a page', async () => {
  const id = await write();
  await run(id);
  const [arrived, ...others] = post.arrived;
  expect(others).toEqual([]);
  expect(arrived).toMatchObject({ from: 'mentoring@wharfedale.example', to: ['joan@example.org'] });
  expect(arrived?.mail).toMatchObject({
    from: { name: 'University of Wharfedale', address: 'mentoring@wharfedale.example' },
    to: [{ address: 'joan@example.org' }],
    replyTo: [{ address: 'careers@wharfedale.example' }],
    subject: 'Would you mentor a student?',
    messageId: `<${id}@wharfedale.example>`,
  });
  expect(arrived?.mail.text).toContain('https://mentoring.example/invited/abc');
  expect(arrived?.mail.html).toContain('<a href="https://mentoring.example/invited/abc"');
  for (const part of [arrived?.mail.text, arrived?.mail.html]) {
    expect(part).toContain('University of Wharfedale, mentoring');
    expect(part).toContain('You get this mail because our careers service invited you.');
  }
});

test('nothing of a mail can be read in the database, and nothing is left of it when it is sent', async () => {
  const id = await write();
  const [before] = await db.query<{ all: string }>('select mail::text as all from mail');
  expect(before?.all).not.toContain(Buffer.from('joan').toString('hex'));
  const [job] = await db.query<{ data: object }>('select data from jobs.job');
  expect(job?.data).toEqual({ ...here, mailId: id });
  await run(id);
  expect(await rowOf(id)).toMatchObject({ state: 'sent', tries: 1, said: '250', kept: false });
});

test('what is not committed is not sent', async () => {
  const undone = app.get(Database).transaction(here, async (tx) => {
    await app.get(Mail).send(tx, here, letter);
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');
  expect(await db.query('select from mail union all select from jobs.job')).toEqual([]);
});

test('a second run of the same mail sends nothing', async () => {
  const id = await write();
  await run(id);
  await run(id);
  expect(post.arrived).toHaveLength(1);
});

test.each([
  [{ at: 'recipient', code: 550 } as const, '550'],
  [{ at: 'message', code: 554 } as const, '554'],
])('a bounce (%j) is written down, and the mail is not tried again', async (temper, said) => {
  post.temper = temper;
  const id = await write();
  await run(id);
  expect(await rowOf(id)).toMatchObject({ state: 'refused', said, kept: false, jobs: 1 });
});

test.each([
  [{ at: 'sender', code: 451 } as const, '451'],
  [{ at: 'recipient', code: 450 } as const, '450'],
  [{ at: 'message', code: 452 } as const, '452'],
  ['hangs-up-at-recipient' as const, 'ECONNECTION'],
])('a server that says “not now” (%j) is asked again, later and later', async (temper, said) => {
  post.temper = temper;
  const id = await write();
  await run(id);
  expect(await rowOf(id)).toMatchObject({ state: 'waiting', tries: 1, said, kept: true, jobs: 2, wait: 30 });
  await run(id);
  expect(await rowOf(id)).toMatchObject({ state: 'waiting', tries: 2, jobs: 3, wait: 90 });
  post.temper = 'takes';
  await run(id);
  expect(await rowOf(id)).toMatchObject({ state: 'sent', tries: 3 });
});

test('after eight tries a mail is given up', async () => {
  post.temper = { at: 'sender', code: 421 };
  const id = await write();
  for (let tries = 0; tries < 8; tries++) await run(id);
  expect(await rowOf(id)).toMatchObject({ state: 'dead', tries: 8, said: '421', kept: false, jobs: 8 });
  await run(id);
  expect(post.arrived).toEqual([]);
});

test('a server that is not there, and none at all, are waited for', async () => {
  const gone = await startMailServer();
  await gone.close();
  for (const given of [{ SMTP_URL: gone.url }, {}]) {
    const without = await contextWith({ ...given, MASTER_KEY: app.get(Settings).MASTER_KEY });
    const id = await write();
    await run(id, without);
    await without.close();
    expect(await rowOf(id)).toMatchObject({ state: 'waiting', tries: 1, kept: true });
  }
});

test('a connection lost after the message, so that nobody knows, is tried once more with the same Message-ID', async () => {
  post.temper = 'hangs-up-after-message';
  const id = await write();
  for (let again = 0; again < 4; again++) await run(id);
  expect(await rowOf(id)).toMatchObject({ state: 'dead', tries: 2 });
  expect(post.arrived.map(({ mail }) => mail.messageId)).toEqual(Array(2).fill(`<${id}@wharfedale.example>`));
  expect(post.arrived[1]?.raw).toBe(post.arrived[0]?.raw);
});

test('a sender that dies in the middle sends once more, and never a third time', async () => {
  const id = await write();
  await run(id);
  const die = () => db.query(`update mail set state = 'sending', sealed = $2 where id = $1`, [id, kept]);
  const other = await write();
  const [{ sealed: kept } = { sealed: null }] = await db.query<{ sealed: Buffer | null }>(
    'select sealed from mail where id = $1',
    [other],
  );
  await die();
  await run(id);
  await die();
  await run(id);
  expect(post.arrived).toHaveLength(2);
  expect(await rowOf(id)).toMatchObject({ state: 'dead', said: 'cut-off', kept: false });
});

test('a mail that is good for ten minutes is not sent after them', async () => {
  const id = await write({ kind: 'sign-in-link' });
  await db.query(`update mail set good_until = now() - interval '1 second' where id = $1`, [id]);
  await run(id);
  expect(await rowOf(id)).toMatchObject({ state: 'dead', said: 'too-late', kept: false });
  expect(post.arrived).toEqual([]);
});

test('links to sign in go before invitations', async () => {
  await write();
  await write({ kind: 'sign-in-link' });
  const jobs = await db.query<{ priority: number }>('select priority from jobs.job order by created_on');
  expect(jobs.map(({ priority }) => priority)).toEqual([0, 1]);
});

test('lines in any field make no header and no second person', async () => {
  const evil = 'x\r\nBcc: eve@example.org\r\n\r\nHello';
  for (const over of [{ to: `joan@example.org${evil}` }, { subject: evil }])
    await expect(write(over)).rejects.toMatchObject({ kind: 'invalid' });
  await db.query(`update institution set name = $1, contact_email = $1`, [evil]);
  await run(await write({ paragraphs: [`${evil}\r\n.\r\nMAIL FROM:<eve@example.org>\r\nRCPT TO:<eve@example.org>`] }));
  await db.query(
    `update institution set name = 'University of Wharfedale', contact_email = 'careers@wharfedale.example'`,
  );
  expect(post.arrived.map(({ to }) => to)).toEqual([['joan@example.org']]);
  const headers = post.arrived[0]?.mail.headers.map(({ key }) => key).sort();
  expect(headers).toEqual(
    [
      'auto-submitted',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
      'x-auto-response-suppress',
    ].sort(),
  );
});

test('another institution’s mail is not there', async () => {
  const [row] = await db.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email) values ('tayside', 'Tayside', 'scotland', 'a@b.example') returning id`,
  );
  const id = await write();
  await app.get(MailRuns).run(row?.id ?? '', id);
  expect(post.arrived).toEqual([]);
  const elsewhere = { institutionId: row?.id ?? '' };
  const standings = await app
    .get(Database)
    .transaction(elsewhere, (tx) => app.get(Mail).standings(tx, elsewhere, [id]));
  expect([...standings]).toEqual([]);
});

test('old mail is forgotten', async () => {
  const id = await write();
  await run(id);
  await db.query(`update mail set done_at = now() - interval '91 days' where id = $1`, [id]);
  const young = await write();
  await app.get(MailRuns).forgetOld(here.institutionId);
  expect(await db.query('select id from mail')).toEqual([{ id: young }]);
});

test('mail that can be stopped offers it to mail programs, in one line that they read', async () => {
  const stop = `/stop/${'Ab-_'.repeat(25)}`;
  await run(await write({ stop }));
  const headers = new Map(post.arrived[0]?.mail.headers.map(({ key, value }) => [key, value]));
  expect(headers.get('list-unsubscribe')).toBe(`<https://mentoring.example${stop}>`);
  expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
});

test('links lead to the institution’s own host, where it has one', async () => {
  await db.query(`insert into institution_host (host, institution_id) values ('mentoring.wharfedale.example', $1)`, [
    here.institutionId,
  ]);
  await run(await write({ stop: '/stop/abc' }));
  await db.query('delete from institution_host');
  const { text, html, headers } = post.arrived[0]?.mail ?? {};
  expect(text).toContain('https://mentoring.wharfedale.example/invited/abc\n');
  expect(html).toContain('<a href="https://mentoring.wharfedale.example/invited/abc"');
  const stop = headers?.find(({ key }) => key === 'list-unsubscribe');
  expect(stop?.value).toBe('<https://mentoring.wharfedale.example/stop/abc>');
  expect(`${text} ${String(html)}`).not.toContain('//mentoring.example');
});

test('the page has the institution’s colour', async () => {
  await db.query(`insert into institution_look (institution_id, primary_colour) values ($1, '#5B2A86')`, [
    here.institutionId,
  ]);
  await run(await write());
  await db.query('delete from institution_look');
  expect(post.arrived[0]?.mail.html).toContain('background:#5B2A86');
});

const marked = () => db.query<{ email: string; said: string }>('select email, server_said as said from mail_bounce');
const lead = (): Actor => ({ ...here, accountId: null, roles: ['programme-lead'] });
const news: Partial<Letter> = {
  ...{ kind: 'news', stop: '/stop/abc' },
  permission: {
    subjectId: '018f0000-0000-7000-8000-000000000001',
    subjectKind: 'mentor',
    purpose: 'news',
    item: '',
    epoch: 1,
  },
};

test.each([
  [{ at: 'recipient', code: 550 } as const, ['550']],
  [{ at: 'message', code: 552 } as const, ['552']],
  [{ at: 'sender', code: 553 } as const, []],
  [{ at: 'recipient', code: 450 } as const, []],
  ['hangs-up-at-recipient' as const, []],
])('of a refusal (%j) the address is marked only where it is for good, and not of us', async (temper, said) => {
  post.temper = temper;
  await run(await write({ to: 'Joan@Example.org' }));
  expect(await marked()).toEqual(said.map((number) => ({ email: 'joan@example.org', said: number })));
});

test('an address that is marked gets no mail that it does not need, and the mail that it needs', async () => {
  post.temper = { at: 'recipient', code: 550 };
  await run(await write());
  post.temper = 'takes';
  const [letterNews, service] = [await write(news), await write()];
  for (const id of [letterNews, service]) await run(id);
  expect(await rowOf(letterNews)).toMatchObject({ state: 'dead', said: 'bounces', kept: false, tries: 0 });
  expect(await rowOf(service)).toMatchObject({ state: 'sent' });
  expect(post.arrived).toHaveLength(1);
});

test('another address is another matter, and staff take the mark off', async () => {
  post.temper = { at: 'recipient', code: 550 };
  await run(await write());
  const bounces = app.get(Bounces);
  expect(await bounces.find(lead(), 'Joan@example.org')).toMatchObject({ serverSaid: '550' });
  expect(await bounces.find(lead(), 'joan.b@example.org')).toBeNull();
  expect(await bounces.find(lead(), null)).toBeNull();
  await bounces.clear(lead(), { id: here.institutionId, email: 'joan@example.org' });
  expect(await marked()).toEqual([]);
  expect(() => bounces.find({ ...lead(), roles: ['analyst'] }, 'joan@example.org')).toThrow(
    expect.objectContaining({ kind: 'forbidden' }),
  );
});

test('a mark is forgotten after a year', async () => {
  await db.query(
    `insert into mail_bounce values ($1, 'a@b.example', '550', now() - interval '366 days'), ($1, 'c@d.example', '550', now())`,
    [here.institutionId],
  );
  await app.get(MailRuns).forgetOld(here.institutionId);
  expect(await marked()).toEqual([{ email: 'c@d.example', said: '550' }]);
});
