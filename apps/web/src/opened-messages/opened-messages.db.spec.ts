import { randomUUID } from 'node:crypto';
import { Copies } from '@footing/consent';
import { BreakGlass, OpenedMessages, OpeningsTold } from '@footing/conversations';
import { Database, underPurpose } from '@footing/database';
import { Accounts } from '@footing/identity';
import { type Purpose, purposeCodes, type Role, systemActor } from '@footing/kernel';
import { Client } from 'pg';
import { formWith } from '../my-data/spec/desk';
import { Paired } from '../pairing/spec/paired';

const CANARY = 'The kettle is purple';
const WHY = { reason: 'money', words: 'She told us that he asked her for money' };

let paired: Paired;
let lead: Visitor, officer: Visitor, admin: Visitor;
beforeAll(async () => {
  paired = await Paired.open();
  [lead, officer, admin] = [
    await staff('safeguarding-lead'),
    await staff('data-protection-officer'),
    await staff('administrator'),
  ];
}, 60_000);
afterAll(() => paired.close());

const staff = async (role: Role) => {
  const one = { name: `A ${role}`, email: `${Math.random()}@w.example`, roles: [role] };
  const { id } = await paired.get(Accounts).create(systemActor(paired.institutionId), one);
  return { id, ...(await paired.visitor(id)) };
};
type Visitor = Awaited<ReturnType<typeof staff>>;
const mailOf = async () => {
  const gone = await paired.db.query<{ kind: string }>(
    'with gone as (delete from mail returning kind) select kind from gone',
  );
  return gone.map(({ kind }) => kind).sort();
};
const sql = <T>(text: string, given: unknown[] = []) => paired.db.query<T & Record<string, unknown>>(text, given);
const lines = async () =>
  (await sql<{ event: string }>(`select event from audit_event where event like 'break-glass.%' order by id`)).map(
    ({ event }) => event.replace('break-glass.', ''),
  );
/** Time goes by: everything was so many hours earlier, which nobody can write down otherwise. */
const later = (hours: number) =>
  sql(
    `with off as materialized (select set_config('session_replication_role', 'replica', true)),
       steps as (update pairing_step set at = at - make_interval(hours => $1) from off),
       written as (update message set at = at - make_interval(hours => $1) from off)
     update break_glass set opened_at = opened_at - make_interval(hours => $1), until = until - make_interval(hours => $1),
       ended_at = ended_at - make_interval(hours => $1) from off`,
    [hours],
  );
// Nobody of an earlier test waits to be told in a later one.
afterEach(() =>
  sql(
    `with off as materialized (select set_config('session_replication_role', 'replica', true))
     update break_glass set telling = 'told', told_at = now() from off where telling <> 'told'`,
  ),
);

/** Amina has written to Joan; a safeguarding lead, an officer and an administrator are there. */
async function written(kind: 'career' | 'group' = 'career') {
  const { amina, ben, joan } = await paired.publish(kind);
  const [a, b, j] = [await paired.visitor(amina), await paired.visitor(ben), await paired.visitor(joan)];
  const [id, other] = [await paired.pairingOf(amina), await paired.pairingOf(ben)];
  for (const who of [a, j]) await who.tap(`/my-pairings/${id}`, /Say yes/);
  if (kind === 'group') for (const who of [b, j]) await who.tap(`/my-pairings/${other}`, /Say yes/);
  await a.tap(`/messages/${id}`, /Send/, { words: CANARY });
  await mailOf();
  return { amina, ben, joan, a, b, j, id, other };
}
type Written = Awaited<ReturnType<typeof written>>;
const open = ({ id }: Pick<Written, 'id'>, more: Record<string, string> = {}) =>
  lead.tap(`/opened-messages/pairings/${id}`, /Open the messages/, { ...WHY, tellAfterDays: '7', ...more });
const openedBy = async (at: Pick<Written, 'id'>, more: Record<string, string> = {}) => {
  const location: unknown = (await open(at, more)).headers['location'];
  return String(location);
};

