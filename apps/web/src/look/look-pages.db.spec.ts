import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readSettings } from '@footing/config';
import { Accounts } from '@footing/identity';
import { type Role, systemActor } from '@footing/kernel';
import { Institutions } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import { Client } from 'pg';
import request from 'supertest';
import { DoorModule } from '../spec/door';
import { startWeb } from '../start-web';

let db: FreshDatabase;
let web: NestExpressApplication;
const ids = new Map<string, string>();

/** The least that is a PNG: 20 by 10. */
const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000140000000a0802000000000000000000000049454e44ae426082',
  'hex',
);

async function as(slug: string, role: Role) {
  const institutionId = ids.get(slug) ?? '';
  const account = { name: `Some ${role}`, email: `${role}.${Date.now()}@${slug}.example`, roles: [role] };
  const { id } = await web.get(Accounts, { strict: false }).create(systemActor(institutionId), account);
  const agent = request.agent(web.getHttpServer());
  await agent.get(`/enter/${institutionId}/${id}`).expect(200);
  const token = async () => /name="_csrf" value="([^"]+)"/.exec((await agent.get('/me')).text)?.[1] ?? '';
  const post = async (path: string, fields: object = {}) =>
    agent
      .post(path)
      .type('form')
      .send({ _csrf: await token(), ...fields });
  const sendLogo = async (file: Buffer, words = 'Crest') =>
    agent
      .post('/institution/look/logo')
      .field('_csrf', await token())
      .field('words', words)
      .attach('file', file, 'logo.png');
  return { agent, post, sendLogo };
}

const words = {
  name: 'University of Gower',
  contactEmail: 'careers@gower.example',
  contactWords: 'Ring 01792 before 4',
};

beforeAll(async () => {
  db = await freshDatabase();
  const env = { NODE_ENV: 'test', PORT: '0', DATABASE_URL: db.url, MASTER_KEY: TEST_MASTER_KEY };
  const settings = readSettings({ ...env, SESSION_SECRET: 's'.repeat(40), PUBLIC_URL: 'http://mentoring.example' });
  web = await startWeb(settings, { modules: [DoorModule] });
  for (const slug of ['fenland', 'gower', 'tayside']) {
    const given = { slug, name: `Uni of ${slug}`, nation: 'wales', contactEmail: `a@${slug}.example` } as const;
    ids.set(slug, (await web.get(Institutions, { strict: false }).create(given)).id);
  }
  await db.query(`insert into institution_host values ('mentoring.gower.example', $1)`, [ids.get('gower')]);
}, 60_000);
afterAll(async () => {
  await web.close();
  await db.drop();
});

const anonymous = () => request.agent(web.getHttpServer());

describe('whose pages', () => {
  test('where several have theirs here, whoever says nothing chooses', async () => {
    const { text } = await anonymous().get('/');
    expect(text).toContain('Choose your university');
    for (const slug of ids.keys()) expect(text).toContain(`href="/at/${slug}"`);
  });

  test('the host name says whose, in any case', async () => {
    for (const host of ['mentoring.gower.example', 'MENTORING.gower.example:8080'])
      expect((await anonymous().get('/').set('Host', host)).text).toContain('Uni of gower');
  });

  test('a chosen path is remembered, and goes on to the rest of it', async () => {
    const agent = anonymous();
    const answer = await agent.get('/at/tayside/sign-in?next=%2Fme');
    expect([answer.status, answer.headers['location']]).toEqual([303, '/sign-in?next=%2Fme']);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^footing-at=tayside;.*HttpOnly.*SameSite=Lax/);
    expect((await agent.get('/')).text).toContain('Uni of tayside');
    expect((await agent.get('/').set('Host', 'mentoring.gower.example')).text).toContain('Uni of gower');
  });

  test.each([
    '/at/gower//evil.example',
    '/at/gower/%2Fevil.example',
    '/at/gower/\\evil.example',
    '/at/gower/..//evil.example',
  ])('%s leads nowhere else', async (path) => {
    const { headers } = await anonymous().get(path);
    const location = headers['location'] ?? '/';
    expect(new URL(location, 'http://mentoring.example').origin).toBe('http://mentoring.example');
  });

  test('a university that is not there is not there, and a cookie of our own making is no way in', async () => {
    await anonymous().get('/at/nowhere').expect(404);
    const forged = await anonymous().get('/programmes').set('Cookie', 'footing-at=gower');
    expect(forged.headers['location']).toMatch(/^\/sign-in/);
  });

  test('a forged host changes nothing: the same bytes, and no address with it', async () => {
    const plain = (text: string) => text.replace(/name="_csrf" value="[^"]*"/g, '');
    for (const path of ['/', '/privacy', '/sign-in', '/at/gower', '/programmes']) {
      const honest = await anonymous().get(path);
      const forged = await anonymous().get(path).set('Host', 'evil.example').set('X-Forwarded-Host', 'evil.example');
      expect(plain(forged.text)).toBe(plain(honest.text));
      expect(forged.headers['location']).toBe(honest.headers['location']);
      expect(JSON.stringify(forged.headers)).not.toContain('evil.example');
    }
  });

  test('who is signed in sees their own university, whatever the host and the cookie say', async () => {
    const { agent } = await as('tayside', 'observer');
    await agent.get('/at/fenland');
    const { text } = await agent.get('/privacy').set('Host', 'mentoring.gower.example');
    expect(text).toContain('Uni of tayside');
  });
});

