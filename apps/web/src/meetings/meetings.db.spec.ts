import { axeFaults, openBrowser } from '@footing/testing';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { Paired } from '../pairing/spec/paired';

/*
 * Given two people whose mentoring is under way,
 * when the student books in one tap, the mentor sees it and moves it, and the student calls it off,
 * on a phone, without script and with the keyboard alone,
 * then each page is clean for axe and as wide as the screen, and says what has happened.
 */
let at: Paired;
let people: Awaited<ReturnType<Paired['publish']>>;
let pairingId: string;

const visit = async (who: keyof typeof people) => at.visitor(people[who]);

/** They can meet on every day between these minutes, on the clock of a zone. */
async function free(who: keyof typeof people, from: number, to: number, zone = 'Europe/London'): Promise<void> {
  const side = who === 'joan' ? 'mentor' : 'student';
  const whose = `select institution_id, '${side}', ${side}_id`;
  await at.db.query(`delete from weekly_rule where person_id = (select ${side}_id from account where id = $1)`, [
    people[who],
  ]);
  await at.db.query(
    `insert into weekly_rule (institution_id, person_kind, person_id, weekday, from_minute, to_minute, from_day)
     ${whose}, d, $2, $3, '2026-01-01' from account, generate_series(1, 7) d where id = $1`,
    [people[who], from, to],
  );
  await at.db.query(
    `insert into person_zone (institution_id, person_kind, person_id, from_day, zone) ${whose}, '2026-01-01', $2 from account where id = $1
     on conflict (institution_id, person_id, from_day) do update set zone = excluded.zone`,
    [people[who], zone],
  );
}

/** Everything that was planned is gone. */
async function cleared(): Promise<void> {
  await at.db.query(`set session_replication_role = 'replica'`);
  for (const table of ['meeting_option', 'meeting_event', 'meeting_person', 'meeting'])
    await at.db.query(`delete from ${table}`);
  await at.db.query(`set session_replication_role = 'origin'`);
}

const events = async () =>
  (await at.db.query<{ event: string }>(`select event from audit_event where event like 'meeting.%' order by id`)).map(
    ({ event }) => event,
  );

const meetings = () => `/my-pairings/${pairingId}/meetings`;

beforeAll(async () => {
  at = await Paired.open();
  people = await at.publish();
  for (const who of ['amina', 'ben'] as const) {
    const id = await at.pairingOf(people[who]);
    await (await visit(who)).tap(`/my-pairings/${id}`, /Say yes/);
    await (await visit('joan')).tap(`/my-pairings/${id}`, /Say yes/);
  }
  pairingId = await at.pairingOf(people.amina);
}, 60_000);
afterAll(() => at.close());
beforeEach(async () => {
  await cleared();
  await free('amina', 600, 720);
  await free('joan', 600, 720);
});

test('who has said nothing is asked for it, and no common time says what takes it away and what would help most', async () => {
  await at.db.query('delete from weekly_rule');
  const amina = await visit('amina');
  expect(await amina.page(meetings())).toContain('Say when I can meet');
  await free('amina', 600, 660);
  expect(await amina.page(meetings())).toContain('Joan has not said yet when they can meet');
  await free('joan', 900, 960);
  const none = await amina.page(meetings());
  expect(none).toContain('you and Joan have no time in common for 1 hour, online');
  expect(none).toMatch(/If you could also meet on Mondays, 15:00 to 16:00, \d+ times would suit you both/);
  expect(none).toContain('href="/me/when"');
  expect(none).toMatch(/On any day Joan gives no hours when you do \(28 hours\)/);
});

