import { Log, StopLinks } from '@footing/consent';
import { Database } from '@footing/database';
import { purposeCodes, purposes } from '@footing/kernel';
import { withoutTokens } from '@footing/testing';
import { createPublicKey, verify } from 'node:crypto';
import request from 'supertest';
import { formWith, MyDataDesk, type Visitor } from './spec/desk';

/** Checked by the keys that are published, with nothing of ours. */
function isSignedBy(keys: readonly { kty: string; crv: string; x: string }[], jws: string): boolean {
  const [header = '', payload = '', signature = ''] = jws.split('.');
  return keys.some(({ kty, crv, x }) =>
    verify(
      null,
      Buffer.from(`${header}.${payload}`),
      createPublicKey({ format: 'jwk', key: { kty, crv, x } }),
      Buffer.from(signature, 'base64url'),
    ),
  );
}

let desk: MyDataDesk;
let amina: Visitor;
const said = { course: 'History', direction: ['Publishing', 'Arts'], avoid: ['Somebody'], yearOfStudy: '2' };
const payloadOf = (jws: string): unknown => JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString());
const shownIn = (html: string, words: RegExp) => formWith(html, words)?.fields['give'] ?? '';

beforeAll(async () => (desk = await MyDataDesk.open()), 60_000);
beforeEach(async () => (amina = await desk.visitor('student', said)));
afterAll(() => desk.close());

test('the page shows each purpose with its text and one button, and nothing is ticked', async () => {
  const html = await amina.page('/me/data');
  expect(html.match(/class="footing-choice"/g)).toHaveLength(
    purposeCodes.filter((code) => purposes[code].chosen).length,
  );
  expect(html).not.toMatch(/type="(checkbox|radio)"|checked/);
  expect(html).toContain('Who sees it:');
  expect(html).toContain('Why we may:');
  expect(formWith(html, /Object.*Finding a mentor/s)).toMatchObject({
    action: '/me/data/decide',
    fields: { stop: expect.stringMatching(/^matching\.core/) as string },
  });
  expect(formWith(html, /Say yes.*News/s)).toMatchObject({
    action: '/me/data/decide',
    fields: { give: expect.stringMatching(/^news/) as string },
  });
  expect(withoutTokens(html)).not.toMatch(/priority group|disadvantaged|\bWP\b/i);
});

test('answers that may be shown are there one by one, each with its own button, and others are not', async () => {
  const html = await amina.page('/me/data');
  expect(shownIn(html, /Say yes.*Your course/s)).toContain('|field:course|');
  expect(shownIn(html, /Say yes.*Where you want to go/s)).toContain('|field:direction|');
  expect(html).toContain('Publishing, Arts');
  expect(html).not.toContain('Somebody');
});

test('a yes and its withdrawal take one tap each, and lead to what was done with the other button beside it', async () => {
  const given = await amina.tap(await amina.page('/me/data'), /Say yes.*News/s);
  expect(given.status).toBe(303);
  expect(given.headers['location']).toMatch(/^\/me\/data\/decisions\/[0-9a-f-]{36}\/done$/);
  const done = await amina.page(given.headers['location'] ?? '');
  expect(done).toContain('You said yes');
  const stopped = await amina.tap(done, /Withdraw my yes.*News/s);
  const after = await amina.page(stopped.headers['location'] ?? '');
  expect(after).toContain('You withdrew your yes');
  expect(after).toContain('We wait for one place to confirm it.');
  expect(after).toContain('It was never used');
  expect(formWith(after, /Say yes.*News/s)).not.toBeNull();
  const all = await amina.page('/me/data/decisions');
  expect(all.indexOf('You withdrew')).toBeLessThan(all.indexOf('You said yes'));
});

test('what needs no yes is objected to', async () => {
  const { headers } = await amina.tap(await amina.page('/me/data'), /Object.*Finding a mentor/s);
  const done = await amina.page(headers['location'] ?? '');
  expect(done).toContain('You objected');
  const again = await amina.tap(done, /I no longer object/);
  expect(await amina.page(again.headers['location'] ?? '')).toContain('You no longer object');
});

