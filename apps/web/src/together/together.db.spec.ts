import { Database } from '@footing/database';
import { Agreements, Endings, Goals, Rejoins, TogetherClock, togetherRetention } from '@footing/together';
import type { Actor } from '@footing/kernel';
import { ContactHolds } from '@footing/pairings';
import { Paired } from '../pairing/spec/paired';
import { againLinks, nextSignUp } from './spec/next-sign-up';

let paired: Paired;
beforeAll(async () => (paired = await Paired.open()), 60_000);
afterAll(() => paired.close());

const as = (kind: 'student' | 'mentor', accountId: string): Actor => ({
  ...{ institutionId: paired.institutionId, accountId, roles: [kind] },
});

/** Amina and Joan have both said yes. */
async function begun(kind: 'career' | 'reverse' | 'group' = 'career') {
  const { amina, ben, joan } = await paired.publish(kind);
  const id = await paired.pairingOf(amina);
  const [student, mentor] = [await paired.visitor(amina), await paired.visitor(joan)];
  await student.tap(`/my-pairings/${id}`, /Say yes/);
  await mentor.tap(`/my-pairings/${id}`, /Say yes/);
  await paired.get(TogetherClock).round(paired.institutionId);
  return { amina, ben, joan, id, student, mentor };
}

const stateOf = async (id: string) =>
  (await paired.db.query<{ state: string }>('select state from pairing where id = $1', [id]))[0]?.state;

const letters = async () => {
  const rows = await paired.db.query("delete from mail where kind = 'together-notice' returning id");
  return rows.length;
};

/** As if so many days had passed since something began to be awaited. */
const daysLater = (id: string, days: number) =>
  paired.db.query(
    `update together_wait set by = by - $2::int, began_at = began_at - make_interval(days => $2::int) where pairing_id = $1`,
    [id, days],
  );

test('the hub has nothing before both have said yes, then everything in one place', async () => {
  const { amina } = await paired.publish();
  const id = await paired.pairingOf(amina);
  const student = await paired.visitor(amina);
  expect(await student.page(`/together/${id}`)).toContain('as soon as you both have said yes');
  const pair = await begun();
  const html = await pair.student.page(`/together/${pair.id}`);
  for (const words of ['What you agree on', 'To sign by', 'Goals', 'For your next meeting: Your first meeting'])
    expect(html).toContain(words);
  expect(html).toMatch(/Raise a concern/);
  expect(await pair.student.page(`/my-pairings/${pair.id}`)).toContain(`/together/${pair.id}`);
  expect(await (await paired.visitor(pair.ben)).page(`/together/${pair.id}`)).toContain('Page not found');
});

test('each signs by name, and sees when the other did; the text that was signed stays though the lead edits it', async () => {
  const { id, student, mentor } = await begun();
  const missing = await student.tap(`/together/${id}/agreement`, /I agree/);
  expect([missing.status, missing.text.includes('Enter your name')]).toEqual([422, true]);
  expect((await student.tap(`/together/${id}/agreement`, /I agree/, { agrees: 'yes', name: 'Amina Q.' })).status).toBe(
    303,
  );
  const lead = await paired.visitor(paired.lead.accountId);
  const body = 'We meet on Mondays.';
  expect((await lead.tap('/together-texts/agreement-career', /Publish/, { title: 'Ours', body })).status).toBe(303);
  const seen = await mentor.page(`/together/${id}/agreement`);
  expect(seen).toContain('Signed as Amina Q.');
  expect(seen).not.toContain(body);
  expect((await mentor.tap(`/together/${id}/agreement`, /I agree/, { agrees: 'yes', name: 'Joan' })).status).toBe(303);
  expect(await student.page(`/together/${id}/agreement`)).toMatch(/Signed as Joan[^]*You both have signed/);
  const next = await begun();
  expect(await next.student.page(`/together/${next.id}/agreement`)).toContain(body);
});

test('two who sign at the same moment both have signed, the same text, once', async () => {
  const { id, amina, joan } = await begun();
  const agreements = paired.get(Agreements);
  const [one, two] = [as('student', amina), as('mentor', joan)];
  const { sha256 } = await agreements.find(one, id);
  const signing = { name: 'X', agrees: true, sha256 };
  const all = await Promise.allSettled([one, two, one, two].map((actor) => agreements.sign(actor, id, signing)));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  const { mine, theirs } = await agreements.find(one, id);
  expect([mine?.name, theirs?.name]).toEqual(['X', 'X']);
});

