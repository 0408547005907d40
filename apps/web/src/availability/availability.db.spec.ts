import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { axeFaults, openBrowser } from '@footing/testing';
import { BusyCalendars } from '@footing/scheduling';
import type { Browser, Page } from 'playwright-core';
import { Paired } from '../pairing/spec/paired';

let paired: Paired;
let browser: Browser;
/** Where calendars are kept; closed also where a test breaks off. */
let elsewhere: http.Server | undefined;
let people: Awaited<ReturnType<Paired['publish']>>;
const wrong: string[] = [];
beforeAll(async () => {
  paired = await Paired.open();
  people = await paired.publish();
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  elsewhere?.close();
  elsewhere?.closeAllConnections();
  await browser.close();
  await paired.close();
});

const PATH = '/me/when';
const rules = (accountId: string) =>
  paired.db.query<{ said: string }>(
    `select weekday || ' ' || from_minute || '-' || to_minute || ' ' || mode as said from weekly_rule w
       join account c on coalesce(c.student_id, c.mentor_id) = w.person_id where c.id = $1 order by weekday, from_minute`,
    [accountId],
  );
const busyCount = async () => (await paired.db.query<{ n: number }>('select count(*)::int as n from busy_time'))[0]?.n;

/** A day some days from now, in the three boxes of a date. */
function boxes(name: string, days: number) {
  const at = new Date(Date.now() + days * 86_400_000);
  const parts = { day: at.getUTCDate(), month: at.getUTCMonth() + 1, year: at.getUTCFullYear() };
  return Object.fromEntries(Object.entries(parts).map(([part, value]) => [`${name}-${part}`, String(value)]));
}

/** An hour of somebody's own, in so many days at noon UTC. */
function calendar(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
  const event = ['UID:a@b', `DTSTAMP:${day}T090000Z`, `DTSTART:${day}T120000Z`, `DTEND:${day}T130000Z`];
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', 'BEGIN:VEVENT', ...event, 'SUMMARY:Surgery'];
  return [...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
}

async function sit(accountId: string, javaScriptEnabled: boolean): Promise<Page> {
  const { port } = paired.web.getHttpServer().address() as AddressInfo;
  const context = await browser.newContext({
    ...{ baseURL: `http://127.0.0.1:${port}`, viewport: { width: 360, height: 800 }, javaScriptEnabled },
    timezoneId: 'America/New_York',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`/enter/${paired.institutionId}/${accountId}`);
  return page;
}

async function look(page: Page): Promise<void> {
  wrong.push(...(await axeFaults(page)).map((fault) => `${page.url()}: ${fault}`));
  if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
    wrong.push(`${page.url()}: wider than the screen`);
}

test('a normal week on a phone without script: a few ticks, an exact hour, one save; wrong hours keep everything typed', async () => {
  const page = await sit(people.amina, false);
  await page.goto(PATH);
  expect(await page.locator('main').innerText()).toMatch(/It is \d\d:\d\d where you are \(London time\)/);
  await page.getByText('Weekday evenings').click();
  await page.getByText('Saturday mornings').click();
  await page.getByText('Exact hours for each day').click();
  await page.getByLabel('From, Wednesday', { exact: true }).fill('noon');
  await page.getByLabel('To, Wednesday', { exact: true }).fill('11');
  await page.getByRole('button', { name: 'Add another time on Wednesday' }).click();
  await page.getByLabel('From, Wednesday, time 2').fill('7');
  await page.getByLabel('To, Wednesday, time 2').fill('8am');
  await page.getByLabel('To, Wednesday, time 2').press('Enter');
  await look(page);
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('Wednesday: the end comes after');
  await page.getByLabel('To, Wednesday', { exact: true }).fill('2pm');
  await page.getByRole('button', { name: 'Save when I can meet' }).click();
  expect(await page.getByLabel('Weekday evenings').isChecked()).toBe(true);
  expect(await page.getByLabel('From, Wednesday', { exact: true }).inputValue()).toBe('07:00');
  expect((await rules(people.amina)).map(({ said }) => said)).toEqual([
    ...['1 1080-1260 any', '2 1080-1260 any', '3 420-480 any', '3 720-840 any', '3 1080-1260 any'],
    ...['4 1080-1260 any', '5 1080-1260 any', '6 540-720 any'],
  ]);
  await page.getByRole('link', { name: 'See the coming two weeks' }).click();
  await look(page);
  expect((await page.locator('main').innerText()).match(/09:00 to 12:00/g)?.length).toBeGreaterThan(0);
  await page.context().close();
});

test('with script, the time of another device is offered in one tap', async () => {
  const page = await sit(people.ben, true);
  await page.goto(PATH);
  await look(page);
  await page.getByRole('button', { name: 'Use the time of this device' }).click();
  expect(await page.locator('main').innerText()).toContain('(New York time)');
  expect(await page.getByRole('button', { name: 'Use the time of this device' }).isVisible()).toBe(false);
  await page.context().close();
});

test('a holiday is one line, and comes back with one tap after it was removed', async () => {
  const mentor = await paired.visitor(people.joan);
  const page = await sit(people.joan, false);
  const add = (fields: Record<string, string>) => mentor.tap(`${PATH}/days`, /Add this/, fields);
  expect((await add({})).text).toContain('Enter the day');
  const strange = await add({ ...boxes('day', 20), kind: 'x', from: '6pm', to: '8pm' });
  expect(strange.text).toContain('Say what is different');
  expect(strange.text).toContain('value="6pm"');
  expect((await add({ ...boxes('day', -2), kind: 'block' })).text).toContain('Enter a day from today on');
  expect((await add({ ...boxes('day', 20), kind: 'replace' })).text).toContain('Enter when it begins');
  expect((await add({ ...boxes('day', 20), ...boxes('last', 24), kind: 'block' })).status).toBe(303);
  expect((await add({ ...boxes('day', 22), kind: 'block' })).text).toContain('something else about that time');
  await add({ ...boxes('day', 30), kind: 'extra', from: '6pm', to: '8pm' });
  const [one] = await paired.db.query<{ ids: string }>(`select string_agg(id::text, ' ') as ids from day_exception`);
  const bens = await paired.visitor(people.ben);
  const [, _csrf] = /name="_csrf" value="([^"]+)"/.exec(await bens.page(`${PATH}/days`)) ?? [];
  await bens.agent.post(`${PATH}/days/remove`).type('form').send({ _csrf, ids: one?.ids }).expect(303);
  await page.goto(`${PATH}/days`);
  expect(await page.getByRole('button', { name: /Remove/ }).count()).toBe(2);
  const days = async () => (await paired.db.query('select 1 from day_exception')).length;
  await page
    .getByRole('button', { name: /Remove/ })
    .first()
    .click();
  expect(await days()).toBe(1);
  await look(page);
  await page.getByRole('button', { name: 'Put it back' }).click();
  expect(await days()).toBe(6);
  await page.context().close();
});

