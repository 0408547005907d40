import 'reflect-metadata';
import type { Response } from 'supertest';
import { FrontDesk, pathIn } from './spec/front-desk';

let desk: FrontDesk;

beforeAll(async () => {
  desk = await FrontDesk.open();
  const joan = await desk.addAccount('joan@example.org', ['mentor']);
  // She was offered a passkey long ago.
  await desk.db.query('insert into passkey_declined (institution_id, account_id) values ($1, $2)', [
    desk.institutionId,
    joan,
  ]);
});
afterEach(() =>
  desk.db.query(
    'delete from permit; delete from sign_in_request; delete from invitation; delete from mail; delete from jobs.job',
  ),
);
afterAll(() => desk.close());

const sessions = () => desk.db.query('select from account_session');

test('somebody asks, opens the mail, presses the button and is in, where they wanted to go', async () => {
  const browser = desk.browser();
  const sent = await browser.send('/sign-in/e-mail', { address: ' Joan@Example.org ', next: '/me?from=mail' });
  expect([sent.status, sent.headers['location']]).toEqual([303, '/sign-in/e-mail/sent']);
  const [arrived] = await desk.work();
  const link = await browser.open(pathIn(arrived));
  expect(link.text).toContain('Press the button to sign in');
  const entered = await browser.send(pathIn(arrived));
  expect([entered.status, entered.headers['location']]).toEqual([303, '/me?from=mail']);
  expect((await browser.open('/me')).text).toContain('Joan Smith');
  expect((await browser.send(pathIn(arrived), {}, '/me')).status).toBe(410);
});

test('what scanners of mail do uses nothing up and signs nobody in', async () => {
  const browser = desk.browser();
  const path = await desk.linkFor(browser, 'joan@example.org');
  const before = (await sessions()).length;
  for (const scanner of [desk.browser(), desk.browser()]) {
    await scanner.agent.head(path).expect(200);
    await scanner.agent.get(path).set('User-Agent', 'Scanner/1.0').expect(200);
    expect((await scanner.agent.get(path)).headers['set-cookie']).toBeUndefined();
    // One that runs scripts and presses every button finds none; one that makes its own gets nowhere.
    expect((await scanner.send(path, {}, '/sign-in/e-mail')).status).toBe(410);
  }
  expect(await sessions()).toHaveLength(before);
  expect((await browser.send(path)).status).toBe(303);
  expect(await sessions()).toHaveLength(before + 1);
});

test('another device shows a code, which signs in the browser that asked', async () => {
  const [browser, phone] = [desk.browser(), desk.browser()];
  const path = await desk.linkFor(browser, 'joan@example.org', '/programmes');
  const shown = await phone.open(path);
  const code = /<strong>([0-9A-Z]{4}-[0-9A-Z]{4})<\/strong>/.exec(shown.text)?.[1] ?? '';
  const wrong = await browser.send('/sign-in/e-mail/code', { code: 'AAAA AAAA' }, '/sign-in/e-mail/sent');
  expect([wrong.status, /You can try 4 times more/.test(wrong.text)]).toEqual([422, true]);
  expect((await phone.send('/sign-in/e-mail/code', { code }, '/sign-in/e-mail/sent')).status).toBe(410);
  const entered = await browser.send('/sign-in/e-mail/code', { code }, '/sign-in/e-mail/sent');
  expect([entered.status, entered.headers['location']]).toEqual([303, '/programmes']);
});

test('a code that is too short uses up no try; after the last wrong one a page leads to a new link', async () => {
  const browser = desk.browser();
  await desk.linkFor(browser, 'joan@example.org');
  const type = (code: string) => browser.send('/sign-in/e-mail/code', { code }, '/sign-in/e-mail/sent');
  for (const code of ['A', 'AAAAAAA', 'AAAA-UUUU', 'AAAAAAAAA']) {
    const answer = await type(code);
    expect([answer.status, answer.text.includes('Enter the 8 letters')]).toEqual([422, true]);
  }
  for (const left of ['4 times', '3 times', '2 times', 'once'])
    expect((await type('AAAA AAAA')).text).toContain(`You can try ${left} more`);
  const over = await type('AAAA AAAA');
  expect([over.status, over.text.includes('href="#code')]).toEqual([410, false]);
  expect(over.text).toContain('href="/sign-in/e-mail"');
});

test('the session has a new id, and the cookie of the asking is gone', async () => {
  const browser = desk.browser();
  const path = await desk.linkFor(browser, 'joan@example.org');
  const idIn = (answer: Response) => /footing=([^;]+)/.exec(String(answer.headers['set-cookie']))?.[1];
  const before = idIn(await desk.browser().open('/sign-in/e-mail'));
  const entered = await browser.send(path);
  expect(before).toBeDefined();
  expect(idIn(entered)).not.toBe(before);
  expect(String(entered.headers['set-cookie'])).toMatch(/footing-asking=;/);
});

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  'evil',
])('after signing in nobody is sent to %j', async (next) => {
  const browser = desk.browser();
  const path = await desk.linkFor(browser, 'joan@example.org', next);
  expect((await browser.send(path)).headers['location']).toMatch(/^\/(?![/\\])/);
});

