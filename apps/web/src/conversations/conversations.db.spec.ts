import { MessageMail } from '@footing/conversations';
import { Copies } from '@footing/consent';
import { Database, underPurpose } from '@footing/database';
import { purposeCodes, type Role } from '@footing/kernel';
import { ContactHolds } from '@footing/pairings';
import { Paired } from '../pairing/spec/paired';

const CANARY = 'The kettle is purple';

let paired: Paired;
beforeAll(async () => (paired = await Paired.open()), 60_000);
afterAll(() => paired.close());

const here = () => ({ institutionId: paired.institutionId });
const notices = async () =>
  (
    await paired.db.query(
      `with gone as (delete from mail returning kind) select kind from gone where kind = 'message-notice'`,
    )
  ).length;

/** Amina with Joan, under way; Ben too, where it is a group. */
async function underWay(kind: 'career' | 'group' = 'career') {
  const { amina, ben, joan } = await paired.publish(kind);
  const [a, b, j] = await Promise.all([paired.visitor(amina), paired.visitor(ben), paired.visitor(joan)]);
  const [id, other] = [await paired.pairingOf(amina), await paired.pairingOf(ben)];
  const yes = async (who: typeof a, pairing: string) => who.tap(`/my-pairings/${pairing}`, /Say yes/);
  await yes(a, id);
  await yes(j, id);
  await notices();
  const write = (who: typeof a, pairing: string, words: string) => who.tap(`/messages/${pairing}`, /Send/, { words });
  return { amina, ben, joan, a, b, j, id, other, yes, write };
}

test('two write to each other: newest last, counted while unread, told by mail without a word of it, once an hour', async () => {
  const { a, j, id, write, b } = await underWay();
  expect((await write(a, id, CANARY)).status).toBe(303);
  expect(await notices()).toBe(1);
  expect(await j.page('/me/students')).toContain('You have a new message');
  expect((await write(a, id, 'And the cup is green')).status).toBe(303);
  expect(await notices()).toBe(0);
  expect(await j.page('/me/students')).toContain('You have 2 new messages');
  expect(await j.page(`/messages/${id}`)).toMatch(
    /Messages with Amina[^]*kettle is purple[^]*cup is green[^]*Your message/,
  );
  expect(await j.page('/me/students')).not.toContain('new message');
  expect((await write(j, id, 'Thank you')).status).toBe(303);
  expect(await a.page('/mentoring')).toContain('You have a new message');
  const empty = await write(a, id, ' ');
  expect([empty.status, empty.text.includes('Write something first')]).toEqual([422, true]);
  expect((await b.agent.get(`/messages/${id}`)).status).toBe(404);
  expect((await (await paired.visitor(paired.lead.accountId)).agent.get(`/messages/${id}`)).status).toBe(404);
});

test('whoever was told less than an hour ago is told when it is over, once', async () => {
  const { a, id, write } = await underWay();
  await write(a, id, 'One');
  await write(a, id, 'Two');
  await notices();
  const mail = paired.get(MessageMail);
  expect(await mail.round(paired.institutionId)).toBe(0);
  await paired.db.query(`update conversation_seen set told_at = told_at - interval '61 minutes'`);
  const both = await Promise.all([mail.round(paired.institutionId), mail.round(paired.institutionId)]);
  expect(both.reduce((sum, n) => sum + n)).toBe(1);
  expect(await notices()).toBe(1);
});

test('before both said yes there is none; while contact is on hold and after the end nobody writes', async () => {
  const { amina, joan } = await paired.publish();
  const id = await paired.pairingOf(amina);
  const [a, j] = [await paired.visitor(amina), await paired.visitor(joan)];
  expect((await a.agent.get(`/messages/${id}`)).status).toBe(404);
  await a.tap(`/my-pairings/${id}`, /Say yes/);
  await j.tap(`/my-pairings/${id}`, /Say yes/);
  await a.tap(`/messages/${id}`, /Send/, { words: CANARY });
  const holds = paired.get(ContactHolds);
  await paired.get(Database).transaction(here(), (tx) => holds.hold(tx, paired.institutionId, id), 'safeguarding');
  const held = await j.page(`/messages/${id}`);
  expect(held).toMatch(/kettle[^]*Please do not be in contact until you hear from us/);
  expect(held).not.toContain('Your message');
  await paired.get(Database).transaction(here(), (tx) => holds.release(tx, paired.institutionId, id), 'safeguarding');
  expect(await j.page(`/messages/${id}`)).toContain('Your message');
  await paired.db.query(`update student set under_18_until = '2099-01-01'`);
  expect(await j.page(`/messages/${id}`)).toContain('One of you is under 18');
  await paired.db.query('update student set under_18_until = null');
  await j.tap(`/my-pairings/${id}/close`, /End it/, { reason: 'not-now' });
  expect(await a.page(`/messages/${id}`)).toMatch(/kettle[^]*This mentoring is over/);
});