test('a stay abroad is kept, removed and put back; then the person moves', async () => {
  const page = await sit(people.joan, false);
  const mentor = await paired.visitor(people.joan);
  const plan = (fields: Record<string, string>) => mentor.tap(`${PATH}/where`, /Keep this/, fields);
  const nowhere = await plan({ ...boxes('from', 10), zone: '' });
  expect(nowhere.text).toContain('Choose where you will be');
  expect(nowhere.text).toContain(`value="${boxes('from', 10)['from-year']}"`);
  const stay = { ...boxes('from', 10), ...boxes('until', 20), zone: 'America/New_York' };
  expect((await plan({ ...stay, ...boxes('until', 5) })).text).toContain('The last day comes after the first');
  expect((await plan({ ...stay, ...boxes('from', -3) })).text).toContain('Enter a day from today on');
  expect((await plan(stay)).status).toBe(303);
  await page.goto(`${PATH}/where`);
  await look(page);
  await page.getByRole('button', { name: /Remove/ }).click();
  const zones = async () =>
    (await paired.db.query('select 1 from person_zone z join mentor m on m.id = z.person_id')).length;
  expect(await zones()).toBe(0);
  await page.getByRole('button', { name: 'Put it back' }).click();
  expect(await zones()).toBe(2);
  expect((await mentor.tap(`${PATH}/where`, /I am there now/, { now: 'Mars/Olympus' })).text).toContain(
    'Choose a place',
  );
  expect((await mentor.tap(`${PATH}/where`, /I am there now/, { now: 'Asia/Kolkata' })).status).toBe(303);
  expect(await mentor.page(PATH)).toContain('Kolkata time');
  await page.context().close();
});

