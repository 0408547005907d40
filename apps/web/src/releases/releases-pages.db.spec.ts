import { axeFaultsInPlace, openBrowser } from '@footing/testing';
import { bitsOf } from '../../../../libs/evidence/src/domain/stages';
import { dimension, madeUp, type MadeUp, times } from '../../../../libs/evidence/src/spec/made-up';
import { EvidenceDesk, hiddenIn, plain } from '../evidence/spec/evidence-desk';

/*
 * The analyst gathers tables and prepares a release; they cannot sign it themselves. The lead looks at it and signs. Then it is there
 * for everybody who reads reports, with every document that it holds the figures for.
 */
type Visitor = Awaited<ReturnType<EvidenceDesk['visitor']>>;
let desk: EvidenceDesk;
let analyst: Visitor;
let lead: Visitor;
let observer: Visitor;

const met = bitsOf(['eligible', 'invited', 'applied', 'allocated', 'matched', 'met']);
const group = { ...dimension('group:x', ['in', 'out'], true), name: 'Care experienced', kind: 'group' as const };
/** 240 students whom a mentor was proposed to, half of them in the group. The first so many have left. */
const people = (without = 0): MadeUp[] =>
  times(240, {}).map((_, at) => ({
    stages: at < without ? 7 : met,
    meetings: at % 5 < 3 ? 3 : 0,
    outcomes: [at % 6 === 0 ? 0 : 1, null, null, at % 4 === 0 ? 0 : 1],
    codes: { 'group:x': at % 2 === 0 ? 'in' : 'out' },
  }));
const plan = '/releases/plans/1';
const go = (visitor: Visitor, words: string, more: Readonly<Record<string, string>> = {}) =>
  visitor.post(plan, plan, { name: 'Access and participation plan', profile: 'public', go: words, ...more });

beforeAll(async () => {
  desk = await EvidenceDesk.open();
  await madeUp(desk.stage, { dimensions: [group], people: people() });
  [analyst, lead, observer] = [
    await desk.visitor('analyst'),
    await desk.visitor('programme-lead'),
    await desk.visitor('observer'),
  ];
}, 60_000);
afterAll(() => desk.close());

test('before anything is prepared, each reads what comes next', async () => {
  expect(await analyst.text('/releases')).toMatch(/Releases will be here .*Prepare one From snapshot 1/);
  expect(await observer.text('/releases')).toMatch(/Nothing has been signed yet/);
  expect((await observer.get(plan)).status).toBe(404);
  // Whoever signs, and whoever only reads, has no page of evidence: they find it on their first page.
  for (const [visitor, page] of [
    [analyst, '/evidence'],
    [lead, '/'],
    [observer, '/'],
  ] as const)
    expect(await visitor.text(page)).toContain('Releases: figures that go out');
});

test('tables are gathered one by one and by document; nothing that was typed is lost', async () => {
  const empty = await go(analyst, 'prepare');
  expect(empty.status).toBe(422);
  expect(plain(empty.text)).toContain('Add at least one table before you prepare the release');
  expect(empty.text).toContain('value="Access and participation plan"');
  const unchosen = await go(analyst, 'ready', { name: 'Another name' });
  expect(unchosen.text).toMatch(/id="document-error"[^]*Choose a document/);
  expect(unchosen.text).toContain('value="Another name"');

  const asked = new URLSearchParams({ profile: 'public', outcome: 'continuation', by1: 'group:x' });
  const page = `/evidence/1/measures/M11?${asked}`;
  const added = await analyst.post(page, `${plan}/tables`, { measure: 'M11', ...Object.fromEntries(asked) });
  expect(added.headers['location']).toBe(plan);
  await analyst.post(page, `${plan}/tables`, { measure: 'M11', ...Object.fromEntries(asked) });
  expect(await analyst.text(plan)).toMatch(
    /Tables in it: 1 .*M11 Outcome rate, Continued into the next year, by Care experienced/,
  );

  await go(analyst, 'ready', { document: 'app-evaluation' });
  const ready = await analyst.text(plan);
  for (const title of ['M02 Take-up, by Care experienced', 'M14 Gap', 'M12 Continuation'])
    expect(ready).toContain(title);
  const before = Number(/Tables in it: (\d+)/.exec(ready)?.[1]);
  const shown = (await analyst.get(plan)).text;
  const gone = /value="(remove:[^"]*M22[^"]*|remove:[^"]*M20[^"]*|remove:[^"]*M03[^"]*)"/.exec(shown)?.[1] ?? '';
  await go(analyst, gone.replaceAll('&quot;', '"'));
  expect(await analyst.text(plan)).toContain(`Tables in it: ${before - 1}`);
});

