import type { AddressInfo } from 'node:net';
import { Database } from '@footing/database';
import type { Role } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import { axeFaults, openBrowser } from '@footing/testing';
import type { Browser, Page } from 'playwright-core';
import { dimension, madeUp, type MadeUp, times } from '../../../../libs/evidence/src/spec/made-up';
import { EvidenceDesk } from '../evidence/spec/evidence-desk';

/*
 * Given an analyst on a phone without script,
 * when they begin KPIs, set what is to be reached, read one from a snapshot, make a network and send it what is ready,
 * then each page is clean, says what cannot be told yet, and whoever holds the link of the mail sees just that.
 */
let desk: EvidenceDesk;
let browser: Browser;
let analyst: Page;
let snapshot = 0;
const wrong: string[] = [];

const outcome = (value: 0 | 1) => [null, null, null, value];
const some = (band: string, x: number, n: number, arm: string): MadeUp[] => {
  const codes = { 'income-band': band, arm, cohort: '2025/26' };
  return [...times(x, { codes, outcomes: outcome(1) }), ...times(n - x, { codes, outcomes: outcome(0) })];
};
const BANDS = ['up-to-25000', 'to-42875', 'over-42875', 'not-known'];

beforeAll(async () => {
  desk = await EvidenceDesk.open();
  browser = await openBrowser();
  await desk.account('champion');
  analyst = await sit('analyst');
  snapshot = await madeUp(desk.stage, {
    dimensions: [dimension('income-band', BANDS, true)],
    people: [
      ...some('up-to-25000', 100, 200, 'matched'),
      ...some('to-42875', 95, 150, 'matched'),
      ...some('over-42875', 100, 160, 'matched'),
      ...some('not-known', 60, 90, 'matched'),
      ...BANDS.flatMap((band) => some(band, 40, 80, 'unmatched')),
    ],
  });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await desk.close();
});

const origin = () => `http://127.0.0.1:${(desk.web.getHttpServer().address() as AddressInfo).port}`;

async function blank(): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: origin(), viewport: { width: 360, height: 800 }, javaScriptEnabled: false },
  });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

async function sit(role: Role): Promise<Page> {
  const page = await blank();
  await page.goto(`/enter/${desk.stage.institutionId}/${await desk.account(role)}`);
  return page;
}

async function look(page: Page, as: string): Promise<void> {
  wrong.push(...(await axeFaults(page)).map((fault) => `${as}: ${fault}`));
  if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
    wrong.push(`${as}: wider than the screen`);
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name, exact: true }).first();
  await button.focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}
const go = (page: Page, name: string) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('link', { name, exact: true }).first().press('Enter')]);
const words = (page: Page) => page.locator('main').innerText();

const KPI = 'Graduate outcomes: low-income students and others';