test('a stop is certified when its places have confirmed it', async () => {
  const given = await amina.tap(await amina.page('/me/data'), /Say yes.*News/s);
  const stopped = await amina.tap(await amina.page(given.headers['location'] ?? ''), /Withdraw/);
  const done = stopped.headers['location'] ?? '';
  const at = done.replace(/\/done$/, '');
  expect((await amina.agent.get(`${at}/progress`)).body).toMatchObject({ done: 0, total: 1, finished: false });
  expect(await amina.page(`${at}/certificate`)).toContain('not complete yet');
  expect((await amina.agent.get(`${at}/certificate/jws`)).status).toBe(409);
  await desk.db.query(`update consent.stop_task set acked_at = now(), evidence = '{"taken":0}' where acked_at is null`);
  expect((await amina.agent.get(`${at}/progress`)).body).toMatchObject({ done: 1, finished: true });
  expect(await amina.page(done)).toContain('The one place has confirmed it.');
  const certificate = await amina.page(`${at}/certificate`);
  expect(certificate).toContain('what this cannot undo');
  expect(certificate).not.toContain('not complete yet');
  expect(certificate).toContain('Backups keep older data');
  const signed = await amina.agent.get(`${at}/certificate/jws`).buffer();
  expect(signed.headers['content-disposition']).toContain('stop-certificate.jws');
  expect(payloadOf(signed.text)).toMatchObject({
    form: 'footing-stop-certificate/1',
    state: 'complete',
    kind: 'withdrawn',
  });
});

test('a receipt shows the very text, and what stops nothing has no certificate', async () => {
  const { headers } = await amina.tap(await amina.page('/me/data'), /Say yes.*Your course/s);
  const at = (headers['location'] ?? '').replace(/\/done$/, '');
  const receipt = await amina.page(at);
  expect(receipt).toContain('Showing something about you to your mentor or student: Your course');
  expect(receipt).toContain('The text you were shown');
  expect((await amina.agent.get(`${at}/certificate`)).status).toBe(404);
});

test('a receipt is taken away as data, signed with a key of the university, with proof that it is in the log', async () => {
  const { headers } = await amina.tap(await amina.page('/me/data'), /Say yes.*Your course/s);
  const at = (headers['location'] ?? '').replace(/\/done$/, '');
  expect(await amina.page(at)).toContain('which is sealed every hour');
  await desk.web.get(Log, { strict: false }).sign(desk.institutionId);
  const file = await amina.agent.get(`${at}/receipt/json-ld`).buffer();
  expect(file.headers['content-type']).toContain('application/ld+json');
  const receipt = JSON.parse(file.text) as Record<string, unknown>;
  const id = at.split('/').at(-1);
  expect(receipt).toMatchObject({
    ...{ '@type': 'dpv:ConsentReceipt', 'dct:identifier': id },
    'dpv:hasRecordOfActivity': {
      'footing:item': 'Your course',
      'footing:inLog': { 'footing:leaf': expect.any(Number) as number },
    },
  });
  expect(await amina.page(at)).toContain('was sealed on');
  const signed = await amina.agent.get(`${at}/receipt/jws`).buffer();
  const keys = await desk.web.get(Log, { strict: false }).publicKeys(desk.institutionId);
  expect(payloadOf(signed.text)).toMatchObject({ 'dct:identifier': id });
  expect(isSignedBy(keys, signed.text)).toBe(true);
  const kantara = await amina.agent.get(`${at}/receipt/kantara`);
  expect(kantara.body).toMatchObject({ version: 'KI-CR-v1.1.0', consentReceiptID: id });
  expect((await amina.agent.get(`${at}/receipt/nonsense`)).status).toBe(404);
  const ben = await desk.visitor('student', said);
  for (const form of ['json-ld', 'jws', 'kantara'])
    expect([form, (await ben.agent.get(`${at}/receipt/${form}`)).status]).toEqual([form, 404]);
});

test('an objection has a receipt too, which does not read like a yes', async () => {
  const { headers } = await amina.tap(await amina.page('/me/data'), /Object.*Finding a mentor/s);
  const at = (headers['location'] ?? '').replace(/\/done$/, '');
  const receipt = JSON.parse((await amina.agent.get(`${at}/receipt/json-ld`).buffer()).text) as Record<string, unknown>;
  expect(receipt['@type']).toBe('dpv:DataProcessingRecord');
  expect(JSON.stringify(receipt)).toContain('dpv:PublicInterestObjected');
  expect((await amina.agent.get(`${at}/receipt/kantara`)).status).toBe(404);
  expect(await amina.page(at)).not.toContain('Kantara');
});