describe('what they look like', () => {
  test('name, colour, contact and notices are on the pages of that university alone', async () => {
    const { post, agent } = await as('gower', 'administrator');
    expect((await post('/institution/look', { ...words, primaryColour: '#7a1f3d' })).status).toBe(303);
    const notices = { privacyNotice: 'We keep it <b>safe</b>.\r\n\r\nTruly.', accessibility: 'Ask us.' };
    expect((await post('/institution/look/notices', notices)).status).toBe(303);
    const { text } = await agent.get('/privacy');
    for (const part of [
      'University of Gower',
      '/assets/primary-7a1f3d.css',
      'Ring 01792',
      '&lt;b>safe',
      '<p class="govuk-body">Truly.',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('to be confirmed');
    const other = (await anonymous().get('/privacy').set('Cookie', 'footing-at=fenland')).text;
    for (const part of ['Gower', '7a1f3d', '01792', 'Truly']) expect(other).not.toContain(part);
    expect(other).toContain('to be confirmed by your data protection officer');
    const style = await anonymous().get('/assets/primary-7a1f3d.css');
    expect([style.headers['content-type'], style.text.includes('#7a1f3d')]).toEqual(['text/css; charset=utf-8', true]);
  });

  test('a colour that cannot be read is told at its field, and everything typed is still there', async () => {
    const { post } = await as('gower', 'administrator');
    for (const [primaryColour, message] of [
      ['#ffff00', 'too light to read'],
      ['red', 'Enter a colour as #'],
    ]) {
      const answer = await post('/institution/look', { ...words, primaryColour });
      expect([answer.status, answer.text.includes(message ?? '')]).toEqual([422, true]);
      expect(answer.text).toContain('Ring 01792');
      expect(answer.text).toMatch(new RegExp(`id="primaryColour"[^>]*value="${primaryColour}"`));
    }
    await anonymous().get('/assets/primary-ffff00.css').expect(404);
  });

  test('a logo is shown, as a picture and nothing else, to visitors of that university alone', async () => {
    const { sendLogo, agent, post } = await as('gower', 'administrator');
    expect((await sendLogo(PNG)).status).toBe(303);
    const [, src = ''] =
      /<img src="(\/institution-logo\/[0-9a-f]{64})" alt="Crest"/.exec((await agent.get('/')).text) ?? [];
    const logo = await agent.get(src);
    expect(logo.body).toEqual(PNG);
    expect(logo.headers).toMatchObject({
      ...{ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' },
      'content-security-policy': "default-src 'none'; sandbox",
    });
    await anonymous().get(src).expect(404);
    await anonymous().get(src).set('Cookie', 'footing-at=fenland').expect(404);
    await anonymous().get(src).set('Cookie', 'footing-at=gower').expect(200);
    await post('/institution/look/remove-logo');
    await agent.get(src).expect(404);
  });

  test.each([
    ['a drawing with a script', Buffer.from('<svg onload="alert(1)"/>'.padEnd(60))],
    ['a picture with a page behind it', Buffer.concat([PNG, Buffer.from('<script>1</script>')])],
    ['a file that is too large', Buffer.concat([PNG, Buffer.alloc(300_000)])],
  ])('%s is refused at the field', async (_, file) => {
    const { sendLogo } = await as('gower', 'administrator');
    const answer = await sendLogo(file);
    expect([answer.status, answer.text.includes('Choose a PNG or JPEG')]).toEqual([422, true]);
  });

  test('only an administrator changes it, and it leaves a line', async () => {
    for (const role of ['programme-lead', 'consultant', 'analyst', 'mentor'] as const) {
      const somebody = role === 'mentor' ? await as('gower', 'observer') : await as('gower', role);
      await somebody.agent.get('/institution/look').expect(404);
      expect((await somebody.post('/institution/look', words)).status).toBe(404);
    }
    const [line] = await db.query<{ n: number }>(
      `select count(*)::int as n from audit_event where event = 'institution.look-changed' and institution_id = $1`,
      [ids.get('gower')],
    );
    expect(line?.n).toBe(4);
  });

  test.each([
    [
      'a logo that is no picture',
      `insert into institution_logo values ($1, 'svg', '\\x00', 1, 1, 'x', encode(sha256('\\x00'), 'hex'))`,
    ],
    [
      'a logo under another’s fingerprint',
      `insert into institution_logo values ($1, 'png', '\\x00', 1, 1, 'x', 'abc')`,
    ],
    [
      'a colour that is a style sheet',
      `insert into institution_look (institution_id, primary_colour) values ($1, '#FFF;}body{')`,
    ],
    ['a host name', `insert into institution_host values ('evil.example', $1)`],
    ['a look of another university', `insert into institution_look (institution_id) values ($1)`],
  ])('the database refuses a hostile client %s', async (what, sql) => {
    const hostile = new Client({ connectionString: db.url });
    await hostile.connect();
    await hostile.query('begin');
    await hostile.query(`select set_config('footing.institution_id', $1, true)`, [ids.get('tayside')]);
    const whose = ids.get(what.endsWith('another university') ? 'fenland' : 'tayside');
    await expect(hostile.query(sql, [whose])).rejects.toThrow(/violates|permission denied|row-level security/);
    await hostile.end();
  });
});