test('nobody signs for somebody else, nor another text, whatever they send to the database', async () => {
  const { id, amina, ben, joan } = await begun();
  const agreements = paired.get(Agreements);
  const { sha256 } = await agreements.find(as('student', amina), id);
  await agreements.sign(as('student', amina), id, { name: 'Amina', agrees: true, sha256 });
  const sign = (account: string, side: string, text = sha256) =>
    paired.db.query(
      `insert into agreement_signature (institution_id, pairing_id, side, account_id, sha256, signed_name, signed_at)
       values ($1, $2, $3, $4, decode($5, 'hex'), 'X', now())`,
      [paired.institutionId, id, side, account, text],
    );
  for (const account of [amina, ben, paired.lead.accountId ?? ''])
    await expect(sign(account, 'mentor')).rejects.toThrow(/may not sign/);
  await expect(sign(joan, 'mentor', 'ab'.repeat(32))).rejects.toThrow(/agreement_signature_same_text/);
});

test('whoever has not signed is reminded halfway and on the day before, and nothing ends when the day has passed', async () => {
  const { id, amina } = await begun();
  const clock = paired.get(TogetherClock);
  await letters();
  const agreements = paired.get(Agreements);
  const { sha256 } = await agreements.find(as('student', amina), id);
  await agreements.sign(as('student', amina), id, { name: 'Amina', agrees: true, sha256 });
  const counts: number[] = [];
  for (const days of [6, 1, 0, 6, 2, 0]) {
    await daysLater(id, days);
    await clock.round(paired.institutionId);
    counts.push(await letters());
  }
  expect(counts).toEqual([0, 1, 0, 1, 0, 0]);
  expect(await stateOf(id)).toBe('active');
});

test('both say goodbye, the second finishes it; thanks arrive, the rest is nobody else’s; then a certificate', async () => {
  const { id, student, mentor } = await begun();
  await student.tap(`/my-pairings/${id}`, /We have met/);
  const words = { thanks: 'You listened.', 'changed-0': 'I dare to ask.', meetAgain: 'yes' };
  const missing = await student.tap(`/together/${id}/goodbye`, /Say goodbye/, { ...words, meetAgain: '' });
  expect([missing.status, missing.text.includes('You listened.')]).toEqual([422, true]);
  expect((await student.tap(`/together/${id}/goodbye`, /Say goodbye/, words)).status).toBe(303);
  expect(await stateOf(id)).toBe('active');
  await letters();
  expect(await paired.get(TogetherClock).round(paired.institutionId)).toMatchObject({ told: 1, finished: 0 });
  const asked = await mentor.page(`/together/${id}/goodbye`);
  expect(asked).toMatch(/Amina wrote to you[^]*You listened\./);
  expect(asked).not.toContain('I dare to ask.');
  expect(await mentor.page(`/together/${id}/certificate`)).toContain('There is no certificate yet');
  expect(
    (await mentor.tap(`/together/${id}/goodbye`, /Say goodbye/, { thanks: '', meetAgain: 'not-sure' })).status,
  ).toBe(303);
  expect(await stateOf(id)).toBe('finished');
  expect(await mentor.page(`/together/${id}/certificate`)).toMatch(/Joan Quince[^]*as a mentor/);
  expect(await student.page(`/together/${id}/goodbye`)).toMatch(/you both have said goodbye[^]*Take part again/);
});

test('both say goodbye at the same moment: it is finished once, and both are kept', async () => {
  const { id, amina, joan } = await begun();
  const given = { thanks: 'Thanks', changed: [], meetAgain: 'yes' as const };
  const endings = paired.get(Endings);
  await Promise.all([endings.answer(as('student', amina), id, given), endings.answer(as('mentor', joan), id, given)]);
  expect(await stateOf(id)).toBe('finished');
  const [kept] = await paired.db.query<{ n: number; steps: number }>(
    `select (select count(*)::int from closing_answer where pairing_id = $1) as n,
       (select count(*)::int from pairing_step where pairing_id = $1 and step = 'finish') as steps`,
    [id],
  );
  expect(kept).toEqual({ n: 2, steps: 1 });
  await expect(endings.answer(as('mentor', joan), id, given)).rejects.toMatchObject({ code: 'together.not-open' });
});

test('when only one says goodbye it is finished after fourteen days, with kind words, and the other still can', async () => {
  const { id, student, mentor } = await begun();
  await mentor.tap(`/together/${id}/goodbye`, /Say goodbye/, { meetAgain: 'yes' });
  const clock = paired.get(TogetherClock);
  await daysLater(id, 14);
  await clock.round(paired.institutionId);
  expect(await stateOf(id)).toBe('active');
  await daysLater(id, 1);
  await Promise.all([clock.round(paired.institutionId), clock.round(paired.institutionId)]);
  expect(await stateOf(id)).toBe('finished');
  expect(await mentor.page(`/together/${id}/goodbye`)).toContain('it says nothing about you');
  expect((await student.tap(`/together/${id}/goodbye`, /Send my last words/, { meetAgain: 'yes' })).status).toBe(303);
});

