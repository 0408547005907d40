import { Endings, StopTasks } from '@footing/consent';
import { Stories } from '@footing/stories';
import request from 'supertest';
import { formWith, MyDataDesk, type Visitor } from '../my-data/spec/desk';

const CANARY = 'canaryquince';
/** The least that is a PNG: 20 by 10. */
const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000140000000a0802000000000000000000000049454e44ae426082',
  'hex',
);

let desk: MyDataDesk;
let lead: Visitor;
let amina: Visitor;
beforeAll(async () => {
  desk = await MyDataDesk.open();
  lead = await desk.visitor('programme-lead');
}, 60_000);
beforeEach(async () => (amina = await desk.visitor('student')));
afterEach(() => desk.db.query('truncate story cascade'));
afterAll(() => desk.close());

const everybody = () => request(desk.web.getHttpServer());
const page = async () => (await everybody().get('/stories').expect(200)).text;
const inAYear = () => {
  const at = new Date(Date.now() + 300 * 86_400_000);
  return { 'until-day': at.getUTCDate(), 'until-month': at.getUTCMonth() + 1, 'until-year': at.getUTCFullYear() };
};

/** As a form with a file sends it. */
async function ask(fields: Record<string, string | readonly string[]> = {}, picture: Buffer | null = PNG) {
  const [row] = await desk.db.query<{ id: string }>('select student_id as id from account where id = $1', [
    amina.accountId,
  ]);
  const html = await lead.page(`/stories-asked/new?who=student:${row?.id ?? ''}`);
  const csrf = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const sent = lead.agent
    .post('/stories-asked/new')
    .field('_csrf', csrf)
    .field('who', `student:${row?.id ?? ''}`);
  const all = {
    ...{ title: `${CANARY} title`, words: `${CANARY} words\n\nand more`, naming: 'none', described: `${CANARY} name` },
    ...{ places: ['our-page', 'prospectus'], pictureWords: picture ? `${CANARY} desk` : '', ...inAYear(), ...fields },
  };
  for (const [name, value] of Object.entries(all)) for (const one of [value].flat()) sent.field(name, String(one));
  return picture ? sent.attach('file', picture, 'a.png') : sent;
}
const storyId = async () => (await desk.db.query<{ id: string }>('select id from story'))[0]?.id ?? '';
const tap = async (words: RegExp) => amina.tap(await amina.page('/me/data'), words);

test('a lead finds somebody and asks; they see it exactly as everybody would, and both answers are one tap', async () => {
  expect(await lead.page('/stories-asked/new?name=amina')).toContain('Amina Yusuf');
  expect((await ask()).status).toBe(303);
  const html = await amina.page('/me/data');
  for (const part of ['title', 'words', 'name', 'desk']) expect(html).toContain(`${CANARY} ${part}`);
  expect(html).toContain('The prospectus, in print and online');
  expect(formWith(html, /^Say yes .*canaryquince/s)?.fields['give']).toMatch(/^story\|story:/);
  expect(formWith(html, /^Say no .*canaryquince/s)?.fields['refuse']).toMatch(/^story\|story:/);
  const picture = await amina.agent.get(`/me/data/stories/${await storyId()}/picture`).expect(200);
  expect([picture.body, picture.headers['cache-control']]).toEqual([PNG, 'no-store']);
  expect(await page()).not.toContain(CANARY);
});

test('a no is said in one tap and kept; the lead sees it, and nobody the words', async () => {
  await ask();
  const answered = await tap(/^Say no .*canaryquince/s);
  expect(await amina.page(answered.headers['location'] ?? '')).toContain('You said no');
  expect(await page()).not.toContain(CANARY);
  const list = await lead.page('/stories-asked');
  expect(list).toContain('Said no');
  expect(list).not.toContain(CANARY);
});

test('what was wrong is told at its field, and everything typed is still there', async () => {
  const answer = await ask({ title: '', words: 'x'.repeat(2_001), 'until-day': '40' });
  expect(answer.status).toBe(422);
  for (const words of ['Enter a title', 'at most 2,000 characters', 'The last day is not a real date', CANARY])
    expect(answer.text).toContain(words);
  const large = await ask({}, Buffer.concat([PNG, Buffer.alloc(300_000)]));
  expect([large.status, large.text.includes('Choose a PNG or JPEG of at most 256 kB')]).toEqual([422, true]);
  await desk.db.query(`update student set under_18_until = '2099-01-01' where first_name = 'Amina'`);
  const young = await ask();
  expect([young.status, young.text.includes('Nobody under 18 is asked')]).toEqual([409, true]);
});