test('in a group: who comes later sees nothing from before, who leaves sees nothing new, the mentor sees all', async () => {
  const { a, b, j, id, other, yes, write } = await underWay('group');
  await write(a, id, 'Before Ben came');
  await yes(b, other);
  await yes(j, other);
  await write(j, other, 'Welcome Ben');
  const ben = await b.page(`/messages/${other}`);
  expect([ben.includes('Welcome Ben'), ben.includes('Before Ben came')]).toEqual([true, false]);
  await b.tap(`/my-pairings/${other}/close`, /End it/, { reason: 'not-now' });
  await write(a, id, 'After Ben left');
  expect(await b.page(`/messages/${other}`)).not.toContain('After Ben left');
  expect(await j.page(`/messages/${id}`)).toMatch(/Before Ben came[^]*Welcome Ben[^]*After Ben left/);
});

test('twenty at once: every one is there, numbered without a gap, in the order of their numbers', async () => {
  const { a, j, id, write } = await underWay();
  const sent = await Promise.all(Array.from({ length: 20 }, (_, n) => write(n % 2 ? a : j, id, `Number ${n}`)));
  expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([303]));
  const rows = await paired.db.query<{ number: number; at: Date }>(
    `select number, at from message w join conversation c on c.id = w.conversation_id where c.pairing_id = $1 order by number`,
    [id],
  );
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
});

test('hostile SQL: nobody reads a message but in the name of somebody who was there, nor writes in another’s', async () => {
  const { amina, joan, ben, a, id, write } = await underWay();
  await write(a, id, CANARY);
  const db = paired.get(Database);
  const person = async (account: string) => {
    const [row] = await paired.db.query<{ id: string }>(
      'select coalesce(student_id, mentor_id) as id from account where id = $1',
      [account],
    );
    return row?.id ?? '';
  };
  const [own, mentor, stranger] = [await person(amina), await person(joan), await person(ben)];
  const [conversation] = await paired.db.query<{ id: string }>('select id from conversation where pairing_id = $1', [
    id,
  ]);
  const asking = (purpose: (typeof purposeCodes)[number], subject: string, sql: string, given: unknown[] = []) =>
    db.transaction(here(), (tx) => underPurpose(tx, purpose, () => tx.query<unknown[]>(sql, given), subject), purpose);
  const all = 'select 1 from message where conversation_id = $1';
  const given = [conversation?.id];
  for (const purpose of purposeCodes.filter((code) => code !== 'own'))
    for (const subject of ['', own])
      expect([purpose, await asking(purpose, subject, all, given)]).toEqual([purpose, []]);
  for (const subject of ['', stranger, paired.lead.accountId ?? ''])
    expect(await asking('own', subject, all, given)).toEqual([]);
  for (const subject of [own, mentor]) expect(await asking('own', subject, all, given)).toHaveLength(1);
  const forge = `insert into message (institution_id, conversation_id, number, subject_kind, subject_id, sealed, at)
    values ($1, $2, 99, 'student', $3, '', now())`;
  const forged = [paired.institutionId, conversation?.id, own];
  for (const subject of ['', mentor, stranger])
    await expect(asking('own', subject, forge, forged)).rejects.toThrow(/policy/);
  await expect(asking('own', own, 'delete from message')).rejects.toThrow(/permission denied/);
  const [kept] = await paired.db.query<{ sealed: Buffer }>(
    'select sealed from message where conversation_id = $1',
    given,
  );
  expect(kept?.sealed.toString('latin1')).not.toContain('kettle');
});

test('the copy of everything has what each of them could read, and nobody else’s', async () => {
  const { amina, joan, ben, a, id, write } = await underWay();
  await write(a, id, CANARY);
  const copyOf = async (accountId: string, role: Role) =>
    JSON.stringify(await paired.get(Copies).take({ ...here(), accountId, roles: [role] }));
  expect(await copyOf(amina, 'student')).toContain(CANARY);
  expect(await copyOf(joan, 'mentor')).toContain(CANARY);
  expect(await copyOf(ben, 'student')).not.toContain(CANARY);
});

const PDF = Buffer.from('%PDF-1.7 The spoon is silver');
/** Whether files can be sent in the programme that was published last. */
const filesAre = async (on: boolean) => {
  const [row] = await paired.db.query<{ id: string }>('select programme_id as id from round where id = $1', [
    paired.roundId,
  ]);
  const lead = await paired.visitor(paired.lead.accountId);
  const page = `/programmes/${row?.id ?? ''}/messages`;
  expect((await lead.tap(page, /Save/, on ? { files: 'yes' } : {})).status).toBe(303);
  return lead.page(page);
};