test('KPIs are begun, agreed, set and read; what was typed is kept, and nothing is said that cannot be told', async () => {
  await analyst.goto('/kpis');
  await look(analyst, 'no KPIs');
  await press(analyst, 'Add the set to begin from');
  await look(analyst, 'the list');
  await go(analyst, KPI);
  await look(analyst, 'a draft');
  expect(await words(analyst)).toContain('Nothing has been measured yet.');
  await go(analyst, 'Change its name, people and words');
  await look(analyst, 'the form');
  await analyst.getByLabel('Name', { exact: true }).fill('');
  await analyst.getByLabel('Set beside whom').selectOption({ label: 'Ethnic group: White' });
  await analyst.getByLabel('Reference in your plan').fill('PTP_1');
  await press(analyst, 'Save the change');
  await look(analyst, 'the form with faults');
  expect(await words(analyst)).toMatch(/Give it a name[^]*Choose another group of the same characteristic/);
  expect(await analyst.getByLabel('Reference in your plan').inputValue()).toBe('PTP_1');
  await analyst.getByLabel('Name', { exact: true }).fill(KPI);
  await analyst.getByLabel('Set beside whom').selectOption('');
  await analyst.getByLabel('Senior champion').selectOption({ label: 'champion' });
  await press(analyst, 'Save the change');
  await press(analyst, 'Agree this KPI');
  await analyst.getByLabel('Milestone', { exact: true }).press('Space');
  await analyst.getByLabel('Academic year', { exact: true }).fill('2025/27');
  await analyst.getByLabel('Gap, in percentage points', { exact: true }).fill('ten');
  await press(analyst, 'Set it');
  await look(analyst, 'a milestone with faults');
  expect(await words(analyst)).toMatch(/Enter an academic year[^]*Enter a number of up to 100[^]*Say why/);
  expect(await analyst.getByLabel('Academic year', { exact: true }).inputValue()).toBe('2025/27');
  for (const [kind, year, value] of [
    ['Baseline', '2021/22', '17'],
    ['Milestone', '2025/26', '10'],
    ['Target', '2028-29', '6.5'],
  ] as const) {
    await analyst.getByLabel(kind, { exact: true }).press('Space');
    await analyst.getByLabel('Academic year', { exact: true }).fill(year);
    await analyst.getByLabel('Gap, in percentage points', { exact: true }).fill(value);
    await analyst.getByLabel('Why', { exact: true }).fill('As in the plan');
    await press(analyst, 'Set it');
  }
  await analyst.getByLabel('Snapshot', { exact: true }).selectOption(String(snapshot));
  await press(analyst, 'Read it now');
  await look(analyst, 'a KPI that was read');
  const said = await words(analyst);
  expect(said).toMatch(
    /The gap was [\d.]+ points in 2025\/26, give or take [\d.]+\. The milestone is 10\. We cannot tell yet/,
  );
  expect(said).toMatch(/In 2025\/26 we do not know this of [\d.]+ per cent\./);
  expect(said).toContain('Low income: a household income of up to £25,000 before university.');
  expect(said).not.toMatch(/\b(200|150|160|310)\b/);
  await analyst.goto('/kpis/whole');
  await look(analyst, 'all of them');
  await analyst.emulateMedia({ media: 'print' });
  expect(await analyst.locator('main .footing-subnav').isVisible()).toBe(false);
  await analyst.emulateMedia({ media: 'screen' });
  expect(wrong).toEqual([]);
}, 120_000);

test('a champion sees theirs first, reads what is agreed and changes nothing; a snapshot that lacks the record says so', async () => {
  const champion = await sit('champion');
  await champion.goto('/');
  await look(champion, 'the first page of a champion');
  expect(await words(champion)).toMatch(/KPIs with your name[^]*You champion it\. The gap was/);
  await go(champion, KPI);
  await look(champion, 'a KPI, for its champion');
  expect(await champion.getByRole('button').count()).toBeLessThan(2);
  await champion.goto('/kpis');
  expect(await words(champion)).not.toContain('Draft');
  await analyst.goto('/kpis');
  await go(analyst, 'Awarding gap: Black and White students');
  await press(analyst, 'Agree this KPI');
  await press(analyst, 'Read it now');
  await look(analyst, 'a snapshot that lacks it');
  expect(await words(analyst)).toContain('This snapshot does not hold what the KPI is measured by');
  expect(wrong).toEqual([]);
}, 60_000);

async function tokenOf(to: string): Promise<string> {
  const here = { institutionId: desk.stage.institutionId };
  return desk.stage.get(Database).transaction(here, async (tx) => {
    const rows = await tx.query<{ sealed: Buffer }[]>(
      `select sealed from mail where state = 'waiting' order by id desc`,
    );
    for (const { sealed } of rows) {
      const text = await desk.stage.get(Secrets).open(tx, here, 'mail.sealed', null, sealed);
      const mail = JSON.parse(text) as { readonly to: string; readonly text: string };
      const token = /\/sent\/([A-Za-z0-9_-]{54})/.exec(mail.text)?.[1];
      if (mail.to === to && token) return token;
    }
    return '';
  });
}