test('the end of the round begins the goodbye of whoever has not', async () => {
  const { id, student } = await begun();
  await paired.db.query(
    `update round set meetings_start = current_date - 40, match_by = current_date - 41, sign_up_closes = current_date - 42,
       sign_up_opens = current_date - 60, meetings_end = current_date - 1 where id = $1`,
    [paired.roundId],
  );
  await letters();
  await paired.get(TogetherClock).round(paired.institutionId);
  expect(await letters()).toBe(2);
  expect(await student.page(`/together/${id}/goodbye`)).toContain('The time for meetings is over.');
});

test('goals: in somebody’s own words, with a first step and a day; both say something, and five are enough', async () => {
  const { id, student, mentor } = await begun();
  const goal = {
    goal: 'Talk to three people',
    firstStep: 'Write to one',
    'by-day': '31',
    'by-month': '1',
    'by-year': '2027',
  };
  const missing = await student.tap(`/together/${id}/goals`, /Add this goal/, { ...goal, goal: '' });
  expect([missing.status, missing.text.includes('Write to one')]).toEqual([422, true]);
  for (let n = 1; n <= 5; n += 1)
    expect((await student.tap(`/together/${id}/goals`, /Add this goal/, { ...goal, goal: `Goal ${n}` })).status).toBe(
      303,
    );
  const list = await mentor.page(`/together/${id}/goals`);
  expect(list).toMatch(/Goal 1[^]*First step: Write to one\. By Sunday 31 January 2027/);
  expect(list).not.toContain('Add this goal');
  const [, one = ''] = /href="(\/together\/[^"]+\/goal\?goal=[^"]+)"/.exec(list) ?? [];
  expect((await mentor.tap(one, /Add these words/, { words: 'I know somebody.' })).status).toBe(303);
  expect((await student.tap(one, /Keep this/, { state: 'let-go' })).status).toBe(303);
  expect(await student.page(one)).toMatch(/Let go[^]*I know somebody\./);
  expect(await student.page(`/together/${id}/goals`)).toContain('Add this goal');
  const [kept] = await paired.db.query<{ n: number }>(
    `select count(*)::int as n from goal where encode(sealed, 'escape') like '%Goal%'`,
  );
  expect(kept?.n).toBe(0);
});

test('a group shares goals with everybody in it, and keeps one’s own to oneself and the mentor', async () => {
  const { id, ben, student, mentor, joan } = await begun('group');
  const other = await paired.pairingOf(ben);
  const second = await paired.visitor(ben);
  await second.tap(`/my-pairings/${other}`, /Say yes/);
  await mentor.tap(`/my-pairings/${other}`, /Say yes/);
  expect(joan).not.toBe('');
  await student.tap(`/together/${id}/goals`, /Add this goal/, { goal: 'Ours together', isShared: 'yes' });
  await student.tap(`/together/${id}/goals`, /Add this goal/, { goal: 'Mine alone', isShared: 'no' });
  const seen = await second.page(`/together/${other}/goals`);
  expect(seen).toContain('Ours together');
  expect(seen).not.toContain('Mine alone');
  expect(await mentor.page(`/together/${id}/goals`)).toMatch(/Ours together[^]*Mine alone/);
  await second.tap(`/my-pairings/${other}/close`, /End it/, { reason: 'no-time', words: 'Fewer evenings' });
  expect(await second.page(`/together/${other}/goals`)).not.toContain('Ours together');
  const lead = await paired.visitor(paired.lead.accountId);
  expect(await lead.page(`/pairings/${other}`)).toMatch(/I have no time any more[^]*Fewer evenings/);
});

test('in reverse mentoring the agreement and the guides are those of a student who mentors', async () => {
  const { id, student } = await begun('reverse');
  expect(await student.page(`/together/${id}/agreement`)).toContain('the student is the one who knows');
  const guides = await student.page(`/together/${id}/guides`);
  expect(guides).toContain('What it is like to study here');
  expect(guides).not.toContain('CV and applications');
  expect(await student.page(`/together/${id}/guides/guide-student-life`)).toContain('You speak for yourself');
});

test('what is too old is counted and let go of for the purpose of the service, which reads none of it', async () => {
  const { id, amina, joan } = await begun();
  const student = as('student', amina);
  await paired.get(Goals).add(student, id, { goal: 'Old one', firstStep: '', by: null, isShared: false });
  const { sha256 } = await paired.get(Agreements).find(student, id);
  await paired.get(Agreements).sign(student, id, { name: 'Amina', agrees: true, sha256 });
  for (const actor of [student, as('mentor', joan)])
    await paired.get(Endings).answer(actor, id, { thanks: '', changed: [], meetAgain: 'yes', hearAgain: true });
  await paired.db.query(
    `update round set meetings_end = '2020-06-01', meetings_start = '2020-05-01', match_by = '2020-04-01',
    sign_up_closes = '2020-03-01', sign_up_opens = '2020-02-01' where id = $1`,
    [paired.roundId],
  );
  const { institutionId } = paired;
  const counts = await paired.get(Database).transaction({ institutionId }, async (tx) => {
    const found: unknown[] = [];
    for (const { due, act } of togetherRetention)
      for (const sql of [due, act, due])
        found.push((await tx.query<{ count: number }[]>(sql, [institutionId, '2021-01-01']))[0]?.count);
    return found;
  });
  expect(counts).toEqual([1, 1, 0, 2, 2, 0, 2, 2, 0, 1, 1, 0]);
  expect(await paired.db.query('select from goal where pairing_id = $1', [id])).toEqual([]);
});