test('prepared, it waits for somebody else: whoever prepared it cannot sign, and other figures than those seen are not signed', async () => {
  const [made, again] = await Promise.all([go(analyst, 'prepare'), go(analyst, 'prepare')]);
  const statuses = [made.status, again.status].sort();
  expect(statuses[0]).toBe(303);
  expect([409, 422]).toContain(statuses[1]);
  const list = await analyst.text('/releases');
  expect(list.match(/1: Access and participation plan/g)).toHaveLength(1);
  expect(await analyst.text(plan)).toContain('Tables in it: 0');

  const own = await analyst.text('/releases/1');
  expect(own).toContain('a colleague looks at it and signs');
  expect(own).not.toContain('sign it');
  expect((await observer.get('/releases/1')).status).toBe(404);
  const sha256 = hiddenIn((await lead.get('/releases/1')).text, 'sha256');
  const refused = await analyst.post('/releases/1', '/releases/1/sign', { sha256 });
  expect([refused.status, plain(refused.text)]).toEqual([409, expect.stringContaining('Somebody else has to sign')]);
  const stale = await lead.post('/releases/1', '/releases/1/sign', { sha256: 'f'.repeat(64) });
  expect([stale.status, plain(stale.text)]).toEqual([
    409,
    expect.stringContaining('not the figures that you looked at'),
  ]);
  const unsigned = await lead.get('/releases/1/documents/board-page/html');
  expect(unsigned.status).toBe(404);

  expect((await lead.post('/releases/1', '/releases/1/sign', { sha256 })).status).toBe(303);
  expect((await lead.post('/releases/1', '/releases/1/sign', { sha256 })).status).toBe(409);
  expect((await lead.post('/releases/1', '/releases/1/give-up')).status).toBe(409);
  expect(await observer.text('/releases')).toMatch(/Signed .*1: Access and participation plan/);
  expect(await desk.events()).toMatchObject({ 'evidence.proposed': 1, 'evidence.released': 1 });
}, 120_000);

test('one press for each document, by anybody who reads reports; what is missing is named', async () => {
  const page = await observer.text('/releases/1');
  expect(page).toMatch(/M02 Take-up, by Care experienced/);
  for (const format of ['html', 'xlsx', 'ods', 'csv']) {
    const file = await observer.get(`/releases/1/documents/app-evaluation/${format}`).buffer(true);
    expect([format, file.status]).toEqual([format, 200]);
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="app-evaluation-release-1/);
  }
  const drawn = await observer.get('/releases/1/documents/app-evaluation/html').buffer(true);
  expect(drawn.text).toMatch(/<figcaption>Take-up, by Care experienced<\/figcaption>[^]*<svg/);
  expect((await observer.get('/releases/1/documents/app-evaluation/exe')).status).toBe(404);
  expect((await observer.get('/releases/1/documents/constructor/html')).status).toBe(404);
  const pack = await observer.get('/releases/1/pack').buffer(true);
  expect([pack.status, pack.headers['content-type']]).toEqual([200, 'application/zip']);
  // A university of England is not offered the papers of other nations.
  expect(page).not.toContain('Medr');
  const words = plain(page);
  expect(words).toMatch(/A draft: 12 texts to write Intervention strategy Objectives and targets/);
  expect(words).not.toContain('Write them');
  expect(plain(await lead.text('/releases/1'))).toContain('Write them : APP intervention strategy');
}, 60_000);

test('what could be taken from the release before is held, with what to do, and the plan stays', async () => {
  const number = await madeUp(desk.stage, { dimensions: [group], people: people(2) });
  const here = `/releases/plans/${number}`;
  const asked = { measure: 'M02', profile: 'public', by1: 'group:x', minimumMeetings: '1' };
  await analyst.post('/releases', `${here}/tables`, asked);
  const held = await analyst.post(here, here, { name: 'Spring', profile: 'public', go: 'prepare' });
  expect(held.status).toBe(409);
  expect(plain(held.text)).toMatch(/would tell of a few people.*in release 1\./);
  expect(held.text).toContain('value="Spring"');
  expect(await analyst.text(here)).toContain('Tables in it: 1');
  expect(await analyst.text('/releases')).not.toContain('Spring');
  await go(analyst, 'save');
}, 60_000);

test('where a document could use more than a release holds, what it cannot do without comes first', async () => {
  const many = times(20, {}).map((_, at) => ({ ...group, key: `group:${at}`, name: `Group ${at}` }));
  const number = await madeUp(desk.stage, { dimensions: many, people: people() });
  const here = `/releases/plans/${number}`;
  const added = await analyst.post(here, here, {
    name: '',
    profile: 'public',
    go: 'ready',
    document: 'app-evaluation',
  });
  expect(added.status).toBe(303);
  const words = await analyst.text(here);
  expect(words).toMatch(/up to 60 tables: \d+ more that the document could use did not fit\./);
  expect(words).toContain('Tables in it: 60');
  expect(words).toContain('M12 Continuation, completion and progression, Completed');
}, 60_000);

test('on a phone, without script, nothing is wider than the page and nothing keeps anybody out', async () => {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: true });
    const page = await context.newPage();
    const base = await desk.web.getUrl();
    for (const role of ['analyst', 'programme-lead', 'observer'] as const) {
      await page.goto(`${base}/enter/${desk.stage.institutionId}/${await desk.account(role)}`);
      const seen = role === 'analyst' ? ['/releases', plan, '/releases/1', '/evidence'] : ['/releases', '/releases/1'];
      for (const path of seen) {
        await page.goto(base + path);
        expect([path, await axeFaultsInPlace(page)]).toEqual([path, []]);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        expect([path, wide]).toEqual([path, false]);
      }
    }
  } finally {
    await browser.close();
  }
}, 120_000);
