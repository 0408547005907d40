import { randomUUID } from 'node:crypto';
import { ConcernClock } from '@footing/concerns';
import { Copies } from '@footing/consent';
import { Database, underPurpose } from '@footing/database';
import { Accounts } from '@footing/identity';
import { purposeCodes, type Role, staffRoles, systemActor } from '@footing/kernel';
import { Paired } from '../pairing/spec/paired';

const CANARY = 'He asked for money on Tuesday';

let paired: Paired;
beforeAll(async () => (paired = await Paired.open()), 60_000);
afterAll(() => paired.close());

const here = () => ({ institutionId: paired.institutionId });

async function somebody(role: Role): Promise<string> {
  const one = { name: `Some ${role}`, email: `${role}-${randomUUID()}@w.example`, roles: [role] };
  return (await paired.get(Accounts).create(systemActor(paired.institutionId), one)).id;
}

/** How many letters of each kind wait in the outbox; then it is emptied. */
async function letters(): Promise<Record<string, number>> {
  const rows = await paired.db.query<{ kind: string; n: number }>(
    'with gone as (delete from mail returning kind) select kind, count(*)::int as n from gone group by kind order by kind',
  );
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
}

/** Amina and Joan under way, and a concern of Amina's about Joan, with contact paused. */
async function raised() {
  await paired.db.query(`delete from account_role where role = 'safeguarding-lead'; delete from concern`);
  const sana = await paired.visitor(await somebody('safeguarding-lead'));
  const { amina, joan, ben } = await paired.publish();
  const id = await paired.pairingOf(amina);
  const [student, mentor] = [await paired.visitor(amina), await paired.visitor(joan)];
  await student.tap(`/my-pairings/${id}`, /Say yes/);
  await mentor.tap(`/my-pairings/${id}`, /Say yes/);
  await letters();
  const sent = await student.tap(`/concern/my-pairings/${id}`, /Send to the safeguarding lead/, {
    ...{ what: CANARY, urgency: 'soon', reach: '07700 900123', pause: 'yes' },
  });
  return { sana, student, mentor, amina, joan, ben, id, sent };
}

test('a student raises one about their mentor: paused at once, read by the safeguarding lead, answered, and let go on', async () => {
  const { sana, student, mentor, id, sent } = await raised();
  expect([sent.status, sent.headers['location']]).toEqual([303, '/concern/mine']);
  expect(await letters()).toEqual({ 'pairing-news': 2, 'staff-notice': 1 });
  const seen = await mentor.page(`/my-pairings/${id}`);
  expect(seen).toContain('Please do not be in contact until you hear from us');
  expect(seen).not.toMatch(/Carry on|Amina asked|money/);
  expect(await mentor.page('/concern/mine')).toContain('There is nothing here');
  const list = await sana.page('/concerns');
  expect(list).not.toContain(CANARY);
  const at = /\/concerns\/[0-9a-f-]{36}/.exec(list)?.[0] ?? '';
  const full = await sana.page(at);
  expect(full).toMatch(
    /He asked for money on Tuesday[^]*07700 900123[^]*Amina Quince and Joan Quince[^]*Who looked[^]*Some safeguarding-lead/,
  );
  expect((await sana.tap(at, /Keep this line/, { words: 'Call HR' })).status).toBe(303);
  expect(await letters()).toEqual({});
  expect((await sana.tap(at, /Send the answer/, { words: 'Thank you. Are you safe?' })).status).toBe(303);
  expect(await letters()).toEqual({ 'concern-news': 1 });
  const mine = /\/concern\/mine\/[0-9a-f-]{36}/.exec(await student.page('/concern/mine'))?.[0] ?? '';
  const own = await student.page(mine);
  expect(own).toContain('Thank you. Are you safe?');
  expect(own).not.toMatch(/Call HR|Some safeguarding-lead/);
  expect((await student.tap(mine, /Send it/, { words: 'Yes I am' })).status).toBe(303);
  expect(await sana.page(at)).toContain('Yes I am');
  expect((await sana.tap(at, /Let them have contact again/)).status).toBe(303);
  expect(await mentor.page(`/my-pairings/${id}`)).toContain('Active');
  const unsaid = await sana.tap(at, /Finish it/);
  expect([unsaid.status, unsaid.text.includes('Choose what came of it')]).toEqual([422, true]);
  expect((await sana.tap(at, /Finish it/, { outcome: 'talked' })).status).toBe(303);
  expect(await student.page(mine)).toContain('We talked with those whom it is about');
  expect((await mentor.agent.get(mine)).status).toBe(404);
});

test('without a name and without signing in: the key leads back, and nothing else does', async () => {
  const { sana } = await raised();
  const visitor = await paired.visitor(null);
  const unsaid = await visitor.tap('/concern', /Send to the safeguarding lead/, { reach: 'by my friend' });
  expect([unsaid.status, unsaid.text.includes('by my friend'), unsaid.text.includes('Choose how urgent')]).toEqual([
    422,
    true,
    true,
  ]);
  const sent = await visitor.tap('/concern', /Send to the safeguarding lead/, {
    what: 'In the library',
    urgency: 'now',
  });
  const key = sent.headers['location'] ?? '';
  expect([sent.status, key]).toEqual([303, expect.stringMatching(/^\/concern\/[\w-]{54}$/)]);
  const other = await paired.visitor(null);
  expect(await other.page(key)).toContain('In the library');
  expect((await other.agent.get(key)).headers['referrer-policy']).toBe('no-referrer');
  expect((await other.tap(key, /Send it/, { words: 'It was at noon' })).status).toBe(303);
  expect((await other.agent.get(`${key.slice(0, -4)}AAAA`)).status).toBe(404);
  const [first] = await paired.db.query<{ account_id: string | null; id: string }>(
    `select account_id, id from concern where urgency = 'now'`,
  );
  expect(first?.account_id).toBeNull();
  expect(await sana.page(`/concerns/${first?.id ?? ''}`)).toMatch(/No name[^]*It was at noon/);
});