test('the first page says where to decide until somebody has, and to nobody else', async () => {
  const words = 'You can say here what your data may be used for';
  expect(await amina.page('/mentoring')).toContain(words);
  await amina.tap(await amina.page('/me/data'), /Say yes.*News/s);
  expect(await amina.page('/mentoring')).not.toContain(words);
  for (const other of [await desk.visitor('student', null), await desk.visitor('consultant')])
    expect(await other.page('/')).not.toContain(words);
  expect((await request(desk.web.getHttpServer()).get('/')).text).not.toContain(words);
});

test('tapped twice, it is done once', async () => {
  const html = await amina.page('/me/data');
  await amina.tap(html, /Say yes.*News/s);
  const second = await amina.tap(html, /Say yes.*News/s);
  expect(second.headers['location']).toBe('/me/data');
  expect(await amina.page('/me/data')).toContain('It is like that already.');
});

test('what nobody was shown is refused, with a page to read and tap again', async () => {
  const form = formWith(await amina.page('/me/data'), /Say yes.*News/s);
  for (const give of ['', 'news', (form?.fields['give'] ?? '').replace(/[\w-]{16}$/, 'b'.repeat(16))]) {
    const answer = await amina.agent
      .post('/me/data/decide')
      .type('form')
      .send({ ...form?.fields, give });
    expect([give, answer.status]).toEqual([give, 409]);
    expect(answer.text).toContain('Nothing was changed');
    expect(formWith(answer.text, /Say yes.*News/s)).not.toBeNull();
  }
  expect(await amina.page('/me/data/decisions')).toContain('You have not decided anything yet');
});

test('a yes to words that are no longer in force is refused', async () => {
  const html = await amina.page('/me/data');
  await desk.db.query(
    `insert into consent.notice (institution_id, sha256, purpose, version, lang, body)
     select $1, sha256(convert_to(b, 'UTF8')), 'evidence', 99, 'en', b from (values ('New words')) v (b)`,
    [desk.institutionId],
  );
  const answer = await amina.tap(html, /Say yes.*Showing what mentoring changes/s);
  expect(answer.status).toBe(409);
  expect(answer.text).toContain('The text is new since you opened the page');
  expect(answer.text).toContain('New words');
});

test('where the words are new, a yes is asked for again beside the button that withdraws it', async () => {
  await amina.tap(await amina.page('/me/data'), /Say yes.*Asking you again/s);
  await desk.db.query(
    `insert into consent.purpose (institution_id, code, basis, months, ask_again_since)
     values ($1, 'follow-up', 'consent', 24, clock_timestamp())`,
    [desk.institutionId],
  );
  const html = await amina.page('/me/data');
  expect(html).toContain('does your yes still hold?');
  expect(formWith(html, /Withdraw my yes.*Asking you again/s)).not.toBeNull();
  const { headers } = await amina.tap(html, /Yes, it still holds.*Asking you again/s);
  expect(await amina.page(headers['location'] ?? '')).toContain('You said yes again');
  expect(await amina.page('/me/data')).not.toContain('does your yes still hold?');
});

test('whoever has no record is told so, and what to do', async () => {
  const html = await (await desk.visitor('student', null)).page('/me/data');
  expect(html).toContain('We do not know yet which record is yours');
  expect(html).toContain('a@w.example');
  const mentor = await (await desk.visitor('mentor', null)).page('/me/data');
  expect(mentor).toContain('your offer to be a mentor');
});

test('what somebody shares is there in their own words, for them alone, with its own button', async () => {
  const id = await desk.shares(amina, 'First in family');
  const html = await amina.page('/me/data');
  expect(shownIn(html, /Say yes.*First in family/s)).toContain('|experience:0123456789abcdef|');
  const given = await amina.tap(html, /Say yes.*First in family/s);
  const stopped = await amina.tap(await amina.page(given.headers['location'] ?? ''), /Withdraw my yes/);
  expect(await amina.page(stopped.headers['location'] ?? '')).toContain('to match you: First in family');
  // Neither the log nor the record of who looked holds the word.
  const kept = await desk.db.query('select e.* from consent.event e where subject_id = $1', [id]);
  const looked = await desk.db.query(`select * from audit_event where event = 'consent.decided'`);
  expect(JSON.stringify([kept, looked])).not.toContain('First in');
  expect(await (await desk.visitor('student', said)).page('/me/data')).not.toContain('First in family');
});

