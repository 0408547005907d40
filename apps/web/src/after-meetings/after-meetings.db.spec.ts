import { Secrets } from '@footing/secrets';
import { Database } from '@footing/database';
import { MeetingClock } from '@footing/scheduling';
import { Paired } from '../pairing/spec/paired';

let paired: Paired;
let id: string;
let student: Awaited<ReturnType<Paired['visitor']>>;
let mentor: typeof student;
let ben: typeof student;
let lead: typeof student;
beforeAll(async () => {
  paired = await Paired.open();
  const people = await paired.publish();
  id = await paired.pairingOf(people.amina);
  student = await paired.visitor(people.amina);
  mentor = await paired.visitor(people.joan);
  ben = await paired.visitor(people.ben);
  lead = await paired.visitor(paired.lead.accountId);
  await student.tap(`/my-pairings/${id}`, /Say yes/);
  await mentor.tap(`/my-pairings/${id}`, /Say yes/);
  await paired.db.query(
    `update round set sign_up_opens = current_date - 60, sign_up_closes = current_date - 50, match_by = current_date - 45,
       meetings_start = current_date - 30, meetings_end = current_date + 150`,
  );
}, 60_000);
afterAll(() => paired.close());

/** The two have met, by what their calendars say. @param ago when it began: never twice at once. */
async function met(ago: string): Promise<string> {
  const [made] = await paired.db.query<{ id: string }>(
    `with p as (select p.institution_id as i, p.id, p.round_id, a.student_id, o.mentor_id from pairing p
         join application a on a.id = p.application_id join offer o on o.id = p.offer_id where p.id = $1),
       t as (select date_trunc('minute', now() - $2::interval) as at),
       m as (insert into meeting (institution_id, kind, round_id, pairing_id, status, starts_at, ends_at, local_start, zone, zone_data,
           blocked_from, blocked_to, minutes, mode, asked_by, changed_by_kind, changed_by, changed_at)
         select i, 'pairing', round_id, id, 'confirmed', t.at, t.at + interval '1 hour', to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI'),
           'Europe/London', 'x', t.at, t.at + interval '1 hour', 60, 'online', student_id, 'student', student_id, t.at - interval '1 day' from p, t
         returning institution_id as i, id, blocked_from, blocked_to),
       w as (insert into meeting_person (institution_id, meeting_id, person_kind, person_id, status, blocked_from, blocked_to)
         select m.i, m.id, k.kind, k.id, 'confirmed', m.blocked_from, m.blocked_to from m, p,
           lateral (values ('student', p.student_id), ('mentor', p.mentor_id)) k (kind, id))
     select id from m`,
    [id, ago],
  );
  return made?.id ?? '';
}

/** Letters that wait, as texts. */
async function letters(): Promise<string[]> {
  const here = { institutionId: paired.institutionId };
  const rows = await paired.db.query<{ sealed: Buffer }>(`select sealed from mail where state = 'waiting'`);
  return paired.get(Database).transaction(here, async (tx) => {
    const found: string[] = [];
    for (const { sealed } of rows)
      found.push(
        (JSON.parse(await paired.get(Secrets).open(tx, here, 'mail.sealed', null, sealed)) as { text: string }).text,
      );
    return found;
  });
}

test('one tap where people look anyway, by both; then nobody is asked any more, and it counts', async () => {
  const meeting = await met('2 hours');
  expect(await student.page('/mentoring')).toMatch(/Did you meet Joan on/);
  expect(await student.page(`/my-pairings/${id}`)).toMatch(
    /Did you meet Joan[^]*The plan is 6 meetings\. The next by about/,
  );
  const done = await student.tap('/mentoring', /Yes, we met/);
  expect([done.status, done.headers['location']]).toEqual([303, `/meetings/${meeting}/after`]);
  expect(await student.page(`/meetings/${meeting}/after`)).toMatch(/You said that you met\. Joan has not answered/);
  expect(await student.page('/mentoring')).not.toContain('Did you meet');
  expect((await mentor.tap('/me/students', /Yes, we met/)).status).toBe(303);
  expect(await mentor.page(`/meetings/${meeting}/after`)).toContain('You both say the same: you have met.');
  expect(await student.page(`/my-pairings/${id}`)).toMatch(/1 of 6 meetings so far\. The next/);
});