test('the link leads to our own address, whatever host a request names', async () => {
  const browser = desk.browser();
  const page = await browser.open('/sign-in/e-mail');
  const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1];
  await browser.agent
    .post('/sign-in/e-mail')
    .set({ Host: 'evil.example', 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' })
    .type('form')
    .send({ _csrf: token, address: 'joan@example.org' });
  const [arrived] = await desk.work();
  expect(arrived?.raw).not.toContain('evil.example');
  expect(arrived?.mail.text).toContain('http://localhost:');
});

test('pages with a secret in their address tell it to nobody', async () => {
  const browser = desk.browser();
  const path = await desk.linkFor(browser, 'joan@example.org');
  for (const answer of [
    await browser.open(path),
    await desk.browser().open(path),
    await browser.open('/sign-in/e-mail'),
    await browser.open('/invited/x'),
  ]) {
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    expect(answer.headers['cache-control']).toBe('no-store');
    const loaded = [...answer.text.matchAll(/(?:src|<link[^>]+href)="([^"]+)"/g)].map(([, url = '']) => url);
    expect(loaded.filter((url) => !url.startsWith('/assets/'))).toEqual([]);
  }
});

test.each([
  '',
  'joan',
  'joan@example.org\r\nBcc: eve@example.org',
  'joan@example.org, eve@example.org',
  'Joan <joan@example.org>',
  'jo\0an@example.org',
  '\ud800@example.org',
])('%j is asked for again, as it was typed, and nothing is sent', async (address) => {
  const answer = await desk.browser().send('/sign-in/e-mail', { address });
  expect(answer.status).toBe(422);
  expect(await desk.work()).toEqual([]);
});

test('a form from elsewhere asks for nothing', async () => {
  const answer = await desk.browser().agent.post('/sign-in/e-mail').type('form').send({ address: 'joan@example.org' });
  expect(answer.status).toBe(409);
  expect(await desk.work()).toEqual([]);
});

test('an answer tells not whether an address is known: 400 requests in turn, the same to the byte', async () => {
  const browser = desk.browser();
  const page = await browser.open('/sign-in/e-mail');
  const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1];
  const seen = new Set<string>();
  for (let turn = 0; turn < 400; turn++) {
    const address = turn % 2 === 0 ? 'joan@example.org' : `nobody${turn}@example.org`;
    const answer = await browser.agent.post('/sign-in/e-mail').type('form').send({ _csrf: token, address });
    const { date: _date, 'set-cookie': cookies, ...headers } = answer.headers as Record<string, unknown>;
    const shape = String(cookies)
      .replace(/=[A-Za-z0-9_-]{43};/, '=…;')
      .replace(/Expires=[^;]+/, 'Expires=…');
    seen.add(JSON.stringify([answer.status, headers, shape, answer.text]));
  }
  expect([...seen]).toHaveLength(1);
});

test('an invitation leads by two mails to an account that mentors', async () => {
  const [account] = [await desk.addAccount('alumni@wharfedale.example', ['alumni-office'])];
  const { Invitations } = await import('@footing/identity');
  const actor = { institutionId: desk.institutionId, accountId: account, roles: ['alumni-office' as const] };
  await desk.web.get(Invitations, { strict: false }).invite(actor, 'ben@example.org');
  const [invitation] = await desk.work();
  const browser = desk.browser();
  expect((await browser.open(pathIn(invitation))).text).toContain('Would you mentor a student?');
  expect((await browser.send(pathIn(invitation), { name: '' })).status).toBe(422);
  const yes = await browser.send(pathIn(invitation), { name: 'Ben Okri' });
  expect(yes.headers['location']).toBe('/sign-in/e-mail/sent');
  const [link] = await desk.work();
  expect((await browser.send(pathIn(link))).headers['location']).toBe('/me/passkeys/offer?next=%2Fme%2Fstudents');
  const me = await browser.open('/me');
  expect(me.text).toContain('Ben Okri');
  expect(me.text).toContain('Mentor');
  expect((await browser.open(pathIn(invitation))).status).toBe(410);
  expect((await desk.browser().open('/invited/nonsense')).status).toBe(410);
});

test('every line that these pages leave says in which request: also who enrolled', async () => {
  const lines = await desk.db.query<{ event: string }>(
    `select distinct event from audit_event where event in ('sign-in.link-used', 'mentor.enrolled') order by event`,
  );
  expect(lines.map(({ event }) => event)).toEqual(['mentor.enrolled', 'sign-in.link-used']);
  const without = `select distinct event from audit_event where request_id is null and account_id is null and event <> 'sign-in.link-sent'`;
  expect(await desk.db.query(without)).toEqual([]);
});