test('files go with messages where the lead allows it: by their first bytes, to be saved and never shown, in the copy, and gone with who sent them', async () => {
  const { amina, joan, a, j, b, id } = await underWay();
  const send = async (file: Buffer, name = 'My CV.pdf', words = '') => {
    const [, token = ''] = /name="_csrf" value="([^"]+)"/.exec(await a.page(`/messages/${id}`)) ?? [];
    return a.agent.post(`/messages/${id}`).field('_csrf', token).field('words', words).attach('file', file, name);
  };
  expect(await a.page(`/messages/${id}`)).not.toContain('type="file"');
  expect((await send(PDF)).text).toContain('Files cannot be sent here');
  expect(await filesAre(true)).toMatch(/value="yes"[^>]*checked/);
  expect(await a.page(`/messages/${id}`)).toContain('type="file"');
  const wrong = await send(Buffer.from('<html><script>alert(1)</script>'), 'cv.pdf');
  expect([wrong.status, wrong.text.includes('Choose a PDF, or a picture')]).toEqual([422, true]);
  const large = await send(Buffer.concat([PDF, Buffer.alloc(5 * 1024 * 1024)]));
  expect([large.status, large.text.includes('up to 5 MB')]).toEqual([422, true]);
  expect((await send(PDF, '../My "CV".exe')).status).toBe(303);
  expect(await j.page(`/messages/${id}`)).toContain('My CV.pdf');
  const saved = await j.agent.get(`/messages/${id}/files/1`).buffer(true);
  expect(saved.body).toEqual(PDF);
  expect(saved.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': 'attachment; filename="My CV.pdf"',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  for (const path of [`/messages/${id}/files/2`, `/messages/${id}/files/x`])
    expect((await j.agent.get(path)).status).toBe(404);
  expect((await b.agent.get(`/messages/${id}/files/1`)).status).toBe(404);
  await filesAre(false);
  expect((await send(PDF)).text).toContain('Files cannot be sent here');
  const asked = { ...here(), accountId: joan, roles: ['mentor' as const] };
  const files = (await paired.get(Copies).take(asked)).parts.flatMap((part) => part.files ?? []);
  expect(files).toEqual([{ name: 'messages/as a mentor/1 My CV.pdf', content: PDF }]);
  const [kept] = await paired.db.query<{ sealed: Buffer }>('select sealed from message_file');
  expect(kept?.sealed.includes('spoon') || kept?.sealed.includes(PDF.toString('base64').slice(0, 20))).toBe(false);
  await paired.db.query('delete from data_key where subject_id = (select student_id from account where id = $1)', [
    amina,
  ]);
  expect(await j.page(`/messages/${id}`)).toContain('A file that can no longer be opened');
  expect((await j.agent.get(`/messages/${id}/files/1`)).status).toBe(404);
});

test('hostile SQL: no file where the programme allows none, beside another’s message, or for who does not read the message', async () => {
  const { amina, joan, a, j, id, write } = await underWay();
  await write(a, id, 'One');
  await write(j, id, 'Two');
  const db = paired.get(Database);
  const [self] = await paired.db.query<{ id: string }>('select student_id as id from account where id = $1', [amina]);
  const [mentor] = await paired.db.query<{ id: string }>('select mentor_id as id from account where id = $1', [joan]);
  const [place] = await paired.db.query<{ id: string }>('select id from conversation where pairing_id = $1', [id]);
  const asking = (subject: string, sql: string, purpose: 'own' | 'service' | 'safeguarding' = 'own') =>
    db.transaction(here(), (tx) => underPurpose(tx, purpose, () => tx.query<unknown[]>(sql), subject), purpose);
  const file = (number: number, bytes = 1) =>
    `insert into message_file values ('${paired.institutionId}', '${place?.id}', ${number}, 'pdf', ${bytes}, '', '')`;
  await expect(asking(self?.id ?? '', file(1))).rejects.toThrow(/policy/);
  await filesAre(true);
  await expect(asking(self?.id ?? '', file(2))).rejects.toThrow(/policy/);
  await expect(asking(self?.id ?? '', file(1, 6_000_000))).rejects.toThrow('message_file_bytes_range');
  await asking(self?.id ?? '', file(1));
  expect(await asking(mentor?.id ?? '', 'select 1 from message_file')).toHaveLength(1);
  for (const purpose of ['own', 'service', 'safeguarding'] as const)
    expect(await asking(paired.lead.accountId ?? '', 'select 1 from message_file', purpose)).toEqual([]);
  await expect(asking(self?.id ?? '', 'delete from message_file')).rejects.toThrow(/permission denied/);
});

test('the script gets the messages after the last that it has, each once, and nothing where there are none', async () => {
  const { a, j, id, write } = await underWay();
  await write(a, id, 'One');
  expect((await j.agent.get(`/messages/${id}?after=0`)).text).toMatch(/^<!DOCTYPE html>[^]*data-number="1"[^]*One/i);
  expect((await j.agent.get(`/messages/${id}?after=1`)).status).toBe(204);
  await write(a, id, 'Two');
  const two = await j.agent.get(`/messages/${id}?after=1`);
  expect([two.text.includes('Two'), two.text.includes('One')]).toEqual([true, false]);
  expect(await j.page('/me/students')).not.toContain('new message');
  expect(await j.page(`/messages/${id}?before=2`)).toMatch(/One[^]*Go to the newest messages/);
});