/** Every page that somebody reaches by links from where they begin, up to so many. */
async function reached(accountId: string | null, begin: readonly string[], most = 70): Promise<Map<string, string>> {
  const visitor = await paired.visitor(accountId);
  const [pages, todo] = [new Map<string, string>(), [...begin]];
  for (let path = todo.shift(); path !== undefined && pages.size < most; path = todo.shift()) {
    if (pages.has(path)) continue;
    const { text, headers } = await visitor.agent.get(path);
    pages.set(path, `${text}${headers['location'] ?? ''}`);
    for (const [, to = ''] of text.matchAll(/href="(\/[^"#]*)"/g))
      if (!/^\/(assets|sign-out|institution-logo)/.test(to)) todo.push(to.replaceAll('&amp;', '&'));
  }
  return pages;
}

test('nobody else finds it: every page of every other role, the record of who looked, copies and the database', async () => {
  const { joan, ben, amina } = await raised();
  const roles = staffRoles.filter((role) => role !== 'safeguarding-lead');
  const accounts = await Promise.all(roles.map((role) => somebody(role)));
  const begin = [
    '/',
    '/me',
    '/programmes',
    '/access-record',
    '/rights',
    '/me/record',
    '/me/data',
    `/rounds/${paired.roundId}/pairings`,
  ];
  const found: string[] = [];
  for (const account of [...accounts, joan, ben, null])
    for (const [path, text] of await reached(account, begin))
      if (/asked for money|raised a concern|\/concerns\b|concern\.(raised|viewed)/i.test(text))
        found.push(`${account} ${path}`);
  expect(found).toEqual([]);
  const lines = await paired.db.query(`select event from audit_event where event like '%concern%'`);
  expect(lines).toEqual([]);
  const copyOf = async (accountId: string, role: Role) =>
    JSON.stringify(await paired.get(Copies).take({ ...here(), accountId, roles: [role] }));
  expect(await copyOf(joan, 'mentor')).not.toContain('money');
  expect(await copyOf(amina, 'student')).toContain(CANARY);
}, 120_000);

test('hostile SQL: no purpose but safeguarding, and no name but their own, sees a row', async () => {
  const { amina, joan } = await raised();
  const db = paired.get(Database);
  const count = (purpose: (typeof purposeCodes)[number], subject = '') =>
    db.transaction(
      here(),
      (tx) =>
        underPurpose(
          tx,
          purpose,
          async () => {
            const [row] = await tx.query<{ n: number }[]>(
              'select ((select count(*) from concern) + (select count(*) from concern_note) + (select count(*) from concern_look))::int as n',
            );
            return row?.n;
          },
          subject,
        ),
      purpose,
    );
  for (const purpose of purposeCodes.filter((code) => code !== 'safeguarding')) {
    expect([purpose, await count(purpose)]).toEqual([purpose, 0]);
    expect([purpose, await count(purpose, joan)]).toEqual([purpose, 0]);
  }
  expect(await count('own', amina)).toBe(2);
  expect(await count('safeguarding')).toBe(2);
  const changed = await db.transaction(here(), (tx) =>
    tx.query<[unknown[], number]>(`update concern set state = 'looking' returning id`),
  );
  expect(changed).toEqual([[], 0]);
  await expect(
    db.transaction(here(), (tx) => tx.query('delete from concern_look'), 'safeguarding'),
  ).rejects.toMatchObject({ driverError: { code: '42501' } });
  const [kept] = await paired.db.query<{ sealed: Buffer }>('select sealed from concern');
  expect(kept?.sealed.toString('latin1')).not.toContain('money');
});

test('the safeguarding lead is reminded once a day, and where nobody is one, administrators hear that and no more', async () => {
  await raised();
  await letters();
  const clock = paired.get(ConcernClock);
  expect(await clock.round(paired.institutionId)).toEqual({ reminded: 0, deleted: 0 });
  await paired.db.query(`update concern set acknowledge_by = current_date`);
  const both = await Promise.all([clock.round(paired.institutionId), clock.round(paired.institutionId)]);
  expect(both.map(({ reminded }) => reminded).sort()).toEqual([0, 1]);
  expect(await letters()).toEqual({ 'staff-notice': 1 });
  await paired.db.query(`delete from account_role where role = 'safeguarding-lead'`);
  await somebody('administrator');
  const [admins] = await paired.db.query<{ n: number }>(
    `select count(*)::int as n from account_role where role = 'administrator'`,
  );
  const visitor = await paired.visitor(null);
  await visitor.tap('/concern', /Send to the safeguarding lead/, { what: 'In the library', urgency: 'soon' });
  expect(await letters()).toEqual({ 'staff-notice': admins?.n });
  await paired.db.query(
    `update concern set state = 'done', outcome = 'talked', done_at = now() - interval '73 months' where account_id is null`,
  );
  expect((await clock.round(paired.institutionId)).deleted).toBe(1);
});

test('two who raise one about each other at the same moment: both stand, and contact is paused once', async () => {
  const { student, mentor, id } = await raised();
  const both = await Promise.all(
    [student, mentor].map((who) =>
      who.tap(`/concern/my-pairings/${id}`, /Send to the safeguarding lead/, {
        what: 'x',
        urgency: 'soon',
        pause: 'yes',
      }),
    ),
  );
  expect(both.map(({ status }) => status)).toEqual([303, 303]);
  expect(await paired.db.query('select from contact_hold where pairing_id = $1', [id])).toHaveLength(1);
});