test('one tap books in the viewer’s zone with the other’s beside it; pressed twice it is booked once', async () => {
  await free('amina', 600, 720, 'Asia/Kolkata');
  await free('joan', 270, 420);
  const amina = await visit('amina');
  const page = await amina.page(meetings());
  expect(page).toMatch(/Book \w+day \d+ \w+, 10:00/);
  expect(page).toMatch(/0[45]:30 for Joan \(London\)/);
  const first = await amina.tap(meetings(), /Book/, valueOf(page));
  expect(first.headers['location']).toMatch(/^\/meetings\//);
  const again = await amina.tap(meetings(), /Book/, valueOf(page));
  expect(again.headers['location']).toBe(first.headers['location']);
  expect(await events()).toEqual(['meeting.booked']);
  expect(await (await visit('ben')).agent.get(first.headers['location'] ?? '').then(({ status }) => status)).toBe(404);
  expect(await (await visit('joan')).page(first.headers['location'] ?? '')).toMatch(/10:00 for Amina \(Kolkata\)/);
});

test('times are offered, others given instead, one is agreed to; an older page changes nothing and loses nothing', async () => {
  const [amina, joan] = [await visit('amina'), await visit('joan')];
  const empty = await amina.tap(`${meetings()}/offer`, /Send these times/, { 'day-1-day': '1', 'time-1': 'noon' });
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('noon');
  const [one, two] = startsOn(await amina.page(`${meetings()}/offer`));
  const offered = await amina.tap(`${meetings()}/offer`, /Send these times/, { starts: one ?? '' });
  const meeting = offered.headers['location'] ?? '';
  const old = await joan.page(meeting);
  expect(old).toContain('Agree to this time');
  await joan.tap(`${meeting}/offer`, /Send these times/, { starts: two ?? '' });
  const stale = await joan.agent
    .post(`${meeting}/offer`)
    .type('form')
    .send({ ...hidden(old), starts: one });
  expect(stale.status).toBe(409);
  expect(stale.text).toContain('this has changed since you opened the page');
  expect(stale.text).toMatch(new RegExp(`value="${one}" checked`));
  expect((await amina.tap(meeting, /Agree to this time/, {})).text).toContain('Choose one of the times');
  await amina.tap(meeting, /Agree to this time/, { number: '1' });
  expect(await joan.page(meeting)).toContain('Agreed');
  expect(await events()).toEqual(expect.arrayContaining(['meeting.asked', 'meeting.changed', 'meeting.changed']));
});

test('one time is kept free for an answer; whom it does not suit says why', async () => {
  const [amina, joan] = [await visit('amina'), await visit('joan')];
  const [one, two] = startsOn(await joan.page(`${meetings()}/offer`));
  const both = await joan.agent
    .post(`${meetings()}/offer`)
    .type('form')
    .send({ ...hidden(await joan.page(`${meetings()}/offer`)), starts: [one, two], keep: 'yes' });
  expect(both.text).toContain('Only one time can be kept free');
  const held = await joan.tap(`${meetings()}/offer`, /Send these times/, { starts: one ?? '', keep: 'yes' });
  const meeting = held.headers['location'] ?? '';
  expect(await amina.page(meeting)).toContain('This time is kept free for you both until');
  await amina.tap(`${meeting}/decline`, /Say that none suits/, { reason: 'later' });
  expect(await joan.page(meeting)).toContain(
    'Amina said that no time suited, saying “A later time would suit me better”',
  );
});

test('on a break nothing can be planned, what was planned is called off, and the pages say so kindly', async () => {
  const amina = await visit('amina');
  const page = await amina.page(meetings());
  const booked = await amina.tap(meetings(), /Book/, valueOf(page));
  await at.db.query(
    `insert into pairing_step (institution_id, pairing_id, number, step, who, from_state, to_state, at, awaits, by)
     select institution_id, id, 0, 'pause', 'clock', state, 'paused', now(), 'return', '2099-01-01' from pairing where id = $1`,
    [pairingId],
  );
  expect(await amina.page(booked.headers['location'] ?? '')).toContain('Mentoring has a break');
  expect(await amina.page(meetings())).toContain('No meeting can be planned at the moment');
  expect(await amina.page(`/my-pairings/${pairingId}`)).toContain('No meeting can be planned at the moment');
  const late = await amina.agent
    .post(`${meetings()}/book`)
    .type('form')
    .send({ ...hidden(page), ...valueOf(page) });
  expect([late.status, late.text.includes('no meeting can be planned at the moment')]).toEqual([409, true]);
  await (await visit('amina')).tap(`/my-pairings/${pairingId}`, /Carry on/);
});

test('a mentor proposes to the whole group in one tap, sees who can come, and only the mentor moves it', async () => {
  const before = { people, pairingId };
  people = await at.publish('group');
  for (const who of ['amina', 'ben'] as const) {
    const id = await at.pairingOf(people[who]);
    await (await visit(who)).tap(`/my-pairings/${id}`, /Say yes/);
    await (await visit('joan')).tap(`/my-pairings/${id}`, /Say yes/);
  }
  pairingId = await at.pairingOf(people.amina);
  await free('amina', 600, 720);
  await free('ben', 660, 720);
  await free('joan', 600, 720);
  const [joan, ben] = [await visit('joan'), await visit('ben')];
  const page = await joan.page(meetings());
  expect(page).toContain('Meetings of your group');
  expect(page).toContain('3 of 3 can come');
  expect(page).not.toContain('/meetings/offer');
  const meeting = (await joan.tap(meetings(), /Book/, valueOf(page))).headers['location'] ?? '';
  expect(await joan.page(meeting)).toMatch(/Who comes.*You, (Amina, Ben|Ben, Amina)/s);
  const seen = await ben.page(meeting);
  expect(seen).toContain('Meeting with Joan');
  expect(seen).not.toContain('Change the time or place');
  ({ people, pairingId } = before);
});

describe('on a phone', () => {
  let browser: Browser;
  const wrong: string[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  async function sit(accountId: string): Promise<Page> {
    const { port } = at.web.getHttpServer().address() as AddressInfo;
    const context = await browser.newContext({
      ...{ baseURL: `http://127.0.0.1:${port}`, viewport: { width: 360, height: 800 }, javaScriptEnabled: false },
    });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    await page.goto(`/enter/${at.institutionId}/${accountId}`);
    return page;
  }

  async function look(page: Page, as: string): Promise<void> {
    wrong.push(...(await axeFaults(page)).map((fault) => `${as}: ${fault}`));
    if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
      wrong.push(`${as}: wider than the screen`);
  }

  async function press(page: Page, name: string | RegExp): Promise<void> {
    const button = page.getByRole('button', { name }).first();
    await button.focus();
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  }

  const words = (page: Page) => page.locator('main').innerText();

  test('a student books in one tap, the mentor moves it, the student calls it off', async () => {
    const [amina, joan] = [await sit(people.amina), await sit(people.joan)];
    await amina.goto(`/my-pairings/${pairingId}`);
    await look(amina, 'pairing');
    await amina.goto(meetings());
    await look(amina, 'meetings');
    await press(amina, /^Book/);
    expect(await words(amina)).toMatch(/Booked: \w+day \d+ \w+, 10:00. We have told Joan./);
    await look(amina, 'booked');

    await joan.goto(meetings());
    await look(joan, 'meetings of the mentor');
    await joan.getByRole('link', { name: /10:00/ }).first().press('Enter');
    await joan.getByRole('button', { name: 'Change the time or place' }).press('Enter');
    await joan.getByRole('radio').nth(1).press('Space');
    await joan.getByLabel('Link to join').fill('http://not.safe.example');
    await press(joan, 'Change the meeting');
    expect(await words(joan)).toContain('A link to a meeting starts with https://');
    await look(joan, 'move, with a fault');
    expect(await joan.getByRole('radio').nth(1).isChecked()).toBe(true);
    await joan.getByLabel('Link to join').fill('https://meet.example/joan');
    await press(joan, 'Change the meeting');
    expect(await words(joan)).toContain('Changed. We have told Amina.');

    await amina.reload();
    expect(await words(amina)).toContain('https://meet.example/joan');
    await amina.getByRole('button', { name: 'Call it off' }).press('Enter');
    await press(amina, 'Call it off');
    await look(amina, 'call off, with a fault');
    expect(await words(amina)).toContain('Say why');
    await amina.getByLabel('Something else came up at that time').press('Space');
    await press(amina, 'Call it off');
    expect(await words(amina)).toContain('You called it off, saying “Something else came up at that time”.');
    await amina.goto(`${meetings()}/offer`);
    await look(amina, 'offer');
    expect(await events()).toEqual(expect.arrayContaining(['meeting.booked', 'meeting.changed', 'meeting.cancelled']));
    expect(wrong).toEqual([]);
  }, 60_000);
});

/** The first time on the page, as its button sends it. */
function valueOf(page: string): { start: string } {
  return { start: /name="start" value="(\d+)"/.exec(page)?.[1] ?? '' };
}

const startsOn = (page: string): string[] =>
  [...page.matchAll(/name="starts"[^>]*value="(\d+)"/g)].map(([, start = '']) => start);

/** What a page sends with every form of it. */
function hidden(page: string): Record<string, string> {
  const found = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, value]));
}
