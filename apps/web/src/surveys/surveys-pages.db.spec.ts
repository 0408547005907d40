import { Notices } from '@footing/consent';
import { Database } from '@footing/database';
import { OwnSurveys } from '@footing/surveys';
import { bytesOf, hiddenIn, SurveyDesk } from './spec/survey-desk';

let desk: SurveyDesk;
beforeAll(async () => (desk = await SurveyDesk.open()), 60_000);
afterAll(() => desk.close());

const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ');

/** How many rows each table that an answer could leave something in has. */
async function rows(): Promise<[string, number][]> {
  const found: [string, number][] = [];
  for (const table of TABLES) found.push([table, await desk.stage.count(`from ${table}`)]);
  return found;
}
const TABLES = [
  ...['survey_invitation', 'survey_response', 'survey_answer', 'survey_score', 'account_session', 'audit_event'],
  'consent.state',
];

/** Sends pages in order, each with what it says. */
async function sendAll(link: string, pages: Readonly<Record<number, Readonly<Record<string, string | string[]>>>>) {
  const at = await desk.visitor();
  for (const [n, fields] of Object.entries(pages))
    await at.post(`${link}/${n}`, { '~language': 'en', ...fields }).expect(303);
  return at;
}

describe('a link', () => {
  test('opens a first page that says what it is and nothing of whose, sets no cookie, and keeps nothing', async () => {
    const amina = await desk.asked();
    const at = await desk.visitor();
    const before = await rows();
    const addresses = ['', '/1', '/2', '/5?language=cy', '/check', '/thanks', '/no', '?language=cy', '/2?from=check'];
    for (const address of addresses) {
      const { status, headers } = await at.get(`${amina.link}${address}`);
      expect([address, [200, 303].includes(status), headers['set-cookie']]).toEqual([address, true, undefined]);
      expect([headers['referrer-policy'], headers['x-robots-tag']]).toEqual(['no-referrer', 'noindex']);
    }
    expect(await rows()).toEqual(before);
    const { text } = await at.get(amina.link);
    expect(plain(text)).toMatch(
      /How it is going .*About 2 minutes.*Planning analysts.*Leave out whatever you like.*Open until/,
    );
    expect(plain(text)).not.toMatch(/Amina|Example,|@example/);
    expect(text).not.toContain('<script');
    const welsh = (await at.get(`${amina.link}?language=cy`)).text;
    expect(welsh).toMatch(/<div lang="cy">[^]*Sut mae’n mynd[^]*Nid oes gorfodaeth[^]*Ar agor tan/);
    expect(plain(welsh)).not.toMatch(/Nothing is forced|Open until|How long it takes|Stop asking me/);
    // What is not there in Welsh is marked as what it is.
    expect((await at.get(`${amina.link}/5?language=cy`)).text).toMatch(/<span lang="en">What has helped you/);
    const wrong = await at.post(`${amina.link}/6?language=cy`, {
      '~language': 'cy',
      'since~month': '13',
      'since~year': '2026',
    });
    expect(plain(wrong.text)).toMatch(/Mae problem[^]*Rhowch fis a blwyddyn[^]*Parhau/);
    expect(wrong.text).toMatch(/<div class="govuk-error-summary"[^>]* lang="cy">/);
  });

  test('weighs at most 50 kB with everything that its first page needs, as it travels', async () => {
    const amina = await desk.asked(false);
    const page = (await (await desk.visitor()).get(amina.link)).text;
    const needed = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address = '']) => address);
    expect(needed.map((one) => one.replace(/\?.*/, ''))).toEqual([
      ...['/assets/atkinson-hyperlegible-next.woff2', '/assets/footing.css', '/assets/mark.svg'],
    ]);
    let bytes = 0;
    for (const address of [amina.link, ...needed]) bytes += await bytesOf(desk, address);
    expect(bytes).toBeLessThanOrEqual(50_000);
  });

  test('tells nothing of who is signed in on the device that it is opened on', async () => {
    const [amina, ben] = [await desk.asked(), await desk.asked()];
    await desk.stage.db.query(`update account set name = 'Zacharias' where id = $1`, [ben.actor.accountId]);
    const at = await desk.visitor(ben.actor.accountId);
    for (const page of ['', '/2', '/check'])
      expect((await at.get(`${amina.link}${page}`)).text).not.toMatch(/Zacharias|Sign out/);
    expect((await at.get('/me')).text).toContain('Zacharias');
  });

  test('that is guessed, cut short or taken back is answered alike; one that is over, or was sent, says so kindly', async () => {
    const amina = await desk.asked();
    const at = await desk.visitor();
    const guess = `${amina.token.slice(0, -6)}AAAAAA`;
    const [guessed, short] = [await at.get(`/survey/${guess}`), await at.get(`/survey/${amina.token.slice(0, -1)}`)];
    expect([guessed.status, short.status, guessed.text === short.text]).toEqual([404, 404, true]);
    expect(plain(guessed.text)).toContain('This link is not whole');
    for (const address of ['/2', '/check', '/thanks', '/no'])
      expect((await at.get(`/survey/${guess}${address}`)).status).toBe(404);
    for (const address of ['/2', '/check', '/no', '/yes'])
      expect((await at.post(`/survey/${guess}${address}`)).status).toBe(404);

    const own = await desk.visitor(amina.actor.accountId);
    expect((await own.postFrom('/me/surveys', `/me/surveys/${amina.invitationId}/links`)).status).toBe(303);
    const takenBack = await at.get(`${amina.link}/2`);
    expect([takenBack.status, plain(takenBack.text)]).toEqual([404, expect.stringContaining('was taken back')]);
    expect((await own.get(amina.own)).status).toBe(200);
    expect(await desk.lines(amina.id)).toContain('survey.revoked');

    const ben = await desk.asked();
    const over = await desk.stage.one(
      `update survey_invitation set ended_at = now(), ended_as = 'closed' where id = $1 returning id`,
      [ben.invitationId],
    );
    expect(over).toBe(ben.invitationId);
    const closed = await at.get(ben.link);
    expect([closed.status, plain(closed.text)]).toEqual([200, expect.stringContaining('This survey has closed')]);
    const inWelsh = (await at.get(`${ben.link}?language=cy`)).text;
    expect(inWelsh).toMatch(/<div lang="cy">[^]*Mae’r arolwg hwn wedi cau[^]*Nid oes angen i chi wneud dim/);
    expect(plain(inWelsh)).not.toMatch(/It could be answered|nothing you need/);
    expect((await at.post(`${ben.link}/2`, { met: 'yes' })).status).toBe(409);
    expect(await desk.kept(ben.id)).toEqual({});
  });
});