test('straight from the mail: opening the link changes nothing, its button does, and a broken link leads on', async () => {
  const meeting = await met('1 day');
  await paired.get(MeetingClock).round(paired.institutionId);
  const texts = await letters();
  const [link = ''] =
    texts
      .find((text) => /Hello Amina[^]*\/met\//.test(text))
      ?.match(/\/met\/[\w-]{82}/g)
      ?.slice(-2) ?? [];
  const [, not = ''] =
    texts
      .find((text) => /Hello Joan[^]*\/met\//.test(text))
      ?.match(/\/met\/[\w-]{82}/g)
      ?.slice(-2) ?? [];
  const anybody = await paired.visitor(null);
  expect(await anybody.page(link)).toMatch(/You do not need to sign in[^]*Have you met\?/);
  const said = () => paired.db.query('select from attendance where meeting_id = $1', [meeting]);
  expect(await said()).toHaveLength(0);
  expect((await anybody.tap(link, /Yes, we met/)).text).toContain('We have your answer.');
  expect(await said()).toHaveLength(2);
  const missing = await anybody.tap(not, /Tell us/);
  expect([missing.status, missing.text.includes('Say what happened')]).toEqual([422, true]);
  expect((await anybody.tap(not, /Tell us/, { tap: 'they-missed' })).status).toBe(200);
  expect(await said()).toHaveLength(4);
  expect((await anybody.agent.get(`${link.slice(0, -2)}AA`)).status).toBe(404);
  await paired.db.query(`delete from mail`);
  await mentor.tap(`/meetings/${meeting}/after`, /Change my answer/, { tap: 'met' });
});

test('two answers are told kindly to both and to whoever looks after them; whoever slipped puts it right', async () => {
  const meeting = await met('2 days');
  const after = `/meetings/${meeting}/after`;
  await student.tap(after, /Yes, we met/);
  const none = await mentor.tap(after, /Tell us/);
  expect([none.status, none.text.includes('Say what happened')]).toEqual([422, true]);
  await mentor.tap(after, /Tell us/, { tap: 'they-missed' });
  for (const [who, home] of [
    [student, '/mentoring'],
    [mentor, '/me/students'],
  ] as const) {
    expect(await who.page(home)).toContain('That happens.');
    expect(await who.page(after)).toMatch(/Both answers stand, and nobody is blamed\.\s+If yours was a slip/);
  }
  const board = `/rounds/${paired.roundId}/how-it-goes`;
  expect(await lead.page(board)).toMatch(/Amina[^]*Two answers[^]*Ask both what happened, kindly/);
  const [line] = await paired.db.query<{ n: number }>(
    `select count(*)::int as n from audit_event where event = 'cadence.viewed' and object_id = $1`,
    [paired.roundId],
  );
  expect(line?.n).toBeGreaterThan(0);
  await mentor.tap(after, /Change my answer/, { tap: 'met' });
  expect(await mentor.page(after)).toContain('You both say the same: you have met.');
  expect(await lead.page(board)).not.toContain('Two answers (1)');
  expect(await lead.page(`${board}?show=all`)).toMatch(/\d of 6/);
  expect(await lead.page(`/rounds/${paired.roundId}/pairings`)).toContain(board);
});

test('its author decides who reads it, can change that, and can delete it', async () => {
  const meeting = await met('3 days');
  const after = `/meetings/${meeting}/after`;
  const boxes = { good: 'She listened.', next: 'Write to one.', different: '' };
  const empty = await student.tap(after, /Keep what I wrote/, { good: '', share: 'pair' });
  expect([empty.status, empty.text.includes('Write something')]).toEqual([422, true]);
  const noShare = await student.tap(after, /Keep what I wrote/, { ...boxes, share: 'x' });
  expect([noShare.status, noShare.text.includes('She listened.')]).toEqual([422, true]);
  await student.tap(after, /Keep what I wrote/, { ...boxes, share: 'private' });
  expect(await mentor.page(after)).not.toContain('She listened.');
  await student.tap(after, /Keep my changes/, { ...boxes, share: 'pair-when-both' });
  expect(await mentor.page(after)).toMatch(
    /Amina\s+has written something that you can read once you\s+have written too/,
  );
  await mentor.tap(after, /Keep what I wrote/, { good: 'So open.', share: 'private' });
  expect(await mentor.page(after)).toMatch(/Amina wrote for you:[^]*She listened\./);
  expect(await student.page(after)).not.toContain('So open.');
  await student.tap(after, /Keep my changes/, { ...boxes, share: 'programme' });
  expect(await mentor.page(after)).not.toContain('She listened.');
  const written = `/pairings/${id}/reflections`;
  expect(await lead.page(`/rounds/${paired.roundId}/how-it-goes?show=all`)).toContain(written);
  expect(await lead.page(written)).toMatch(/Amina[^]*She listened\./);
  const [line] = await paired.db.query<{ fields: string[] }>(
    `select to_jsonb(l) as fields from audit_event l where event = 'reflection.read' and object_id = $1`,
    [id],
  );
  expect(JSON.stringify(line)).toContain('reflection');
  expect((await student.tap(`/meetings/${meeting}/reflection/delete`, /Delete what I wrote/)).status).toBe(303);
  expect(await lead.page(written)).toContain('There is nothing now.');
  const [, _csrf] = /name="_csrf" value="([^"]+)"/.exec(await student.page(after)) ?? [];
  const early = `/meetings/${await met('-1 day')}`;
  expect(await student.page(`${early}/after`)).toContain('When your meeting has begun');
  const tooEarly = await student.agent.post(`${early}/who-came`).type('form').send({ _csrf, tap: 'met' });
  expect([tooEarly.status, tooEarly.text.includes('this opens when the meeting has begun')]).toEqual([409, true]);
  expect((await ben.agent.get(after)).status).toBe(404);
  expect((await ben.agent.get(written)).status).toBe(404);
});

