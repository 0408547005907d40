import 'reflect-metadata';
import { Secret, TOTP } from 'otpauth';
import { type Browser, FrontDesk } from '../sign-in/e-mail/spec/front-desk';

let desk: FrontDesk;
let browser: Browser;

beforeAll(async () => {
  desk = await FrontDesk.open();
  await desk.addAccount('ada@wharfedale.example', ['administrator']);
  browser = desk.browser();
  await browser.send(await desk.linkFor(browser, 'ada@wharfedale.example'));
  await browser.send('/sign-in/code/set-up/start', {}, '/sign-in/code/set-up');
  const page = await browser.open('/sign-in/code/set-up');
  const secret = /govuk-inset-text">([A-Z2-7 ]+)</.exec(page.text)?.[1]?.replaceAll(' ', '') ?? '';
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  await browser.send('/sign-in/code/set-up', { code, next: '/me' });
  await desk.work();
});
afterAll(() => desk.close());

test('an administrator names the networks of the university, and is told of it', async () => {
  expect((await browser.open('/institution')).text).toContain('href="/institution/networks"');
  const sent = await browser.send('/institution/networks', { ranges: '10.7.0.0/16\r\n2001:db8:7::/48' });
  expect([sent.status, sent.headers['location']]).toEqual([303, '/institution/networks']);
  expect((await browser.open('/institution/networks')).text).toContain('>10.7.0.0/16\n2001:db8:7::/48</textarea>');
  const [told] = await desk.work();
  expect([told?.to, told?.mail.subject]).toEqual([
    ['ada@wharfedale.example'],
    'An administrator changed something important',
  ]);
  const [line] = await desk.db.query(
    `select count, request_id is not null as said from audit_event where event = 'sign-in.networks-changed'`,
  );
  expect(line).toEqual({ count: 2, said: true });
});

test('what is no range is shown again as it was typed, with what to do', async () => {
  const sent = await browser.send('/institution/networks', { ranges: '10.1.2.3/8' });
  expect([sent.status, sent.text.includes('>10.1.2.3/8</textarea>')]).toEqual([422, true]);
  expect(sent.text).toContain('Did you mean 10.0.0.0/8?');
});

test('nobody else comes there', async () => {
  const stranger = desk.browser();
  expect((await stranger.open('/institution/networks')).headers['location']).toMatch(/^\/sign-in\?/);
});