describe('whoever has not decided yet', () => {
  test('reads the very text, and nothing is kept before a yes', async () => {
    const amina = await desk.asked(false);
    const at = await desk.visitor();
    const { text } = await at.get(amina.link);
    const here = { institutionId: desk.stage.institutionId };
    const notice = await desk.web
      .get(Database, { strict: false })
      .transaction(here, (tx) => desk.web.get(Notices, { strict: false }).current(tx, here, 'evidence'));
    for (const part of notice.body.split(/\n{2,}/).map((one) => one.replace(/^[^:.]{1,30}: /, '')))
      expect(plain(text)).toContain(part.trim());
    expect((await at.post(`${amina.link}/2`, { met: 'yes' })).headers['location']).toBe(amina.link);
    expect(await desk.kept(amina.id)).toEqual({});
    const odd = await at.post(`${amina.link}/yes`, { shown: 'made up' });
    expect([odd.status, plain(odd.text)]).toEqual([409, expect.stringContaining('The text has changed')]);
    const yes = await at.post(`${amina.link}/yes`, { shown: hiddenIn(text, 'shown'), '~language': 'cy' });
    expect([yes.status, yes.headers['location']]).toEqual([303, `${amina.link}/1?language=cy`]);
    await at.post(`${amina.link}/2`, { met: 'yes', '~language': 'cy' }).expect(303);
    expect(await desk.kept(amina.id)).toEqual({ met: 'yes' });
    expect(await desk.lines(amina.id)).toContain('consent.decided');
  });

  test('says “No, thank you” in one tap: it ends kindly, is written down, and nobody reminds them', async () => {
    const amina = await desk.asked(false);
    const at = await desk.visitor();
    const shown = hiddenIn((await at.get(amina.link)).text, 'shown');
    expect((await at.post(`${amina.link}/no`, { shown })).headers['location']).toBe(`${amina.link}/no`);
    const { text, status } = await at.get(`${amina.link}/no`);
    expect([status, plain(text)]).toEqual([200, expect.stringContaining('That is fine')]);
    expect(plain((await at.get(amina.link)).text)).toContain('only while there is a yes');
    expect(await desk.lines(amina.id)).toEqual(expect.arrayContaining(['consent.decided', 'survey.refused']));
    expect(
      await desk.stage.one('select ended_as as id from survey_invitation where id = $1', [amina.invitationId]),
    ).toBe('refused');
  });
});