test('the lead says how often, on which days and when the university is closed; what is wrong is told at its field', async () => {
  const page = `/rounds/${paired.roundId}/how-often`;
  const wrong = await lead.tap(page, /Save/, { target: '0', when: 'own', graceDays: '10', nudges: 'yes' });
  expect([wrong.status, wrong.text.includes('Give the first and the last day')]).toEqual([422, true]);
  expect(wrong.text).toContain('value="0"');
  expect((await lead.tap(page, /Save/, { target: '4', when: 'round', graceDays: '5', nudges: 'no' })).status).toBe(303);
  expect(await student.page(`/my-pairings/${id}`)).toMatch(/\d of 4 meetings so far/);
  expect(await lead.page(page)).toContain('This round has its own numbers');
  const [{ usual } = { usual: '' }] = await paired.db.query<{ usual: string }>(
    `select '/programmes/' || programme_id || '/how-often' as usual from round where id = $1`,
    [paired.roundId],
  );
  const tooMany = await lead.tap(usual, /Save/, { target: '99', graceDays: '7', nudges: 'yes' });
  expect([tooMany.status, tooMany.text.includes('value="99"')]).toEqual([422, true]);
  expect((await lead.tap(usual, /Save/, { target: '3', graceDays: '7', nudges: 'yes' })).status).toBe(303);
  expect(await student.page(`/my-pairings/${id}`)).toMatch(/\d of 4 meetings so far/);
  await lead.tap(page, /Do as the programme says/);
  expect(await lead.page(page)).toMatch(/This round follows[^]*3 meetings in all/);
  expect(await student.page(`/my-pairings/${id}`)).toMatch(/\d of 3 meetings so far/);
  const day = (name: string, date: string) => ({
    [`${name}-day`]: date,
    [`${name}-month`]: '12',
    [`${name}-year`]: '2026',
  });
  const backwards = { ...day('from', '31'), ...day('until', '24') };
  const own = await lead.tap(page, /Save/, { target: '4', when: 'own', graceDays: '5', nudges: 'no', ...backwards });
  expect([own.status, own.text.includes('The last day comes after the first')]).toEqual([422, true]);
  const half = { target: '4', when: 'round', graceDays: '5', nudges: 'no', ...day('from', '24') };
  expect((await lead.tap(page, /Save/, half)).status).toBe(303);
  const closed = '/institution/closed-days';
  expect((await lead.tap(closed, /Add these days/, { name: 'Christmas', ...backwards })).status).toBe(422);
  const unnamed = await lead.tap(closed, /Add these days/, { ...day('from', '24'), ...day('until', '31') });
  expect([unnamed.status, unnamed.text.includes('Give it a name')]).toEqual([422, true]);
  expect(unnamed.text).toContain('value="24"');
  await lead.tap(closed, /Add these days/, { name: 'Christmas', ...day('from', '24'), ...day('until', '31') });
  expect(await lead.page(closed)).toContain('24 December 2026 to 31 December 2026');
  const later = { ...day('from', '1'), ...day('until', '3'), 'from-year': '2027', 'until-year': '2027' };
  await lead.tap(closed, /Add these days/, { name: 'Moving house', ...later });
  await lead.tap(closed, /Take away.*Christmas/s);
  const left = await lead.page(closed);
  expect([left.includes('1 December 2027'), left.includes('24 December 2026')]).toEqual([true, false]);
  await lead.tap(closed, /Take away/);
  expect(await lead.page(closed)).toContain('No days have been entered.');
});