test('a lead finds two people, says why, and reads for a day; officers and administrators are told at once, each look is written down', async () => {
  const at = await written();
  const { a } = at;
  const before = (await lines()).length;
  expect(await lead.page('/opened-messages/find?name=amina')).toContain(`/opened-messages/pairings/${at.id}`);
  expect(await lead.page('/opened-messages/find?name=a')).not.toContain(`/opened-messages/pairings/${at.id}`);
  const empty = await open(at, { reason: '', words: 'why', tellAfterDays: '31' });
  expect([empty.status, /Choose why[^]*in 20 letters[^]*from 0 to 30/.test(empty.text)]).toEqual([422, true]);
  const page = await openedBy(at);
  expect(await mailOf()).toEqual(['staff-notice', 'staff-notice']);
  expect((await open(at)).status).toBe(409);
  expect(await lead.page(page)).toContain('Read the messages');
  const another = await staff('safeguarding-lead');
  expect(await another.page(page)).not.toContain('Read the messages');
  const read = await lead.page(`${page}/messages`);
  expect(read).toContain(CANARY);
  expect(await officer.page(page)).toMatch(
    /Amina Quince[^]*asked for money[^]*asked her for money[^]*Each look[^]*<li>/,
  );
  expect((await lines()).slice(before).filter((event) => event === 'read')).toHaveLength(1);
  for (const who of [officer, admin, a, another]) expect((await who.agent.get(`${page}/messages`)).status).toBe(404);
  expect((await admin.agent.get(page)).status).toBe(404);
  expect(await officer.page(page)).not.toContain(CANARY);
  // The two learn nothing of it for now: not on their pages, nor in what they can take away.
  for (const path of [`/messages/${at.id}`, '/me/record', '/mentoring'])
    expect([path, /safeguarding lead opened|break-glass|to keep somebody safe/.test(await a.page(path))]).toEqual([
      path,
      false,
    ]);
  const end = formWith(await officer.page(page), /Close them now/);
  expect(
    (
      await officer.agent
        .post(end?.action ?? '')
        .type('form')
        .send(end?.fields)
    ).status,
  ).toBe(303);
  expect((await lead.agent.get(`${page}/messages`)).status).toBe(409);
});