test('a mentor has their own answers there', async () => {
  const html = await (await desk.visitor('mentor', { jobTitle: 'Editor', places: 2 })).page('/me/data');
  expect(shownIn(html, /Say yes.*Your job/s)).toContain('|field:jobTitle|');
});

test('decisions of others and pages of others are not there', async () => {
  const { headers } = await amina.tap(await amina.page('/me/data'), /Say yes.*News/s);
  const at = (headers['location'] ?? '').replace(/\/done$/, '');
  const ben = await desk.visitor('student', said);
  for (const part of ['', '/done', '/progress', '/certificate'])
    expect([part, (await ben.agent.get(`${at}${part}`)).status]).toEqual([part, 404]);
  const consultant = await desk.visitor('consultant');
  expect((await consultant.agent.get('/me/data')).status).toBe(404);
  expect((await consultant.agent.get(at)).status).toBe(404);
});

describe('a link in mail', () => {
  let link: string;
  const stranger = () => request.agent(desk.web.getHttpServer());
  const standing = async () => Object.keys(formWith(await amina.page('/me/data'), /News that/)?.fields ?? {}).at(-1);

  beforeEach(async () => {
    await amina.tap(await amina.page('/me/data'), /Say yes.*News/s);
    const [self] = await desk.db.query<{ id: string }>('select student_id as id from account where id = $1', [
      amina.accountId,
    ]);
    const [db, links] = [desk.web.get(Database, { strict: false }), desk.web.get(StopLinks, { strict: false })];
    const here = { institutionId: desk.institutionId };
    const person = { kind: 'student', id: self?.id ?? '' } as const;
    link = `/stop/${await db.transaction(here, (tx) => links.make(tx, here, person, 'news'))}`;
  });

  test('stops with one tap and no signing in, and opening it stops nothing', async () => {
    const browser = stranger();
    const opened = await browser.get(link);
    expect(opened.text).toContain('Stop these messages?');
    expect(opened.text).not.toMatch(/Amina|Yusuf|record\.example/);
    expect(opened.headers['referrer-policy']).toBe('no-referrer');
    expect(await standing()).toBe('stop');
    const form = formWith(opened.text, /Stop these messages/);
    const sent = await browser
      .post(form?.action ?? '')
      .type('form')
      .send(form?.fields);
    expect([sent.status, sent.headers['location']]).toEqual([303, link]);
    expect((await browser.get(link)).text).toContain('It is stopped');
    expect(await standing()).toBe('give');
    expect(await amina.page('/me/data/decisions')).toContain('You withdrew your yes');
  });

  test('is used by mail programs without a page before it, and as often as they like', async () => {
    for (const times of [1, 2]) {
      const answer = await stranger().post(link).type('form').send({ 'List-Unsubscribe': 'One-Click' });
      expect([times, answer.status]).toEqual([times, 200]);
    }
    expect(await standing()).toBe('give');
    const lines = await desk.db.query<{ method: string; actor: string }>(
      `select method, actor from consent.event where kind = 'withdrawn' and actor = $1`,
      [amina.accountId],
    );
    expect(lines).toEqual([{ method: 'link in a message', actor: amina.accountId }]);
    const seen = await desk.db.query(`select from audit_event where event = 'consent.decided' and account_id = $1`, [
      amina.accountId,
    ]);
    expect(seen).toHaveLength(2);
  });

  test('that was changed in any way, or is nobody’s, stops nothing', async () => {
    const others = [
      link.slice(0, -1),
      `${link}A`,
      link.replace(/(.)(.{9})$/, (_, one: string, end: string) => `${one === '-' ? 'A' : '-'}${end}`),
      '/stop/x',
    ];
    for (const other of others) {
      expect([other, (await stranger().get(other)).status]).toEqual([other, 404]);
      const sent = await stranger().post(other).type('form').send({ 'List-Unsubscribe': 'One-Click' });
      expect([other, [404, 409].includes(sent.status)]).toEqual([other, true]);
    }
    expect(await standing()).toBe('stop');
  });

  test('does not take another site’s form', async () => {
    const sent = await stranger().post(link).set('Sec-Fetch-Site', 'cross-site').type('form').send({});
    expect(sent.status).toBe(409);
    expect(await standing()).toBe('stop');
  });
});
