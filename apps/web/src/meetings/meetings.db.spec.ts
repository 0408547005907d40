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
  const none = await amina.tap(meetings(), /Book/, { start: 'soon' });
  expect([none.status, none.text.includes('Please press one of the times')]).toEqual([409, true]);
  expect(await (await visit('ben')).agent.get(first.headers['location'] ?? '').then(({ status }) => status)).toBe(404);
  expect(await (await visit('joan')).page(first.headers['location'] ?? '')).toMatch(/10:00 for Amina \(Kolkata\)/);
  const booked = first.headers['location'] ?? '';
  const { _csrf } = hidden(page);
  const unseen = await amina.agent.post(`${booked}/cancel`).type('form').send({ _csrf, reason: 'clash' });
  expect([unseen.status, await events()]).toEqual([409, ['meeting.booked']]);
  expect(unseen.text).toMatch(/value="clash"[^>]* checked/);
  const joan = await visit('joan');
  for (const [step, button] of [
    ['offer', 'Send these times'],
    ['decline', 'Say that none suits'],
  ])
    expect(await joan.page(`${booked}/${step}`)).not.toContain(button);
  await amina.tap(`${booked}/cancel`, /Call it off/, { reason: 'clash' });
  for (const step of ['move', 'cancel']) expect(await amina.page(`${booked}/${step}`)).toContain('You called it off');
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

test('a lead says how online meetings get their link, and a meeting has its own', async () => {
  const page = '/institution/meeting-rooms';
  const lead = await at.visitor(at.lead.accountId ?? '');
  const wrong = await lead.tap(page, /Save/, {
    way: 'pattern',
    pattern: 'http://meet.w.example/{code}',
    hosts: 'Zoom US',
  });
  expect([wrong.status, wrong.text.includes('value="http://meet.w.example/{code}"')]).toEqual([422, true]);
  expect(wrong.text).toMatch(/Enter an address that starts with https/);
  expect((await lead.tap(page, /Save/, { way: 'none-of-these' })).status).toBe(422);
  const pattern = 'https://meet.w.example/footing-{code}';
  expect((await lead.tap(page, /Save/, { way: 'pattern', pattern, hosts: 'zoom.us' })).text).toContain(
    'Add meet.w.example',
  );
  const hosts = 'https://Zoom.us/, meet.w.example';
  expect((await lead.tap(page, /Save/, { way: 'pattern', pattern, hosts })).status).toBe(303);
  expect(await lead.page(page)).toContain('zoom.us\nmeet.w.example');
  const amina = await visit('amina');
  expect(await amina.page(`${meetings()}/offer`)).toContain('Left empty, the meeting gets a room of its own');
  expect(await amina.page('/me/when')).toContain('every meeting gets a room of its own');
  const booked = await amina.tap(meetings(), /Book/, valueOf(await amina.page(meetings())));
  const meeting = booked.headers['location'] ?? '';
  const link =
    /href="(https:\/\/meet\.w\.example\/footing-[0-9a-f]{32})"/.exec(await amina.page(meeting))?.[1] ?? 'none';
  expect(await (await visit('joan')).page(meeting)).toContain(`href="${link}" rel="noreferrer noopener"`);
  const [start = ''] =
    /\d{8}/.exec(/<input[^>]*name="start"[^>]*>/.exec(await amina.page(`${meeting}/move`))?.[0] ?? '') ?? [];
  expect((await amina.tap(`${meeting}/move`, /Change the meeting/, { start: '' })).text).toContain('Choose a time');
  const evil = { start, joinUrl: 'https://evil.example/' };
  const elsewhere = await amina.tap(`${meeting}/move`, /Change the meeting/, evil);
  expect([
    elsewhere.status,
    elsewhere.text.includes('Links to meetings here lead to zoom.us or meet.w.example'),
  ]).toEqual([422, true]);
  const where = { start, joinUrl: 'https://zoom.us/j/1', place: 'The library' };
  expect((await amina.tap(`${meeting}/move`, /Change the meeting/, where)).status).toBe(303);
  const online = await amina.page(meeting);
  expect([online.includes('https://zoom.us/j/1'), online.includes('The library')]).toEqual([true, false]);
  await at.db.query('delete from room_rule');
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
  const paused = await amina.page(booked.headers['location'] ?? '');
  expect(paused).toContain('Mentoring has a break');
  expect(paused).not.toContain('Change the time or place');
  for (const page of [meetings(), `${meetings()}/offer`])
    expect(await amina.page(page)).toContain('No meeting can be planned at the moment');
  expect(await amina.page(`/my-pairings/${pairingId}`)).toContain('No meeting can be planned at the moment');
  const late = await amina.agent
    .post(`${meetings()}/book`)
    .type('form')
    .send({ ...hidden(page), ...valueOf(page) });
  expect([late.status, late.text.includes('no meeting can be planned at the moment')]).toEqual([409, true]);
  await (await visit('amina')).tap(`/my-pairings/${pairingId}`, /Carry on/);
});