test('while contact is on hold nothing is written that the other would read; afterwards it goes on', async () => {
  const { id, amina, joan } = await begun();
  const student = as('student', amina);
  const goal = { goal: 'Meet a publisher', firstStep: '', by: null, isShared: false };
  await paired.get(Goals).add(student, id, goal);
  const [kept] = (await paired.get(Goals).of(student, id)).goals;
  const holds = paired.get(ContactHolds);
  const [db, institution] = [paired.get(Database), { institutionId: paired.institutionId }];
  await db.transaction(institution, (tx) => holds.hold(tx, paired.institutionId, id));
  const tries = [
    () => paired.get(Goals).add(student, id, { ...goal, goal: 'Another' }),
    () => paired.get(Goals).comment(as('mentor', joan), id, kept?.id ?? '', 'Call me'),
    () => paired.get(Goals).say(student, id, kept?.id ?? '', 'done'),
  ];
  for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: 'pairing.on-hold' });
  await db.transaction(institution, (tx) => holds.release(tx, paired.institutionId, id));
  await paired.get(Goals).comment(as('mentor', joan), id, kept?.id ?? '', 'Shall we talk on Monday?');
  expect((await paired.get(Goals).of(student, id)).goals[0]?.comments.map(({ words }) => words)).toEqual([
    'Shall we talk on Monday?',
  ]);
});

test('whoever asks for it at the goodbye hears once of the next sign-up, by a link that begins theirs and does nothing else', async () => {
  const { id, student, mentor } = await begun();
  await student.tap(`/together/${id}/goodbye`, /Say goodbye/, { meetAgain: 'yes', hearAgain: 'yes' });
  await mentor.tap(`/together/${id}/goodbye`, /Say goodbye/, { meetAgain: 'yes', hearAgain: 'yes' });
  const { institutionId } = paired;
  const rejoins = paired.get(Rejoins);
  expect(await rejoins.daily(institutionId)).toBe(0);
  const next = await nextSignUp(paired);
  await paired.db.query('delete from mail');
  const told = await Promise.all([rejoins.daily(institutionId), rejoins.daily(institutionId)]);
  expect(told.reduce((sum, one) => sum + one, 0)).toBe(2);
  const links = await againLinks(paired);
  const begunIn = (table: 'sign_up' | 'offer_draft') =>
    paired.db.query(`select from ${table} where round_id = $1`, [next]);
  for (const [side, visitor, table, way] of [
    ['student', student, 'sign_up', `/join/rounds/${next}`],
    ['mentor', mentor, 'offer_draft', `/me/rounds/${next}/offer`],
  ] as const) {
    const link = links[side];
    expect(await rejoins.open(link)).toMatchObject({ roundId: next, side });
    const page = await visitor.page(`/again/${link}`);
    // Whoever looks over a shoulder learns nothing, and opening it begins nothing.
    expect([page.includes('Take part again'), /Amina,|Joan,/.test(page), await begunIn(table)]).toEqual([
      true,
      false,
      [],
    ]);
    // A and Q differ in a bit that counts, also in the last sign of a link, whose lowest bits do not.
    const [last, first] = [link.endsWith('A'), link.startsWith('A')].map((isA) => (isA ? 'Q' : 'A'));
    for (const other of [`${link.slice(0, -1)}${last}`, `${first}${link.slice(1)}`, 'x'])
      expect(await rejoins.open(other)).toBeNull();
    const went = await visitor.tap(`/again/${link}`, /Take part again/);
    expect([went.status, went.headers['location']]).toEqual([303, way]);
    expect(await begunIn(table)).toHaveLength(1);
  }
  await paired.db.query(
    'update round set sign_up_closes = current_date - 1, sign_up_opens = current_date - 1 where id = $1',
    [next],
  );
  for (const [link, visitor] of [
    [links.student, student],
    [links.mentor, mentor],
  ] as const)
    expect((await visitor.agent.get(`/again/${link}`)).status).toBe(410);
  await expect(paired.db.query('update hear_again set told_at = null')).rejects.toThrow('has heard');
});