test('a network is made, sees what would be sent, is sent it, and its link opens just that until it is closed', async () => {
  await analyst.goto('/networks');
  await look(analyst, 'no networks');
  await press(analyst, 'Add the six to begin with');
  await look(analyst, 'the networks');
  await go(analyst, 'Planning office');
  await look(analyst, 'an empty network');
  await analyst.getByLabel('Add something').selectOption({ label: `KPI: ${KPI}` });
  await press(analyst, 'Add it');
  await analyst.getByLabel('Or somebody else: their name').fill('Ada Example');
  await analyst.getByLabel('Their e-mail address').fill('ada at example');
  await press(analyst, 'Add this person');
  await look(analyst, 'a network with faults');
  expect(await words(analyst)).toContain('Enter an e-mail address');
  expect(await analyst.getByLabel('Or somebody else: their name').inputValue()).toBe('Ada Example');
  await analyst.getByLabel('Their e-mail address').fill('ada@union.example');
  await press(analyst, 'Add this person');
  await press(analyst, 'Change name and days');
  await look(analyst, 'the days of a network');
  await analyst.getByLabel('Every month').press('Space');
  await press(analyst, 'Save the change');
  await look(analyst, 'the days, with faults');
  expect(await words(analyst)).toContain('Enter the first day');
  for (const [part, value] of Object.entries({ Day: '1', Month: '12', Year: '2026' }))
    await analyst.getByRole('textbox', { name: part }).fill(value);
  await press(analyst, 'Save the change');
  expect(await words(analyst)).toContain('Every month; next on 1 December 2026, or the next working day');
  await press(analyst, 'See what would be sent');
  await look(analyst, 'the preview');
  expect(await words(analyst)).toMatch(
    /KPI: Graduate outcomes[^]*Ada Example[^]*Something about mentoring is ready for you/,
  );
  await press(analyst, 'Send it now to 1 person');
  await look(analyst, 'what was sent');
  expect(await words(analyst)).toMatch(/Sent by analyst\.[^]*reading 1[^]*To Ada Example\./);

  const token = await tokenOf('ada@union.example');
  const ada = await blank();
  await ada.goto(`/sent/${token}`);
  await look(ada, 'what a link opens');
  expect(await words(ada)).toMatch(/For “Planning office”[^]*The gap was/);
  expect(await ada.getByRole('link', { name: 'Networks' }).count()).toBe(0);
  expect((await ada.goto('/kpis'))?.url()).toContain('/sign-in');
  const off = await ada.goto(`/sent/${token.slice(0, -1)}_`);
  expect(off?.status()).toBe(404);
  await look(ada, 'a link that opens nothing');
  await press(analyst, /^Close its links/);
  expect((await ada.goto(`/sent/${token}`))?.status()).toBe(404);
  await analyst.goto('/networks');
  await go(analyst, 'Planning office');
  await press(analyst, 'See what would be sent');
  await press(analyst, 'Send it now to 1 person');
  await ada.goto(`/sent/${await tokenOf('ada@union.example')}`);
  await press(ada, 'Stop sending me this');
  await look(ada, 'after leaving');
  await analyst.goto('/networks');
  await go(analyst, 'Planning office');
  expect(await words(analyst)).toContain('Nobody yet.');
  expect(wrong).toEqual([]);
}, 120_000);

test('an owner says how their things stand, and the first to save is not overwritten', async () => {
  const owner = await desk.account('consultant');
  const action = await desk.stage.one(
    `with y as (insert into practice_year (institution_id, year, begun_at) values ($1, 2026, now()) returning id),
       e as (insert into practice_entry (institution_id, year_id, part) select $1, id, 'doing-reach' from y returning id)
     insert into practice_action (institution_id, entry_id, what, owner_id, due_on, made_at, changed_at)
     select $1, id, 'Ask the union', $2, '2026-10-20', now(), now() from e returning id`,
    owner,
  );
  const page = await sit('consultant');
  await page.goto('/');
  await go(page, 'What is yours to do');
  await look(page, 'what is mine to do');
  expect(await words(page)).toContain('Overdue: to do');
  await page.getByLabel('How it stands now').selectOption({ label: 'Under way' });
  await desk.stage.db.query('update practice_action set version = version + 1 where id = $1', [action]);
  await press(page, /^Save/);
  await look(page, 'somebody was first');
  expect(await words(page)).toContain('Somebody changed this while you looked');
  await page.getByLabel('How it stands now').selectOption({ label: 'Done' });
  await press(page, /^Save/);
  expect(await words(page)).toContain('Done on 3 November 2026');
  const other = await sit('alumni-office');
  await other.goto('/my-actions');
  await look(other, 'nothing to do');
  expect(await words(other)).toContain('What is yours will be here');
  expect(wrong).toEqual([]);
}, 60_000);

test('each look and each change leaves its line in the record', async () => {
  const lines = await desk.stage.db.query<{ event: string }>(
    `select distinct event from audit_event where event ~ '^(kpi|network|action)\\.' order by 1`,
  );
  expect(lines.map(({ event }) => event)).toEqual([
    ...['action.listed', 'action.updated', 'kpi.changed', 'kpi.point-set', 'kpi.read', 'kpi.viewed'],
    ...['network.changed', 'network.closed', 'network.joined', 'network.left', 'network.sent', 'network.viewed'],
  ]);
});
