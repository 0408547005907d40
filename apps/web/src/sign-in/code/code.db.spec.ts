import 'reflect-metadata';
import { Secret, TOTP } from 'otpauth';
import { type Browser, FrontDesk } from '../e-mail/spec/front-desk';

let desk: FrontDesk;

beforeAll(async () => {
  desk = await FrontDesk.open();
  await desk.addAccount('joan@example.org', ['mentor']);
  await desk.addAccount('tom@wharfedale.example', ['consultant']);
  for (const name of ['ada', 'max']) await desk.addAccount(`${name}@wharfedale.example`, ['administrator']);
});
afterEach(() =>
  desk.db.query(
    `delete from account_session; delete from permit; delete from sign_in_request; delete from second_factor_reset; delete from account_totp;
     delete from recovery_code; delete from mail; delete from jobs.job`,
  ),
);
afterAll(() => desk.close());

/** As if the code of this half-minute had not been used: so that no test has to wait for the next. */
const forgetUse = () => desk.db.query('update account_totp set last_step = 0');
const codeFor = (secret: string, halfMinutes = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + halfMinutes * 30_000 });

/** Signs in by a link, as far as one proof goes. @returns where that leads. */
async function signIn(browser: Browser, address: string, next = '/me'): Promise<string> {
  const path = await desk.linkFor(browser, address, next);
  return String((await browser.send(path)).headers['location']);
}

/** Sets an app up in a browser that is signed in. @returns its secret and the spare codes. */
async function setUp(browser: Browser) {
  await browser.send('/sign-in/code/set-up/start', {}, '/sign-in/code/set-up');
  const page = await browser.open('/sign-in/code/set-up');
  const secret = /govuk-inset-text">([A-Z2-7 ]+)</.exec(page.text)?.[1]?.replaceAll(' ', '') ?? '';
  const done = await browser.send('/sign-in/code/set-up', { code: codeFor(secret), next: '/me' });
  await forgetUse();
  const codes = [...done.text.matchAll(/<code>([^<]+)<\/code>/g)].map(([, code = '']) => code);
  await desk.work();
  return { secret, codes, done };
}

const sessionsOf = async (email: string) =>
  (
    await desk.db.query<{ strength: string }>(
      'select s.strength from account_session s join account a on a.id = s.account_id where a.email = $1 order by s.began_at desc, s.id desc',
      [email],
    )
  ).map(({ strength }) => strength);

test('who works here in a role that needs two proofs is led to set an app up, and then is in', async () => {
  const browser = desk.browser();
  expect(await signIn(browser, 'tom@wharfedale.example', '/programmes')).toBe('/programmes');
  const away = await browser.open('/programmes');
  expect(away.headers['location']).toBe('/sign-in/code?next=%2Fprogrammes');
  expect((await browser.open('/sign-in/code?next=%2Fprogrammes')).headers['location']).toBe(
    '/sign-in/code/set-up?next=%2Fprogrammes',
  );
  const { codes, done } = await setUp(browser);
  expect([done.status, codes.length]).toEqual([200, 10]);
  expect(await sessionsOf('tom@wharfedale.example')).toEqual(['two']);
  expect((await browser.open('/programmes')).status).toBe(200);
});

test('the picture for the app is in the page itself, and the page may show it', async () => {
  const browser = desk.browser();
  await signIn(browser, 'joan@example.org');
  await browser.send('/sign-in/code/set-up/start', {}, '/sign-in/code/set-up');
  const page = await browser.open('/sign-in/code/set-up');
  const picture = /src="data:image\/svg\+xml;base64,([^"]+)"/.exec(page.text)?.[1] ?? '';
  expect(Buffer.from(picture, 'base64').toString()).toMatch(/^<svg /);
  expect(page.headers['content-security-policy']).toMatch(/img-src 'self' data:/);
  expect(page.headers['referrer-policy']).toBe('no-referrer');
});

test('looking at how to set an app up changes nothing: a button does', async () => {
  const browser = desk.browser();
  await signIn(browser, 'joan@example.org');
  const apps = () => desk.db.query('select sealed from account_totp');
  expect((await browser.open('/sign-in/code/set-up?next=%2Fme')).text).toContain('value="/me"');
  await browser.open('/sign-in/code/set-up');
  expect(await apps()).toEqual([]);
  const start = await browser.send('/sign-in/code/set-up/start', { next: '/me/codes' }, '/sign-in/code/set-up');
  expect(start.headers['location']).toBe('/sign-in/code/set-up?next=%2Fme%2Fcodes');
  const begun = await apps();
  expect(begun).toHaveLength(1);
  await browser.send('/sign-in/code/set-up/start', {}, '/sign-in/code/set-up');
  expect(await apps()).toEqual(begun);
});