test('a calendar gives busy times and nothing else: by file, by address, again every day, and gone when it is removed', async () => {
  const given = { text: calendar(3), status: 200 };
  elsewhere = http.createServer((_, res) => res.writeHead(given.status).end(given.text)).listen(0, '127.0.0.1');
  const server = elsewhere;
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-feed.ics`;
  const mentor = await paired.visitor(people.joan);
  const page = await sit(people.joan, false);
  await page.goto(`${PATH}/calendars`);
  const file = (text: string) => ({ name: 'a.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) });
  await page.getByLabel(/ends in .ics/).setInputFiles(file('no calendar'));
  await page.getByRole('button', { name: 'Send this file' }).click();
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('That is no calendar');
  await page.getByLabel(/ends in .ics/).setInputFiles(file(calendar(2)));
  await page.getByRole('button', { name: 'Send this file' }).click();
  expect(await busyCount()).toBe(1);
  const refused = await mentor.tap(`${PATH}/calendars`, /Read this calendar/, { address: 'ftp://x.example/a' });
  expect([refused.status, refused.text.includes('ftp://x.example/a')]).toEqual([422, true]);
  expect((await mentor.tap(`${PATH}/calendars`, /Read this calendar/, { address })).status).toBe(303);
  expect(await busyCount()).toBe(2);
  const rows = JSON.stringify(await paired.db.query(`select *, encode(sealed, 'escape') as words from busy_calendar`));
  expect(rows).not.toMatch(/Surgery|secret-feed/);
  // The next day it cannot be read: what was known stays, and the page says so. Then it can, and is another.
  const daily = () => paired.get(BusyCalendars).daily(paired.institutionId);
  Object.assign(given, { status: 500 });
  expect(await daily()).toBe(1);
  await page.goto(`${PATH}/calendars`);
  await look(page);
  expect([await busyCount(), await page.locator('main').innerText()]).toEqual([
    2,
    expect.stringMatching(/did not work/),
  ]);
  expect(await page.locator('main').innerText()).not.toContain('secret-feed');
  Object.assign(given, { status: 200, text: calendar(500) });
  await page.getByRole('button', { name: /Read it again now/ }).click();
  expect([await busyCount(), await page.locator('main').innerText()]).toEqual([
    1,
    expect.not.stringMatching(/did not work/),
  ]);
  await page
    .getByRole('link', { name: /^Remove/ })
    .first()
    .click();
  await look(page);
  expect(await busyCount()).toBe(1);
  await page.getByRole('button', { name: 'Remove it' }).click();
  expect(await busyCount()).toBe(0);
  const bens = await paired.visitor(people.ben);
  const kept = () =>
    paired.db.query<{ id: string }>(
      'select id, length(sealed) > 0 as "hasAddress", fetched_at, fault from busy_calendar',
    );
  const [left] = await kept();
  expect(left).toMatchObject({ hasAddress: true, fault: '' });
  Object.assign(given, { status: 500 });
  expect((await bens.agent.get(`${PATH}/calendars/remove?calendar=${left?.id}`)).status).toBe(303);
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(await bens.page(`${PATH}/calendars`))?.[1];
  for (const what of ['remove', 'read'])
    for (const one of [left?.id, 'x'])
      await bens.agent.post(`${PATH}/calendars/${what}`).type('form').send({ _csrf, calendar: one }).expect(303);
  expect(await kept()).toEqual([left]);
  await toItsLimits(bens, address);
  await paired.db.query('delete from busy_calendar');
  await page.context().close();

  /** Addresses of 2,000 letters, and five calendars of one person. */
  async function toItsLimits(who: Awaited<ReturnType<Paired['visitor']>>, start: string): Promise<void> {
    Object.assign(given, { status: 200, text: calendar(4) });
    const add = (letters: number) =>
      who.tap(`${PATH}/calendars`, /Read this calendar/, { address: `${start}?`.padEnd(letters, 'x') });
    expect((await add(2_001)).status).toBe(422);
    for (let n = 0; n < 5; n += 1) expect((await add(2_000)).status).toBe(303);
    const sixth = await add(100);
    expect([sixth.status, sixth.text.includes('You have 5 calendars here')]).toEqual([422, true]);
  }
});

test('every page of it is clean for axe and as wide as a phone, and found from where people look', async () => {
  expect(wrong).toEqual([]);
  const [student, mentor] = [await paired.visitor(people.amina), await paired.visitor(people.joan)];
  const ben = await paired.visitor(people.ben);
  const road = await ben.tap(PATH, /Save when I can meet/, { mode: 'any', travelMinutes: 'soon' });
  expect([road.status, road.text.includes('value="soon"')]).toEqual([422, true]);
  expect((await ben.tap(PATH, /Save when I can meet/, { mode: 'any' })).status).toBe(303);
  expect(await ben.page(PATH)).toContain('Saved: nobody can arrange a meeting with you.');
  for (const html of [await student.page('/mentoring'), await mentor.page('/me/students')])
    expect(html).toContain(`href="${PATH}"`);
});