test('where nobody can meet any more, what is not called off yet can be called off or said no to, and nothing else', async () => {
  const [amina, joan] = [await visit('amina'), await visit('joan')];
  const booked = (await amina.tap(meetings(), /Book/, valueOf(await amina.page(meetings())))).headers['location'] ?? '';
  const times = startsOn(await amina.page(`${meetings()}/offer`));
  const offer = `${meetings()}/offer`;
  const offered = (await amina.tap(offer, /Send these times/, { starts: times[2] ?? '' })).headers['location'] ?? '';
  const kept = (await amina.tap(offer, /Send these times/, { starts: times[3] ?? '', keep: 'yes' })).headers[
    'location'
  ];
  const may = async () => {
    const pages = [
      await amina.page(booked),
      await joan.page(offered),
      await amina.page(offered),
      await joan.page(kept ?? ''),
    ];
    return pages.map((page) => [...ways].filter((words) => page.includes(words)).join(', '));
  };
  const ways = [
    ...['Agree to this time', 'Ask for this one only', 'Change the time or place', 'Offer other times'],
    ...['None of these suits me', 'Call it off'],
  ];
  expect(await may()).toEqual([
    'Change the time or place, Call it off',
    'Agree to this time, Offer other times, None of these suits me',
    'Ask for this one only, Offer other times, Call it off',
    'Agree to this time, None of these suits me',
  ]);
  await at.db.query(
    `update student set under_18_until = '2099-01-01' where id = (select student_id from account where id = $1)`,
    [people.amina],
  );
  expect(await may()).toEqual(['Call it off', 'None of these suits me', 'Call it off', 'None of these suits me']);
  expect(await amina.page(offered)).toContain('One of you is under 18');
  await at.db.query('update student set under_18_until = null');
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
  expect(page).toContain('Offer your group up to five times');
  const meeting = (await joan.tap(meetings(), /Book/, valueOf(page))).headers['location'] ?? '';
  expect(await joan.page(meeting)).toMatch(/Who comes.*You, (Amina, Ben|Ben, Amina)/s);
  const seen = await ben.page(meeting);
  expect(seen).toContain('Meeting with Joan');
  expect(seen).not.toContain('Change the time or place');

  const starts = startsOn(await joan.page(`${meetings()}/offer`));
  const two = {
    starts: starts[1] ?? '',
    'day-1-day': '5',
    'day-1-month': '12',
    'day-1-year': '2098',
    'time-1': '15:30',
  };
  const offered = (await joan.tap(`${meetings()}/offer`, /Send these times/, two)).headers['location'] ?? '';
  expect(await joan.page(offered)).toContain('Nobody has answered yet.');
  const asked = await ben.page(offered);
  expect(asked).toContain('Say which times suit you');
  expect(asked).toContain('We have ticked those that fit the hours you gave');
  expect(asked.match(/name="numbers"[^>]* checked/g)).toHaveLength(1);
  const none = await ben.agent.post(`${offered}/tick`).type('form').send(hidden(asked));
  expect([none.status, none.text.includes('or say that none does')]).toEqual([422, true]);
  expect((await ben.tap(offered, /These suit me/, { numbers: '2' })).status).toBe(303);
  expect(await ben.page(offered)).toContain('You have answered.');
  const amina = await visit('amina');
  expect((await amina.tap(offered, /None of these suits me/, { numbers: '2' })).status).toBe(303);
  const board = await joan.page(offered);
  expect(board).toContain('All of your group have answered.');
  expect(board).toMatch(/1 of 2 can come: Ben\. It suits most of you/);
  expect(await amina.page(offered)).not.toMatch(/can come: Ben/);
  expect((await joan.tap(offered, /Book this time/, { number: '2' })).status).toBe(303);
  expect(await amina.page(offered)).toMatch(/Agreed[^]*5 December 2098, 15:30|Agreed[^]*5 December, 15:30/);
  ({ people, pairingId } = before);
});

describe('on a phone', () => {
  let browser: Browser;
  const wrong: string[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  async function sit(accountId: string, javaScriptEnabled = false): Promise<Page> {
    const { port } = at.web.getHttpServer().address() as AddressInfo;
    const context = await browser.newContext({
      ...{ baseURL: `http://127.0.0.1:${port}`, viewport: { width: 360, height: 800 }, javaScriptEnabled },
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

  test('what is wrong with the address of rooms is led to and can be put right, whichever way is chosen', async () => {
    const page = await sit(at.lead.accountId ?? '', true);
    await page.goto('/institution/meeting-rooms');
    await page.getByLabel('Every meeting gets a room of its own').press('Space');
    await page.getByLabel('Address of the rooms').fill('http://meet.w.example/{code}');
    await page.getByLabel('People give a link themselves').press('Space');
    expect(await page.getByLabel('Address of the rooms').isVisible()).toBe(false);
    await press(page, 'Save');
    await page.locator('.govuk-error-summary a').press('Enter');
    const field = page.getByLabel('Address of the rooms');
    expect(await field.evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await page.getByLabel('People give a link themselves').isChecked()).toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    await field.fill('');
    await press(page, 'Save');
    expect(await words(page)).toContain('Saved.');
    await at.db.query('delete from room_rule');
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