describe('a page', () => {
  test('is kept as it is said, blank and “prefer not to say” apart, and shown again where it was left', async () => {
    const amina = await desk.asked();
    const at = await sendAll(amina.link, {
      2: { met: 'yes' },
      3: { 'feel-heard': 'a3', 'feel-sure': '~not' },
      4: { times: ' 3 ' },
      5: { helped: ['cv', 'tips'] },
      6: { 'since~month': '9', 'since~year': '2026' },
      7: { job: 'Secret baker', 'job~not': 'yes' },
      8: { more: 'Nothing else' },
    });
    const all = {
      met: 'yes',
      'feel-heard': 'a3',
      'feel-sure': true,
      times: 3,
      helped: ['cv', 'tips'],
      since: '2026-09',
    };
    expect(await desk.kept(amina.id)).toEqual({ ...all, job: true, more: 'sealed' });
    const check = plain((await at.get(`${amina.link}/check`)).text);
    expect(check).toMatch(
      /Have you met\? Yes, we have .*I feel heard Agree .*next step Prefer not to say .*How often.* 3 /,
    );
    expect(check).toMatch(/Help with my CV; Tips .*September 2026 .*be\? Prefer not to say .*Nothing else/);
    expect(check).not.toContain('baker');
    expect((await at.get(`${amina.link}/6`)).text).toMatch(/value="9"[^]*value="2026"/);
    await at.post(`${amina.link}/8`, { more: 'Nothing else', '~go': 'clear', '~language': 'en' }).expect(303);
    await at.post(`${amina.link}/4`, { times: '', '~language': 'en' }).expect(303);
    expect(await desk.kept(amina.id)).toEqual({ ...all, times: undefined, job: true });
    expect((await at.get(amina.link)).text).toContain('Go on where you were');
  });

  test('with something wrong says so at the item, keeps all that was typed, and nothing of it is stored', async () => {
    const amina = await desk.asked();
    const at = await sendAll(amina.link, { 2: { met: 'yes' } });
    const wrong: readonly (readonly [number, Readonly<Record<string, string | string[]>>, string, RegExp])[] = [
      [3, { 'feel-heard': 'a3', 'feel-sure': 'zz' }, 'feel-sure', /id="feel-heard-3"[^>]*value="a3" checked/],
      [4, { times: 'twice' }, 'times', /value="twice"/],
      [5, { helped: ['cv', 'talk', 'tips'] }, 'helped', /value="tips" checked/],
      [5, { helped: ['cv', 'none'] }, 'helped', /value="none" checked/],
      [6, { 'since~month': '13', 'since~year': '2026' }, 'since~month', /value="13"[^]*value="2026"/],
      [7, { job: 'x'.repeat(30) }, 'job', /value="x{30}"/],
      [8, { more: `Fine ${'y'.repeat(60)}` }, 'more', /Fine y{60}<\/textarea>/],
    ];
    for (const [n, fields, field, typed] of wrong) {
      const { status, text } = await at.post(`${amina.link}/${n}`, fields);
      expect([n, status, text.includes(`href="#${field}"`), text.includes(`id="${field}-error"`)]).toEqual([
        n,
        422,
        true,
        true,
      ]);
      expect(text).toMatch(typed);
      expect(text).toContain('<title>Error: ');
    }
    expect(await desk.kept(amina.id)).toEqual({ met: 'yes' });
  });

  test('goes on and back over what is asked alone; a change that hides others drops them, and one that asks more leads there', async () => {
    const amina = await desk.asked();
    const at = await sendAll(amina.link, { 2: { met: 'yes' }, 3: { 'feel-heard': 'a1' }, 4: { times: '2' } });
    const goes = async (n: number, fields: Readonly<Record<string, string>>) =>
      (await at.post(`${amina.link}/${n}`, { '~language': 'en', ...fields })).headers['location']?.replace(
        amina.link,
        '',
      );
    expect(await goes(5, { '~go': 'back' })).toBe('/4?language=en');
    expect(await goes(1, { '~go': 'back' })).toBe('?language=en');
    expect(await goes(8, {})).toBe('/check?language=en');
    expect(await goes(2, { met: 'no', '~from': 'check' })).toBe('/check?language=en');
    expect(await desk.kept(amina.id)).toEqual({ met: 'no' });
    expect((await at.get(`${amina.link}/3`)).headers['location']).toContain('/5?');
    expect((await at.post(`${amina.link}/4`, { times: '2' })).status).toBe(422);
    expect(plain((await at.get(`${amina.link}/5`)).text)).toContain('Question 2 of 5');
    expect(await goes(2, { met: 'yes', '~from': 'check' })).toBe('/3?language=en');
    expect(plain((await at.get(`${amina.link}/5`)).text)).toContain('Question 4 of 7');
    for (const n of ['0', '9', '999', 'x', '1e0', '__proto__'])
      expect((await at.get(`${amina.link}/${n}`)).status).toBe(404);
  });
});