test('everybody reads it while the yes stands, nothing keeps it, and it goes from page and picture with the yes', async () => {
  await ask();
  await tap(/^Say yes .*canaryquince/s);
  const shown = await everybody().get('/stories').expect(200);
  expect(shown.headers['cache-control']).toBe('no-store');
  expect(shown.headers['etag']).toBeUndefined();
  expect(shown.text).toContain(`${CANARY} words`);
  const address = `/stories/${await storyId()}/picture`;
  expect(shown.text).toContain(`src="${address}"`);
  const picture = await everybody().get(address).expect(200);
  expect(picture.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'image/png' });
  expect(await lead.page('/stories-asked')).toContain('Agreed');
  await tap(/Withdraw my yes.*canaryquince/s);
  expect(await page()).not.toContain(CANARY);
  await everybody().get(address).expect(404);
});

test('after a stop the words are nowhere: no page, export, mail or line has them, and the certificate says what stays', async () => {
  await ask();
  await tap(/^Say yes .*canaryquince/s);
  expect(await page()).toContain(CANARY);
  const done = (await tap(/Withdraw my yes.*canaryquince/s)).headers['location'] ?? '';
  const id = await storyId();
  expect(await desk.web.get(StopTasks, { strict: false }).carryOut(desk.institutionId)).toBeGreaterThan(0);
  const certificate = await amina.page(done.replace('/done', '/certificate'));
  expect(certificate).toContain('Stories on our pages');
  expect(certificate).toContain('we cannot take back what is printed already');
  const others = [lead, await desk.visitor('student'), await desk.visitor('mentor')];
  for (const role of ['consultant', 'data-protection-officer', 'administrator', 'analyst'] as const)
    others.push(await desk.visitor(role));
  for (const { agent } of others)
    for (const path of [
      '/',
      '/stories',
      '/stories-asked',
      '/access-record',
      '/me',
      '/me/data',
      '/me/record',
      '/purposes',
    ])
      expect([path, (await agent.get(path)).text.includes(CANARY)]).toEqual([path, false]);
  for (const { agent } of others) await agent.get(`/me/data/stories/${id}/picture`).expect(404);
  await everybody().get(`/stories/${id}/picture`).expect(404);
  const left = await desk.db.query<{ name: string }>(
    `select distinct table_name as name from information_schema.tables where table_type = 'BASE TABLE'
       and table_schema in ('public', 'consent', 'jobs', 'monitoring') and (xpath('count(/table/row)', query_to_xml(
         format('select 1 from %I.%I t where t::text ilike %L', table_schema, table_name, '%${CANARY}%'), false, false, '')))[1]::text <> '0'`,
  );
  expect(left).toEqual([{ name: 'story_content' }]);
});

test('a place that still showed it would not say that it had stopped', async () => {
  await ask();
  await tap(/^Say yes .*canaryquince/s);
  await tap(/Withdraw my yes.*canaryquince/s);
  await desk.db.query('drop policy by_person on story_content');
  try {
    await desk.web.get(StopTasks, { strict: false }).carryOut(desk.institutionId);
    const [open] = await desk.db.query<{ n: number }>(
      `select count(*)::int as n from consent.stop_task where place = 'stories' and acked_at is null and item = $1`,
      [`story:${await storyId()}`],
    );
    expect(open?.n).toBe(1);
  } finally {
    await desk.db.query(
      'create policy by_person on story_content as restrictive for select to footing_app using (false)',
    );
  }
});

test('a lead takes a story down, and it is gone for everybody', async () => {
  expect(desk.web.get(Endings, { strict: false })).toBeDefined();
  const stories = desk.web.get(Stories, { strict: false });
  const actor = { institutionId: desk.institutionId, accountId: lead.accountId, roles: ['programme-lead'] } as const;
  await ask();
  const html = await lead.page('/stories-asked');
  expect((await lead.tap(html, /Take down/)).status).toBe(303);
  expect((await stories.list(actor)).map(({ state }) => state)).toEqual(['ended']);
  expect(await amina.page('/me/data')).not.toMatch(/Say yes<small> – canaryquince/);
});