test('what can be no code uses up no try', async () => {
  const first = desk.browser();
  await signIn(first, 'joan@example.org');
  const { secret } = await setUp(first);
  const browser = desk.browser();
  await signIn(browser, 'joan@example.org');
  for (const code of ['1', '12345', 'abc def', '1234567', 'ABCDE-FGHJK', ...Array<string>(8).fill('12 34 5')]) {
    const answer = await browser.send('/sign-in/code', { code, next: '/me' });
    expect([answer.status, answer.text.includes('26 letters and figures')]).toEqual([422, true]);
  }
  expect((await browser.send('/sign-in/code', { code: codeFor(secret), next: '/me' })).status).toBe(303);
});

test('with codes turned on, a link alone signs nobody in', async () => {
  const first = desk.browser();
  await signIn(first, 'joan@example.org');
  const { secret, codes } = await setUp(first);
  await desk.db.query('delete from account_session');

  const browser = desk.browser();
  expect(await signIn(browser, 'joan@example.org', '/me')).toBe('/sign-in/code?next=%2Fme');
  expect(await sessionsOf('joan@example.org')).toEqual([]);
  expect((await browser.open('/me')).headers['location']).toMatch(/^\/sign-in\?/);
  const wrong = await browser.send('/sign-in/code', { code: '000000', next: '/me' });
  expect([wrong.status, wrong.text.includes('That code is not right')]).toEqual([422, true]);
  const entered = await browser.send('/sign-in/code', { code: codeFor(secret), next: '/me' });
  expect([entered.status, entered.headers['location']]).toEqual([303, '/me']);
  expect(await sessionsOf('joan@example.org')).toEqual(['two']);

  const other = desk.browser();
  await signIn(other, 'joan@example.org');
  expect((await other.send('/sign-in/code', { code: codeFor(secret), next: '/me' })).status).toBe(422);
  expect((await other.send('/sign-in/code', { code: codes[4], next: '/me' })).status).toBe(303);
});

test('nobody comes to the second proof without the first, nor ten minutes after it', async () => {
  const stranger = desk.browser();
  for (const path of ['/sign-in/code', '/sign-in/code/set-up', '/sign-in/code/lost', '/me/codes'])
    expect((await stranger.open(path)).headers['location']).toMatch(/^\/sign-in\?/);
  const first = desk.browser();
  await signIn(first, 'joan@example.org');
  const { secret } = await setUp(first);
  const browser = desk.browser();
  await signIn(browser, 'joan@example.org');
  // A whole page further on, nothing is left to be kept of the request that began it.
  expect((await browser.open('/sign-in/code')).status).toBe(200);
  await desk.db.query(
    `update visitor_session set data = jsonb_set(data, '{halfWay,at}', to_jsonb(now() - interval '11 minutes')) where data ? 'halfWay'`,
  );
  expect(
    (await browser.send('/sign-in/code', { code: codeFor(secret) }, '/sign-in/e-mail')).headers['location'],
  ).toMatch(/^\/sign-in/);
});

test('the second proof makes a session with a new id, and the one before is worth nothing', async () => {
  const browser = desk.browser();
  await signIn(browser, 'tom@wharfedale.example');
  const before = await desk.db.query<{ hash: Buffer }>('select hash from account_session');
  await setUp(browser);
  const after = await desk.db.query<{ hash: Buffer }>('select hash from account_session');
  expect(after.filter(({ hash }) => before.some((one) => one.hash.equals(hash)))).toEqual([]);
});

test('turning codes off and making new spare ones asks for a code that is not older than five minutes', async () => {
  const browser = desk.browser();
  await signIn(browser, 'joan@example.org');
  const { secret } = await setUp(browser);
  const age = () => desk.db.query(`update account_session set began_at = began_at - interval '6 minutes'`);
  await age();
  for (const path of ['/me/codes/remove', '/me/codes/spare'])
    expect((await browser.send(path, {}, '/me/codes')).headers['location']).toBe('/sign-in/code?next=%2Fme%2Fcodes');
  expect(
    (await browser.send('/sign-in/code', { code: codeFor(secret, 1), next: '/me/codes' })).headers['location'],
  ).toBe('/me/codes');
  const spare = await browser.send('/me/codes/spare', {}, '/me/codes');
  expect([...spare.text.matchAll(/<code>/g)]).toHaveLength(10);
  await browser.send('/me/codes/remove', {}, '/me/codes');
  expect((await browser.open('/me/codes')).text).toContain('Set up an app');
  expect((await desk.work()).map(({ to }) => to)).toEqual([['joan@example.org'], ['joan@example.org']]);
});