test('after its days the two are told: by mail, on their page, in the record and in the copy of everything; once', async () => {
  const at = await written();
  const page = await openedBy(at, { tellAfterDays: '2' });
  await lead.page(`${page}/messages`);
  await mailOf();
  const told = paired.get(OpeningsTold);
  const copy = async () =>
    JSON.stringify(
      await paired.get(Copies).take({ institutionId: paired.institutionId, accountId: at.amina, roles: ['student'] }),
    );
  await later(24 + 47);
  expect(await told.round(paired.institutionId)).toEqual({ told: 0, reminded: 0 });
  expect(await at.j.page(`/messages/${at.id}`)).not.toContain('opened these messages');
  expect(await copy()).toContain('"messages-opened","title":"When your messages were opened"');
  await later(1);
  const both = await Promise.all([told.round(paired.institutionId), told.round(paired.institutionId)]);
  expect(both.reduce((sum, one) => sum + one.told, 0)).toBe(1);
  expect(await mailOf()).toEqual(['message-notice', 'message-notice']);
  expect(await at.j.page(`/messages/${at.id}`)).toContain('The safeguarding lead opened these messages');
  expect(await at.a.page('/me/record')).toContain('opened your messages');
  expect(await copy()).toMatch(/When your messages were opened".*?"rows":\[\["Spring"/);
  expect(await lead.page(page)).toContain('They were told on');
});

test('where telling would harm somebody, nobody is told until the officer decides; whoever opened them never decides', async () => {
  const at = await written();
  const page = await openedBy(at, { tellAfterDays: '0' });
  const id = page.split('/').at(-1) ?? '';
  await mailOf();
  await lead.tap(page, /Ask the data protection officer/, { words: 'He would know at once that it was her' });
  expect(await mailOf()).toEqual(['staff-notice']);
  await later(24 * 40);
  const told = paired.get(OpeningsTold);
  const asLead = { institutionId: paired.institutionId, accountId: lead.id, roles: ['safeguarding-lead' as const] };
  await expect(told.askNotTo(asLead, id, 'He would know at once')).rejects.toMatchObject({
    code: 'break-glass.moved-on',
  });
  await expect(told.askNotTo(asLead, id, 'No')).rejects.toMatchObject({ code: 'break-glass.telling' });
  expect(await told.round(paired.institutionId)).toEqual({ told: 0, reminded: 1 });
  expect(await told.round(paired.institutionId)).toEqual({ told: 0, reminded: 0 });
  expect((await lead.agent.get(page)).text).not.toContain('I agree');
  const asOpener = {
    institutionId: paired.institutionId,
    accountId: lead.id,
    roles: ['data-protection-officer' as const],
  };
  await expect(told.decide(asOpener, id, 'withhold')).rejects.toMatchObject({ code: 'break-glass.own' });
  const openedAs = (by: string) =>
    sql(
      `with off as materialized (select set_config('session_replication_role', 'replica', true))
       update break_glass set by_account = $2 from off where id = $1`,
      [id, by],
    );
  await openedAs(officer.id);
  expect(await officer.page(page)).toContain('another data protection officer has to decide');
  expect(await officer.page(page)).not.toContain('I agree');
  await openedAs(lead.id);
  expect(await officer.page(page)).toContain('it was her');
  await officer.tap(page, /I agree/);
  expect(await told.round(paired.institutionId)).toEqual({ told: 0, reminded: 0 });
  await officer.tap(page, /They are to be told/);
  expect(await told.round(paired.institutionId)).toEqual({ told: 1, reminded: 0 });
  await expect(told.decide({ ...asOpener, accountId: officer.id }, id, 'withhold')).rejects.toMatchObject({
    code: 'break-glass.moved-on',
  });
});

test('of a group everybody who was in it is told; where nobody keeps watch, or nothing was written, nothing is opened', async () => {
  const at = await written('group');
  await openedBy(at, { tellAfterDays: '0' });
  await mailOf();
  await later(25);
  expect((await paired.get(OpeningsTold).round(paired.institutionId)).told).toBe(1);
  expect(await mailOf()).toEqual(['message-notice', 'message-notice', 'message-notice']);
  // Who joined after they were closed again, and before their day was over, was not among them, and sees nothing of it.
  const seesIt = async () => (await at.b.page(`/messages/${at.other}`)).includes('opened these messages');
  expect(await seesIt()).toBe(true);
  await sql(
    `with off as materialized (select set_config('session_replication_role', 'replica', true)),
       joined as (update pairing_step s set at = b.until - interval '1 hour' from off, break_glass b
         where s.pairing_id = $1 and s.to_state = 'active' and b.id = (select id from break_glass order by opened_at desc limit 1))
     update break_glass set ended_at = until - interval '2 hours' from off
     where id = (select id from break_glass order by opened_at desc limit 1)`,
    [at.other],
  );
  expect(await seesIt()).toBe(false);
  await sql(`insert into account_role (institution_id, account_id, role) values ($1, $2, 'administrator')`, [
    ...[paired.institutionId, lead.id],
  ]);
  const others = [officer.id, admin.id];
  await sql('update account set disabled_at = now() where id = any ($1::uuid[])', [others]);
  const asLead = { institutionId: paired.institutionId, accountId: lead.id, roles: ['safeguarding-lead' as const] };
  const opening = paired.get(BreakGlass).open(asLead, at.id, { ...WHY, tellAfterDays: 0 });
  await expect(opening).rejects.toMatchObject({ code: 'break-glass.nobody-to-tell' });
  await sql('update account set disabled_at = null where id = any ($1::uuid[])', [others]);
  await sql(`delete from account_role where account_id = $1 and role = 'administrator'`, [lead.id]);
  const { ben } = await paired.publish();
  await staff('administrator');
  expect((await open({ id: await paired.pairingOf(ben) })).text).toContain('no messages to open');
});

/** Statements one after another, as the apps would send them. @returns what the last finds. */
const asked = (purpose: Purpose, subject: string, ...texts: string[]) =>
  paired.get(Database).transaction(
    { institutionId: paired.institutionId },
    (tx) =>
      underPurpose(
        tx,
        purpose,
        async () => {
          let rows: unknown[] = [];
          for (const text of texts) rows = await tx.query<unknown[]>(text);
          return rows;
        },
        subject,
      ),
    purpose,
  );

test('hostile SQL: no message without a standing opening of one’s own and a look in the same transaction', async () => {
  const at = await written();
  const id = (await openedBy(at)).split('/').at(-1) ?? '';
  const [opened] = await sql<{ conversation: string }>(
    'select conversation_id as conversation from break_glass where id = $1',
    [id],
  );
  const conversation = opened?.conversation ?? '';
  const [look, all] = [
    `insert into break_glass_look (institution_id, break_glass_id) values ('${paired.institutionId}', '${id}')`,
    `select number from message where conversation_id = '${conversation}'`,
  ];
  expect(await asked('safeguarding', lead.id, look, all)).toHaveLength(1);
  // Neither with yesterday's look, nor as somebody else, nor for another purpose.
  expect(await asked('safeguarding', lead.id, all)).toEqual([]);
  for (const subject of ['', officer.id, admin.id]) {
    expect(await asked('safeguarding', subject, all)).toEqual([]);
    await expect(asked('safeguarding', subject, look, all)).rejects.toThrow(/policy/);
  }
  for (const purpose of purposeCodes.filter((code) => code !== 'safeguarding'))
    expect([purpose, await asked(purpose, lead.id, all)]).toEqual([purpose, []]);
  await expect(
    asked(
      'safeguarding',
      lead.id,
      look
        .replace('(institution_id,', '(at, institution_id,')
        .replace('values (', "values (now() + interval '1 day', "),
    ),
  ).rejects.toThrow(/policy/);
  const opening = (by: string, until = `now() + interval '24 hours'`, at0 = 'now()') =>
    `insert into break_glass (institution_id, conversation_id, by_account, reason, sealed, opened_at, until, tell_after_days)
     values ('${paired.institutionId}', '${conversation}', '${by}', 'other', '', ${at0}, ${until}, 0)`;
  await expect(asked('safeguarding', admin.id, opening(admin.id))).rejects.toThrow(/policy/);
  await expect(asked('safeguarding', admin.id, opening(lead.id))).rejects.toThrow(/policy/);
  await expect(asked('service', lead.id, opening(lead.id))).rejects.toThrow(/policy/);
  await expect(asked('safeguarding', lead.id, opening(lead.id, `now() + interval '25 hours'`))).rejects.toThrow(
    'break_glass_a_day',
  );
  await expect(
    asked('safeguarding', lead.id, opening(lead.id, `now() + interval '30 hours'`, `now() + interval '7 hours'`)),
  ).rejects.toThrow(/policy/);
  for (const change of [
    `until = now() + interval '20 hours'`,
    `by_account = '${admin.id}'`,
    `reason = 'law'`,
    'opened_at = now()',
    'ended_at = opened_at',
  ])
    await expect(asked('safeguarding', lead.id, `update break_glass set ${change} where id = '${id}'`)).rejects.toThrow(
      'stays as it was',
    );
  for (const by of [lead.id, admin.id])
    await expect(
      asked(
        'safeguarding',
        by,
        `update break_glass set telling = 'withheld', telling_sealed = '', telling_by = '${by}' where id = '${id}'`,
      ),
    ).rejects.toThrow('a data protection officer decides');
  await asked('safeguarding', lead.id, `update break_glass set ended_at = now() where id = '${id}'`);
  expect(await asked('safeguarding', lead.id, look, all)).toEqual([]);
  await expect(
    asked('safeguarding', lead.id, `update break_glass set ended_at = null where id = '${id}'`),
  ).rejects.toThrow('stays as it was');
  const change = (subject: string, set: string, ...before: string[]) =>
    asked('safeguarding', subject, ...before, `update break_glass set ${set} where id = '${id}'`);
  const [withheld, notTold] = [
    { constraint: 'break_glass_withheld_by_officer' },
    { constraint: 'break_glass_told_by_mail' },
  ];
  const decides = (answer: string) => `telling = '${answer}', telling_by = '${officer.id}'`;
  // An officer decides in their own name, and only where somebody asked.
  await expect(change(officer.id, `${decides('withheld')}, telling_sealed = ''`)).rejects.toMatchObject(withheld);
  await change(lead.id, `telling = 'asked', telling_sealed = ''`);
  for (const subject of ['', lead.id, admin.id])
    for (const answer of ['withheld', 'due'])
      await expect(change(subject, decides(answer))).rejects.toMatchObject(withheld);
  await change(officer.id, decides('withheld'));
  await expect(change(officer.id, `telling_by = '${admin.id}'`)).rejects.toThrow('stays as it was');
  await expect(change(officer.id, `telling = 'told', told_at = now()`)).rejects.toMatchObject(notTold);
  await expect(change(lead.id, `telling = 'due'`)).rejects.toMatchObject(withheld);
  await change(officer.id, decides('due'));
  // Nobody was told before their day, nor without a letter each, nor at another time than this.
  const letter = `insert into mail (institution_id, kind, sealed) values ('${paired.institutionId}', 'message-notice', '')`;
  const told = (when: string, ...letters: string[]) =>
    change(lead.id, `telling = 'told', told_at = ${when}`, ...letters);
  await expect(told('now()', letter, letter)).rejects.toMatchObject(notTold);
  await later(24 * 9);
  for (const letters of [[], [letter]]) await expect(told('now()', ...letters)).rejects.toMatchObject(notTold);
  await told(`'2020-01-01'`, letter, letter);
  expect(await sql(`select told_at > now() - interval '1 minute' as now from break_glass where id = '${id}'`)).toEqual([
    { now: true },
  ]);
  await sql('delete from mail');
  for (const text of [
    'delete from break_glass',
    'delete from break_glass_look',
    'update break_glass_look set at = now()',
  ])
    await expect(asked('safeguarding', lead.id, text)).rejects.toThrow(/permission denied/);
  for (const purpose of purposeCodes.filter((code) => code !== 'safeguarding'))
    for (const table of ['break_glass', 'break_glass_look'])
      expect([purpose, await asked(purpose, lead.id, `select 1 from ${table}`)]).toEqual([purpose, []]);
});

test('hostile SQL: an opening begins untold and open, says what it may, and ends with its day', async () => {
  const at = await written();
  const id = (await openedBy(at)).split('/').at(-1) ?? '';
  const [of] = await sql<{ conversation: string; student: string }>(
    `select conversation_id as conversation, (select student_id from account where id = $2) as student from break_glass where id = $1`,
    [id, at.amina],
  );
  const opening = (more: Readonly<Record<string, string>>) => {
    const row = {
      ...{
        institution_id: `'${paired.institutionId}'`,
        conversation_id: `'${of?.conversation}'`,
        by_account: `'${lead.id}'`,
      },
      ...{ reason: `'other'`, sealed: `''`, until: `now() + interval '24 hours'`, tell_after_days: '0' },
      ...more,
    };
    return `insert into break_glass (${Object.keys(row).join(', ')}) values (${Object.values(row).join(', ')})`;
  };
  for (const more of [
    { ended_at: 'now()' },
    { telling: `'withheld'`, telling_sealed: `''` },
    { telling: `'told'`, told_at: 'now()' },
  ])
    await expect(asked('safeguarding', lead.id, opening(more))).rejects.toThrow(/policy/);
  for (const [more, constraint] of [
    [{ reason: `'curious'` }, 'break_glass_reason_known'],
    [{ tell_after_days: '31' }, 'break_glass_tell_after_days_range'],
    [{ tell_after_days: '-1' }, 'break_glass_tell_after_days_range'],
  ] as const)
    await expect(asked('safeguarding', lead.id, opening(more))).rejects.toThrow(constraint);
  const change = (set: string) => asked('safeguarding', lead.id, `update break_glass set ${set} where id = '${id}'`);
  await expect(change('told_at = now()')).rejects.toThrow('break_glass_told_when');
  await expect(change(`telling = 'asked'`)).rejects.toThrow('break_glass_asked_why');
  for (const set of [`sealed = 'x'`, 'tell_after_days = 30', 'conversation_id = gen_random_uuid()'])
    await expect(change(set)).rejects.toThrow('stays as it was');
  // Somebody else's look, at the very same moment, opens nothing.
  const owner = new Client({ connectionString: paired.db.ownerUrl });
  await owner.connect();
  const seenBy = async (subject: string) => {
    await owner.query('begin');
    await owner.query('insert into break_glass_look (institution_id, break_glass_id) values ($1, $2)', [
      ...[paired.institutionId, id],
    ]);
    await owner.query('set local role footing_app');
    await owner.query(
      `select set_config('footing.institution_id', $1, true), set_config('footing.purpose', 'safeguarding', true), set_config('footing.subject_id', $2, true)`,
      [paired.institutionId, subject],
    );
    const { rowCount } = await owner.query('select from message where conversation_id = $1', [of?.conversation]);
    await owner.query('rollback');
    return rowCount;
  };
  expect([await seenBy(lead.id), await seenBy(officer.id)]).toEqual([1, 0]);
  await later(25);
  expect(await seenBy(lead.id)).toBe(0);
  await owner.end();
  await expect(change('ended_at = now()')).rejects.toThrow('break_glass_ended_within');
  // Letters of another kind, or of another moment, have told nobody; and nobody sees it before they are told.
  await later(24 * 8);
  const letter = (kind: string) =>
    `insert into mail (institution_id, kind, sealed) values ('${paired.institutionId}', '${kind}', '')`;
  const tell = `update break_glass set telling = 'told', told_at = now() where id = '${id}'`;
  const untold = { constraint: 'break_glass_told_by_mail' };
  const others = [letter('staff-notice'), letter('staff-notice')];
  await expect(asked('safeguarding', lead.id, ...others, tell)).rejects.toMatchObject(untold);
  await asked('safeguarding', lead.id, letter('message-notice'), letter('message-notice'));
  await expect(asked('safeguarding', lead.id, tell)).rejects.toMatchObject(untold);
  const seen = () => asked('own', of?.student ?? '', `select 1 from break_glass where id = '${id}'`);
  expect(await seen()).toEqual([]);
  await asked('safeguarding', lead.id, letter('message-notice'), letter('message-notice'), tell);
  expect(await seen()).toHaveLength(1);
  await expect(change(`told_at = told_at + interval '1 day'`)).rejects.toThrow('stays as it was');
  await expect(change(`telling = 'due', told_at = null`)).rejects.toThrow('stays as it was');
  await sql('delete from mail');
});

test('nobody does any of it without the permission for it', async () => {
  const nobody = { institutionId: paired.institutionId, accountId: lead.id, roles: ['consultant' as const] };
  const [id, why] = [randomUUID(), 'They would know at once'];
  const [glass, opened, told] = [paired.get(BreakGlass), paired.get(OpenedMessages), paired.get(OpeningsTold)];
  const all: readonly (() => Promise<unknown>)[] = [
    ...[() => glass.search(nobody, 'amina'), () => glass.pair(nobody, id), () => glass.list(nobody)],
    ...[() => glass.open(nobody, id, { ...WHY, tellAfterDays: 0 }), () => glass.find(nobody, id)],
    ...[() => glass.end(nobody, id), () => opened.read(nobody, id, {}), () => opened.file(nobody, id, 1)],
    ...[() => told.askNotTo(nobody, id, why), () => told.decide(nobody, id, 'tell')],
  ];
  for (const one of all)
    await expect(Promise.resolve().then(one)).rejects.toMatchObject({ code: 'permission.missing' });
});