describe('sent', () => {
  test('twice from two tabs it is sent once; what comes later is refused and says so; a kind word stands at the end', async () => {
    const amina = await desk.asked();
    const at = await sendAll(amina.link, { 2: { met: 'yes' }, 3: { 'feel-heard': 'a3', 'feel-sure': 'a3' } });
    const sent = await Promise.all([at.post(`${amina.link}/check`), at.post(`${amina.link}/check`)]);
    expect(sent.map(({ headers }) => headers['location'])).toEqual(Array(2).fill(`${amina.link}/thanks`));
    const thanks = plain((await at.get(`${amina.link}/thanks`)).text);
    expect(thanks).toMatch(/Thank you .*Where you are today How you feel Today: on your way.*What happens next/);
    const late = await at.post(`${amina.link}/2`, { met: 'no' });
    expect([late.status, plain(late.text)]).toEqual([
      409,
      expect.stringContaining('what you have just changed was not kept'),
    ]);
    expect(await desk.kept(amina.id)).toMatchObject({ met: 'yes' });
    expect((await desk.lines(amina.id)).filter((event) => event === 'survey.submitted')).toHaveLength(1);
    expect((await at.get(`${amina.link}/check`)).headers['location']).toBe(amina.link);
  });
});

describe('signed in', () => {
  test('what waits stands where people look, and not once they would rather not; nobody sees another’s', async () => {
    const [amina, ben] = [await desk.asked(), await desk.asked()];
    const [own, other] = [await desk.visitor(amina.actor.accountId), await desk.visitor(ben.actor.accountId)];
    expect(plain((await own.get('/mentoring')).text)).toContain('See “How it is going”');
    expect(plain((await own.get('/me/surveys')).text)).toContain('Have a look');
    for (const page of ['', '/2', '/check', '/thanks', '/no'])
      expect((await other.get(`${amina.own}${page}`)).status).toBe(404);
    for (const page of ['/2', '/check', '/no', '/yes', '/links'])
      expect((await other.postFrom('/me', `${amina.own}${page}`, { met: 'no' })).status).toBe(404);
    expect((await own.post(`${amina.own}/2`, { met: 'no' })).status).toBe(409);
    expect(await desk.kept(amina.id)).toEqual({});
    expect((await own.postFrom(`${amina.own}/2`, `${amina.own}/2`, { met: 'no', '~language': 'en' })).status).toBe(303);
    expect(plain((await own.get('/mentoring')).text)).toContain('Go on with “How it is going”');
    expect((await own.postFrom(amina.own, `${amina.own}/no`)).status).toBe(303);
    expect(plain((await own.get('/mentoring')).text)).not.toContain('How it is going');
    expect(plain((await own.get(amina.own)).text)).toContain('You can still answer if you like');
    expect((await own.postFrom(`${amina.own}/check`, `${amina.own}/check`, { '~language': 'en' })).status).toBe(303);
    expect(plain((await own.get('/me/surveys')).text)).toContain('Sent on');
    expect(await desk.web.get(OwnSurveys, { strict: false }).of(amina.actor)).toMatchObject([{ state: 'submitted' }]);
  });

  test('a form from another site is refused, by link as well', async () => {
    const amina = await desk.asked();
    const at = await desk.visitor();
    const from = await at.post(`${amina.link}/2`, { met: 'no' }).set('sec-fetch-site', 'cross-site');
    expect([from.status, await desk.kept(amina.id)]).toEqual([409, {}]);
  });
});