test('an app is set up only just after signing in', async () => {
  const browser = desk.browser();
  await signIn(browser, 'joan@example.org');
  await browser.send('/sign-in/code/set-up/start', {}, '/sign-in/code/set-up');
  const { text } = await browser.open('/sign-in/code/set-up');
  const secret = /govuk-inset-text">([A-Z2-7 ]+)</.exec(text)?.[1]?.replaceAll(' ', '') ?? '';
  await desk.db.query(`update account_session set began_at = began_at - interval '6 minutes'`);
  const page = await browser.open('/sign-in/code/set-up');
  expect(page.text).toContain('Sign in once more');
  expect(page.text).not.toContain('data:image');
  await desk.db.query('delete from account_totp');
  await browser.send('/sign-in/code/set-up/start', {}, '/me');
  expect(await desk.db.query('select from account_totp')).toEqual([]);
  const sent = await browser.send('/sign-in/code/set-up', { code: codeFor(secret) }, '/me');
  expect(sent.text).toContain('Sign in once more');
  expect(await desk.db.query('select from account_totp where confirmed_at is not null')).toEqual([]);
});

test('a mentor who lost everything is in without codes after a day', async () => {
  const first = desk.browser();
  await signIn(first, 'joan@example.org');
  await setUp(first);
  const browser = desk.browser();
  await signIn(browser, 'joan@example.org');
  expect((await browser.send('/sign-in/code/lost')).headers['location']).toBe('/sign-in/code/lost');
  expect((await browser.open('/sign-in/code/lost')).text).toContain('You can do it from');
  expect((await browser.send('/sign-in/code/lost/end', {}, '/sign-in/e-mail')).status).toBe(409);
  await desk.db.query(`update second_factor_reset set due_at = now()`);
  expect((await browser.send('/sign-in/code/lost/end', {}, '/sign-in/code/lost')).status).toBe(303);
  expect((await browser.open('/me')).status).toBe(200);
});

test('every line that these pages leave says in which request; only what a job did has none', async () => {
  const browser = desk.browser();
  await signIn(browser, 'joan@example.org');
  const { codes } = await setUp(browser);
  const again = desk.browser();
  await signIn(again, 'joan@example.org');
  await again.send('/sign-in/code', { code: '000000', next: '/me' });
  await again.send('/sign-in/code', { code: codes[0], next: '/me' });
  await again.send('/me/codes/spare', {}, '/me/codes');
  await again.send('/me/codes/remove', {}, '/me/codes');
  const lines = await desk.db.query<{ event: string; said: boolean }>(
    'select distinct event, request_id is not null as said from audit_event order by event, said',
  );
  expect(lines.filter(({ said }) => !said)).toEqual([{ event: 'sign-in.link-sent', said: false }]);
  expect(lines.map(({ event }) => event)).toEqual(
    expect.arrayContaining([
      ...['recovery-code.used', 'recovery-codes.made', 'second-factor.added', 'second-factor.refused'],
      ...['second-factor.removed', 'second-factor.used', 'sign-in.link-used', 'signed-in'],
    ]),
  );
});

test('a consultant who lost everything needs two administrators', async () => {
  const tom = desk.browser();
  await signIn(tom, 'tom@wharfedale.example');
  await setUp(tom);
  const lost = desk.browser();
  await signIn(lost, 'tom@wharfedale.example');
  expect((await lost.open('/sign-in/code/lost')).text).toContain('two administrators');
  expect((await lost.send('/sign-in/code/lost', {}, '/sign-in/code')).status).toBe(404);

  const [ada, max] = [desk.browser(), desk.browser()];
  for (const [browser, name] of [
    [ada, 'ada'],
    [max, 'max'],
  ] as const) {
    await signIn(browser, `${name}@wharfedale.example`);
    await setUp(browser);
  }
  const asked = await ada.send('/institution/codes-lost', { email: 'nobody@example.org' });
  expect([asked.status, asked.text.includes('value="nobody@example.org"')]).toEqual([422, true]);
  await ada.send('/institution/codes-lost', { email: 'tom@wharfedale.example' });
  const page = await max.open('/institution/codes-lost');
  const agree = /action="(\/institution\/codes-lost\/[^"]+\/agree)"/.exec(page.text)?.[1] ?? '';
  await ada.send(agree, {}, '/institution/codes-lost');
  expect(await desk.db.query('select from second_factor_reset where done_at is not null')).toEqual([]);
  const age = (by: string) => desk.db.query('update account_role set granted_at = now() - $1::interval', [by]);
  await age('23 hours');
  await max.send(agree, {}, '/institution/codes-lost');
  expect((await max.open('/institution/codes-lost')).text).toContain('a day after you became an administrator');
  expect(await desk.db.query('select from second_factor_reset where done_at is not null')).toEqual([]);
  await age('25 hours');
  expect((await max.send(agree, {}, '/institution/codes-lost')).status).toBe(303);
  expect(await desk.db.query('select from second_factor_reset where done_at is not null')).toHaveLength(1);
  const told = (await desk.work()).map(({ to, mail }) => [to[0], mail.subject]);
  const changed = ['tom@wharfedale.example', 'A change to how you sign in'];
  expect(told.filter(([, subject]) => subject === changed[1])).toEqual([changed, changed]);
  expect(told).toHaveLength(6);
  await desk.db.query('delete from permit');
  expect(await signIn(desk.browser(), 'tom@wharfedale.example', '/me')).toBe('/me');
});
