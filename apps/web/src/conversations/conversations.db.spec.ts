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
