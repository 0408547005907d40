import type { AddressInfo } from 'node:net';
import { axeFaults, openBrowser } from '@footing/testing';
import { Snapshots } from '@footing/evidence';
import { EvidenceDesk, plain } from '../evidence/spec/evidence-desk';
import request from 'supertest';

let desk: EvidenceDesk;
beforeAll(async () => (desk = await EvidenceDesk.open()), 60_000);
afterAll(() => desk.close());

/*
 * Given a student who says yes to being counted and one who does not,
 * when a snapshot is taken and each looks at the counts that they are in, on a phone without script,
 * then the first sees it with what it can hold, the second sees none, and both looks are in the record.
 */
test('people see which snapshots they are in and what those can hold; nobody else’s, and staff have no such page', async () => {
  const [amina, ben] = [await desk.stage.person('student'), await desk.stage.person('student')];
  const role = `insert into account_role (institution_id, account_id, role) values ($1, $2, 'student') returning account_id as id`;
  for (const { actor } of [amina, ben]) await desk.stage.one(role, actor.accountId ?? '');
  await desk.stage.says('give', amina);
  await desk.stage.get(Snapshots).take(desk.stage.as('analyst'), { name: 'Before the return' });
  const seen = async (accountId: string) => {
    const agent = request.agent(desk.web.getHttpServer());
    await agent.get(`/enter/${desk.stage.institutionId}/${accountId}`).expect(200);
    expect((await agent.get('/me/data')).text).toContain('href="/me/data/counts"');
    return plain((await agent.get('/me/data/counts').expect(200)).text);
  };
  expect(await seen(amina.actor.accountId ?? '')).toMatch(
    /Snapshot 1: Before the return .*You are in it for One round .*How far you came .*First in the family/,
  );
  expect(await seen(ben.actor.accountId ?? '')).toMatch(/You are in no snapshot/);
  expect(await desk.events()).toMatchObject({ 'evidence.own-viewed': 2 });
  expect((await (await desk.visitor('analyst')).get('/me/data/counts')).status).toBe(404);

  const browser = await openBrowser();
  try {
    const { port } = desk.web.getHttpServer().address() as AddressInfo;
    const context = await browser.newContext({
      ...{ baseURL: `http://127.0.0.1:${port}`, viewport: { width: 360, height: 800 }, javaScriptEnabled: false },
    });
    const page = await context.newPage();
    await page.goto(`/enter/${desk.stage.institutionId}/${amina.actor.accountId ?? ''}`);
    await page.goto('/me/data');
    await page.getByRole('link', { name: 'Counts that you are in' }).press('Enter');
    await page.waitForURL('**/me/data/counts');
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
  } finally {
    await browser.close();
  }
}, 60_000);
