import { Database } from '@footing/database';
import {
  CallArranging,
  CallOffers,
  CallsOff,
  IntroCalls,
  introductionsParts,
  introductionsRetention,
  OwnShortlists,
} from '@footing/introductions';
import { Withdrawals } from '@footing/joining';
import { DomainError } from '@footing/kernel';
import { Drafts, stopCoreDrafts } from '@footing/matching';
import { Places } from '@footing/pairings';
import { AfterMeetings, Attendance, MeetingAnswers, Reflections } from '@footing/scheduling';
import { Secrets } from '@footing/secrets';
import { withoutTokens } from '@footing/testing';
import { Client } from 'pg';
import { inDays, Meeting } from './spec/meeting';

let at: Meeting;
beforeAll(async () => (at = await Meeting.open()), 60_000);
afterAll(() => at.close());
beforeEach(async () => {
  await at.letters();
  await at.newRound();
});

const boxes = (name: string, day: string) => {
  const [year = '', month = '', date = ''] = day.split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};
const shortlist = () => `/shortlist/${at.roundId}`;
const shortCalls = () => `/short-calls/${at.roundId}`;

/** Whom somebody has on their list, by first name. */
async function listOf(name: string): Promise<string[]> {
  const rows = await at.db.query<{ name: string }>(
    `select m.first_name as name from introduction_list l join offer o on o.id = l.offer_id join mentor m on m.id = o.mentor_id
     where l.application_id = $1 order by l.position`,
    [at.of(name).partId],
  );
  return rows.map((row) => row.name);
}

const pick = (name: string, ...mentors: string[]) =>
  at.paired.get(OwnShortlists).pick(at.actor(name, 'student'), at.roundId, {
    ...{ picks: mentors.map((mentor) => at.of(mentor).partId), isNone: mentors.length === 0, missing: '' },
  });
const say = (mentor: string, calls: number) =>
  at.paired.get(CallOffers).say(at.actor(mentor, 'mentor'), at.roundId, calls);

/** Amina picked Joan, who has time for one call; they have talked, and both said how it was. @param more whom she picked too. */
async function talked(...more: readonly string[]): Promise<string> {
  await at.drawn();
  await pick('Amina', 'Joan', ...more);
  await at.daysLater(9);
  await say('Joan', 1);
  const id = await at.callOf('Amina', 'Joan');
  const calls = at.paired.get(IntroCalls);
  await calls.hold(at.actor('Amina', 'student'), id);
  await calls.rate(at.actor('Amina', 'student'), id, { stars: 5, words: 'Zinnia: she listens' });
  await calls.rate(at.actor('Joan', 'mentor'), id, { stars: 2, words: 'Zinnia: too shy' });
  return id;
}

test('the lead switches it on with its days, and off again as long as no list is out', async () => {
  const lead = await at.paired.visitor(at.lead.accountId);
  const page = `/rounds/${at.roundId}/introductions`;
  expect(await lead.page(`/rounds/${at.roundId}`)).toContain(page);
  const days = {
    ...{ ...boxes('listsOn', inDays(2)), ...boxes('picksBy', inDays(5)), ...boxes('callsBy', inDays(5)) },
    listsPerPlace: '3',
  };
  const wrong = await lead.tap(page, /Switch it on/, { ...days, ...boxes('ratingsBy', inDays(90)) });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toMatch(/Calls must end after the last day to choose[^]*on or before the day pairings are agreed/);
  const right = { ...days, ...boxes('callsBy', inDays(9)), ...boxes('ratingsBy', inDays(10)), hidesNames: 'yes' };
  expect((await lead.tap(page, /Switch it on/, right)).status).toBe(303);
  const kinds = await at.db.query<{ kind: string; weight: number }>(
    `select kind, weight from criterion where round_id = $1 and kind in ('picks', 'ratings') order by kind`,
    [at.roundId],
  );
  expect(kinds).toEqual([
    { kind: 'picks', weight: expect.any(Number) as number },
    { kind: 'ratings', weight: 10 },
  ]);
  expect(await at.tick()).toEqual({ lists: 0, told: 0 });
  expect((await lead.tap(page, /Switch it off/)).status).toBe(303);
  await at.drawn();
  expect((await lead.page(page)).includes('Switch it off')).toBe(false);
  expect(await lead.page(page)).toMatch(/4 students have one[^]*0 so far/);
});

test('lists come out once, three for everybody, with reasons and without names; nobody is on too many', async () => {
  await at.drawn();
  expect(await at.tick()).toMatchObject({ lists: 0 });
  for (const name of ['Amina', 'Ben', 'Cerys', 'Dev']) expect(await listOf(name)).toHaveLength(3);
  const loads = await at.db.query<{ n: number }>(
    'select count(*)::int as n from introduction_list where round_id = $1 group by offer_id',
    [at.roundId],
  );
  expect(loads.map(({ n }) => n)).toEqual([4, 4, 4]);
  expect(await at.letters()).toBe(4);
  const student = await at.visitor('Amina');
  expect(await student.page('/mentoring')).toMatch(/Your shortlist is here[^]*Go to my shortlist/);
  const page = await student.page(shortlist());
  expect(page).toMatch(/Mentor 1[^]*This person can help with CV, as you asked/);
  expect(withoutTokens(page)).not.toMatch(/Joan|Kofi|Lena/);
  expect((await (await at.visitor('Joan')).agent.get(shortlist())).status).toBe(404);
});

test('a student chooses up to three in order, changes their mind, or says that none is right', async () => {
  await at.drawn(false);
  const student = await at.visitor('Amina');
  const [first = '', second = ''] = (await listOf('Amina')).map((name) => at.of(name).partId);
  const nothing = await student.tap(shortlist(), /Keep my answer/, { missing: 'Somebody in publishing' });
  expect([nothing.status, nothing.text.includes('Somebody in publishing')]).toEqual([422, true]);
  const twice = await student.tap(shortlist(), /Keep my answer/, { 'pick-1': first, 'pick-2': first });
  expect(twice.text).toContain('You chose the same person twice');
  const stranger = await student.tap(shortlist(), /Keep my answer/, { 'pick-1': at.of('Amina').partId });
  expect(stranger.text).toContain('Choose people from your shortlist');
  for (const picks of [{ 'pick-1': first }, { 'pick-1': second, 'pick-2': first }])
    expect((await student.tap(shortlist(), /Keep my answer/, { ...picks, isNone: '' })).status).toBe(303);
  const ranks = await at.db.query<{ offer_id: string }>(
    'select offer_id from introduction_list where application_id = $1 and rank is not null order by rank',
    [at.of('Amina').partId],
  );
  expect(ranks.map(({ offer_id }) => offer_id)).toEqual([second, first]);
  const other = await at.visitor('Dev');
  const none = { 'pick-1': '', isNone: 'yes', missing: 'Zinnia: a painter' };
  expect((await other.tap(shortlist(), /Keep my answer/, none)).status).toBe(303);
  expect(await other.page(shortlist())).toContain('Zinnia: a painter');
  const kept = await at.db.query(`select from introduction_answer where encode(missing, 'escape') like '%Zinnia%'`);
  expect(kept).toEqual([]);
  await at.daysLater(9);
  await expect(pick('Amina', 'Joan')).rejects.toMatchObject({ code: 'introductions.not-now' });
});

test('mentors hear that so many would like to talk, say for how many they have time, and do not choose whom', async () => {
  await at.drawn();
  for (const name of ['Amina', 'Ben', 'Cerys']) await pick(name, 'Joan');
  await at.letters();
  const mentor = await at.visitor('Joan');
  expect(await mentor.page(shortCalls())).toContain('Students are choosing until');
  await at.daysLater(9);
  expect(await at.letters()).toBe(1);
  expect(await mentor.page('/me/students')).toContain('say for how many you have time');
  const page = await mentor.page(shortCalls());
  expect(page).toContain('3 students would like a short call with you');
  expect(withoutTokens(page)).not.toMatch(/Amina|Ben|Cerys|Dev/);
  expect((await mentor.tap(shortCalls(), /Say so/, { calls: 'many' })).status).toBe(422);
  expect((await mentor.tap(shortCalls(), /Say so/, { calls: '1' })).status).toBe(303);
  expect((await mentor.page(shortCalls())).match(/Your short call with (Amina|Ben|Cerys|Dev)/g)).toHaveLength(1);
  expect((await mentor.tap(shortCalls(), /Change it/, { calls: '2' })).status).toBe(303);
  expect((await mentor.tap(shortCalls(), /Change it/, { calls: '1' })).text).toContain('Not fewer than the calls');
  expect(await at.db.query('select from introduction_call where round_id = $1', [at.roundId])).toHaveLength(2);
  await at.tick();
  expect(await at.letters()).toBe(3);
});

test('a mentor whose training is not done talks with no student, whatever the pages say', async () => {
  await at.drawn();
  await pick('Amina', 'Joan');
  await at.db.query('delete from training_result where mentor_id = $1', [at.of('Joan').recordId]);
  await at.daysLater(9);
  const mentor = await at.visitor('Joan');
  const refused = await mentor.tap(shortCalls(), /Say so/, { calls: '1' });
  expect([refused.status, refused.text.includes('your training and checks come first')]).toEqual([409, true]);
  expect(await at.callOf('Amina', 'Joan')).toBe('');
});

test('a student under 18 is asked to no call with a mentor alone, unless the institution looks on', async () => {
  await at.drawn();
  await pick('Amina', 'Joan');
  await at.db.query(`update student set under_18_until = current_date + 99 where id = $1`, [at.of('Amina').recordId]);
  await at.daysLater(9);
  await say('Joan', 1);
  expect(await at.callOf('Amina', 'Joan')).toBe('');
  await at.db.query('update institution set supervised_contact = true');
  await say('Joan', 1);
  expect(await at.callOf('Amina', 'Joan')).not.toBe('');
  await at.db.query('update institution set supervised_contact = false');
  expect(await at.callOf('Amina', 'Joan')).toBe('');
  await at.db.query('update student set under_18_until = null');
});

test('two agree on a time by giving three each, never while one of them talks with somebody else; then they have talked', async () => {
  await at.drawn();
  await pick('Amina', 'Joan');
  await pick('Ben', 'Joan');
  await at.daysLater(9);
  await say('Joan', 2);
  const [call, other] = [await at.callOf('Amina', 'Joan'), await at.callOf('Ben', 'Joan')];
  const [student, mentor] = [await at.visitor('Amina'), await at.visitor('Joan')];
  const page = `/intro-calls/${call}`;
  await at.letters();
  const late = await student.tap(page, /Send these times/, { ...boxes('day-1', inDays(30)), 'time-1': '9:00' });
  expect([late.status, late.text.includes('Time 1 is after the last day for calls')]).toEqual([422, true]);
  const empty = await student.tap(page, /Send these times/, { how: 'I ring you' });
  expect(empty.text).toContain('Give at least one time');
  const times = { ...boxes('day-1', inDays(2)), 'time-1': '9:00', ...boxes('day-2', inDays(3)), 'time-2': '15.30' };
  expect((await student.tap(page, /Send these times/, { ...times, how: 'I ring you' })).status).toBe(303);
  expect(await at.letters()).toBe(1);
  expect(await mentor.page(page)).toMatch(/, 09:00[^]*, 15:30/);
  expect((await mentor.tap(page, /Agree to this time/)).status).toBe(422);
  const [, startsAt = ''] = /name="startsAt"[^>]*value="([^"]+)"/.exec(await mentor.page(page)) ?? [];
  expect((await mentor.tap(page, /Agree to this time/, { startsAt })).status).toBe(303);
  expect(await student.page(page)).toMatch(/Agreed: [^]*, 09:00<[^]*London time[^]*How you talk: I ring you/);
  const near = new Date(Date.parse(startsAt) + 10 * 60_000);
  await at.db.query(
    `insert into introduction_time (institution_id, call_id, side, number, starts_at) values ($1, $2, 'student', 1, $3)`,
    [at.paired.institutionId, other, near],
  );
  const calls = at.paired.get(IntroCalls);
  const clash = at.paired.get(CallArranging).agree(at.actor('Joan', 'mentor'), other, near);
  await expect(clash).rejects.toMatchObject({ code: 'introductions.time-taken' });
  await expect(calls.hold(at.actor('Joan', 'mentor'), call)).rejects.toMatchObject({ code: 'introductions.not-now' });
  expect((await (await at.visitor('Ben')).agent.get(page)).status).toBe(404);
  expect((await mentor.tap(`/intro-calls/${other}`, /We have talked/)).status).toBe(303);
  expect((await mentor.tap(`/intro-calls/${other}`, /Keep this/, { words: 'Kind' })).status).toBe(422);
  expect((await mentor.tap(`/intro-calls/${other}`, /Keep this/, { stars: '4', words: 'Kind' })).status).toBe(303);
  expect(await mentor.page(`/intro-calls/${other}`)).toMatch(/value="4"[^>]*checked[^]*Kind/);
  expect(withoutTokens(await (await at.visitor('Ben')).page(`/intro-calls/${other}`))).not.toContain('Kind');
});

/** What a piece of SQL sees, as the apps or as a matching run, for a purpose and in somebody's name. */
async function sees(role: string, purpose: string, subject: string, sql = 'select 1 from introduction_rating') {
  const client = new Client({ connectionString: at.db.url });
  await client.connect();
  try {
    await client.query('begin');
    if (role !== 'footing_app') await client.query(`set local role ${role}`);
    await client.query(
      `select set_config('footing.institution_id', $1, true), set_config('footing.purpose', $2, true),
         set_config('footing.subject_id', $3, true)`,
      [at.paired.institutionId, purpose, subject],
    );
    return (await client.query(sql)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

test('nobody reads a rating but who gave it and the matching step, whatever they ask the database', async () => {
  const id = await talked();
  const [amina, joan] = [at.of('Amina').recordId, at.of('Joan').recordId];
  const ofCall = `select 1 from introduction_rating where call_id = '${id}'`;
  for (const purpose of ['service', 'matching.core', 'evidence', 'safeguarding', 'sharing.mentor', 'own'])
    expect([purpose, await sees('footing_app', purpose, '', ofCall)]).toEqual([purpose, 0]);
  expect(await sees('footing_app', 'own', amina, ofCall)).toBe(1);
  expect(await sees('footing_app', 'service', amina, ofCall)).toBe(0);
  expect(await sees('footing_app', 'own', amina, `${ofCall} and subject_id = '${joan}'`)).toBe(0);
  expect(await sees('footing_matcher', 'service', joan, ofCall)).toBe(0);
  expect(await sees('footing_matcher', 'matching.core', '', ofCall)).toBe(2);
  const changed = `update introduction_rating set side = 'mentor' where call_id = '${id}' returning 1`;
  expect(await sees('footing_app', 'service', '', changed)).toBe(0);
  const plain = await at.db.query(`select from introduction_rating where encode(sealed, 'escape') ~ 'Zinnia|stars'`);
  expect(plain).toEqual([]);
});

test('the database refuses what no page offers: a call nobody asked for, one too many, a rating of no call or of another', async () => {
  await at.drawn();
  await pick('Amina', 'Joan');
  await at.daysLater(9);
  await say('Joan', 1);
  const [here, round] = [at.paired.institutionId, at.roundId];
  const call = (student: string, mentor: string, no: number, calls: number) =>
    at.db.query(
      `insert into introduction_call (institution_id, round_id, application_id, offer_id, call_no, calls, made_at)
       values ($1, $2, $3, $4, $5, $6, now())`,
      [here, round, at.of(student).partId, at.of(mentor).partId, no, calls],
    );
  await expect(call('Cerys', 'Joan', 1, 1)).rejects.toMatchObject({ constraint: 'introduction_call_was_asked_for' });
  await at.db.query('update introduction_list set rank = 1 where application_id = $1 and offer_id = $2', [
    ...[at.of('Cerys').partId, at.of('Joan').partId],
  ]);
  await at.db.query(`update student set under_18_until = current_date + 99 where id = $1`, [at.of('Cerys').recordId]);
  await expect(call('Cerys', 'Joan', 2, 1)).rejects.toMatchObject({ constraint: 'introduction_needs_contact' });
  await at.db.query('update student set under_18_until = null');
  await expect(call('Cerys', 'Joan', 2, 1)).rejects.toMatchObject({ constraint: 'introduction_call_as_many_as_said' });
  await expect(call('Cerys', 'Joan', 1, 1)).rejects.toMatchObject({ constraint: 'introduction_call_number_once' });
  await expect(call('Cerys', 'Joan', 2, 5)).rejects.toMatchObject({ code: '23503' });
  const id = await at.callOf('Amina', 'Joan');
  const rating = (side: string, who: string) =>
    at.db.query(
      `insert into introduction_rating (institution_id, call_id, side, subject_id, sealed, given_at)
       values ($1, $2, $3, $4, 'x', now())`,
      [here, id, side, at.of(who).recordId],
    );
  await expect(rating('student', 'Amina')).rejects.toMatchObject({ constraint: 'introduction_rated_after_call' });
  await at.db.query('update introduction_call set held_at = now() where id = $1', [id]);
  await expect(rating('student', 'Ben')).rejects.toMatchObject({ constraint: 'introduction_rated_after_call' });
  await expect(rating('mentor', 'Amina')).rejects.toMatchObject({ constraint: 'introduction_rated_after_call' });
});

interface Frozen {
  readonly students: readonly { id: string; picks?: string[]; ratings?: Record<string, number> }[];
  readonly mentors: readonly { id: string; ratings?: Record<string, number> }[];
}

test('the draft uses picks and ratings; silence is no answer; and what staff read names no rating', async () => {
  await talked();
  const drafts = at.paired.get(Drafts);
  const { id } = await drafts.make(at.lead, at.roundId, { keep: 'nothing' });
  await drafts.run(at.paired.institutionId, id);
  const [row] = await at.db.query<{ input: Frozen }>('select input from draft_input where draft_id = $1', [id]);
  const [amina, joan, ben] = [at.of('Amina').partId, at.of('Joan').partId, at.of('Ben').partId];
  const studentOf = (one: string) => row?.input.students.find((student) => student.id === one);
  expect(studentOf(amina)).toMatchObject({ picks: [joan], ratings: { [joan]: 5 } });
  expect(row?.input.mentors.find((mentor) => mentor.id === joan)).toMatchObject({ ratings: { [amina]: 2 } });
  expect(studentOf(ben)).not.toHaveProperty('picks');
  expect(studentOf(ben)).not.toHaveProperty('ratings');
  const pairs = await at.db.query<{ student: string; parts: { kind: string; evidence: { code: string } }[] }>(
    'select application_id as student, parts from draft_pair where draft_id = $1',
    [id],
  );
  const kindsOf = (one: string) => pairs.find(({ student }) => student === one)?.parts.map(({ kind }) => kind) ?? [];
  expect(kindsOf(amina)).toContain('picks');
  expect(kindsOf(ben)).not.toContain('picks');
  expect(pairs.flatMap(({ parts }) => parts).filter(({ kind }) => kind === 'ratings')).toEqual([]);
  const lead = await at.paired.visitor(at.lead.accountId);
  expect(await lead.page(`/drafts/${id}/review/${amina}`)).not.toMatch(
    /introduction went|introduction was|introduction did/,
  );
});

test('whoever has taken back all their picks since the call has no rating in the draft: it would stand there by itself', async () => {
  await talked();
  const [amina, joan] = [at.of('Amina').partId, at.of('Joan').partId];
  await at.db.query('update introduction_list set rank = null where application_id = $1', [amina]);
  const drafts = at.paired.get(Drafts);
  const { id } = await drafts.make(at.lead, at.roundId, { keep: 'nothing' });
  await drafts.run(at.paired.institutionId, id);
  const [row] = await at.db.query<{ input: Frozen }>('select input from draft_input where draft_id = $1', [id]);
  expect(row?.input.students.find((one) => one.id === amina)).not.toHaveProperty('ratings');
  expect(row?.input.mentors.find((one) => one.id === joan)).not.toHaveProperty('ratings');
});

test('people are told and reminded of what is awaited of them, and after the day nothing comes of it', async () => {
  await at.drawn();
  await pick('Amina', 'Joan');
  await at.letters();
  const counts: number[] = [];
  for (const days of [1, 3, 0, 3, 1]) {
    await at.daysLater(days);
    counts.push(await at.letters());
  }
  // Three who have not chosen: halfway, and the day before; then the mentor who was asked for hears once the time to choose is over.
  expect(counts).toEqual([0, 3, 0, 3, 0]);
  await at.daysLater(1);
  expect(await at.letters()).toBe(1);
  expect(await (await at.visitor('Ben')).page(shortlist())).toContain('nothing is held against you');
});

test('whoever does not want to be matched any more is on nobody’s page at once, and asks for no call', async () => {
  await at.drawn(false);
  await pick('Amina', 'Joan');
  await pick('Ben', 'Joan');
  const student = await at.visitor('Amina');
  expect(await student.page(shortlist())).toContain('Kofi');
  await at.objects('Kofi');
  await at.objects('Ben');
  expect(withoutTokens(await student.page(shortlist()))).not.toContain('Kofi');
  await expect(pick('Amina', 'Kofi')).rejects.toMatchObject({ code: 'introductions.picks' });
  await at.daysLater(9);
  const mentor = await at.visitor('Joan');
  expect(await mentor.page(shortCalls())).toContain('1 student would like a short call with you');
  await say('Joan', 2);
  expect(await at.callOf('Ben', 'Joan')).toBe('');
  await at.paired.get(Database).transaction(at.lead, (tx) =>
    stopCoreDrafts(tx, at.lead, {
      ...{ person: { kind: 'mentor', id: at.of('Kofi').recordId }, purpose: 'matching.core', item: '', epoch: 9 },
    }),
  );
  expect(await at.db.query('select from introduction_list where offer_id = $1', [at.of('Kofi').partId])).toEqual([]);
});

/** Who has Joan's first call, and its id. */
async function callOfJoan(): Promise<{ id: string; who: string }> {
  const [row] = await at.db.query<{ id: string; who: string }>(
    `select c.id, s.first_name as who from introduction_call c join application a on a.id = c.application_id
       join student s on s.id = a.student_id where c.offer_id = $1 order by c.call_no`,
    [at.of('Joan').partId],
  );
  return row ?? { id: '', who: '' };
}

/** Three want Joan, who has time for one call. @returns who has it. */
async function oneOfThree() {
  await at.drawn(false);
  for (const name of ['Amina', 'Ben', 'Cerys']) await pick(name, 'Joan');
  await at.daysLater(9);
  await say('Joan', 1);
  await at.tick();
  await at.letters();
  await at.calendarsTold();
  return callOfJoan();
}

const TWO_DAYS_ON = new Date(`${inDays(2)}T10:00:00Z`);
const sideOf = (who: string) => (['Joan', 'Kofi', 'Lena'].includes(who) ? 'mentor' : 'student');
const book = (who: string, id: string, startsAt = TWO_DAYS_ON) =>
  at.paired.get(CallArranging).book(at.actor(who, sideOf(who)), id, startsAt);
const asApp = (sql: string, values: unknown[]) =>
  at.paired.get(Database).transaction({ institutionId: at.paired.institutionId }, (tx) => tx.query(sql, values));
const isOff = async (who: string, id: string) =>
  (await (await at.visitor(who)).page(`/intro-calls/${id}`)).includes('This call is off');

test('whoever withdraws ends their call in that moment: the other is told once, and the time goes to the next in line', async () => {
  const { id, who } = await oneOfThree();
  await at.paired.get(Withdrawals).withdraw(at.actor(who, 'student'), at.roundId);
  expect(await callOfJoan()).toEqual({ id: '', who: '' });
  expect([await isOff('Joan', id), await isOff(who, id)]).toEqual([true, true]);
  expect((await (await at.visitor('Dev')).agent.get(`/intro-calls/${id}`)).status).toBe(404);
  await Promise.all([at.tick(), at.tick()]);
  const { id: next, who: nextWho } = await callOfJoan();
  expect(['', who]).not.toContain(nextWho);
  // Joan hears that it is off, and the next student that there is a call.
  const told = await at.letters();
  await at.tick();
  expect([told, await at.letters(), next === '']).toEqual([2, 0, false]);
  const waits = `select from introduction_wait where what = 'calls' and done_at is null and subject_id = $1`;
  expect(await at.db.query(waits, [at.of(who).recordId])).toEqual([]);
});

test('a call that stood in calendars is taken out of them, and is told of once and there', async () => {
  const { id, who } = await oneOfThree();
  await at.free(who, 'Joan');
  await book(who, id);
  expect(await at.calendarsTold()).toEqual(['REQUEST 0 Joan', `REQUEST 0 ${who}`].sort());
  await book('Joan', id, new Date(TWO_DAYS_ON.getTime() + 3_600_000));
  await book('Joan', id, new Date(TWO_DAYS_ON.getTime() + 3_600_000));
  expect(await at.calendarsTold()).toEqual(['REQUEST 1 Joan', `REQUEST 1 ${who}`].sort());
  const [meeting] = await at.db.query<{ id: string }>('select id from meeting where application_id = $1', [
    at.of(who).partId,
  ]);
  const student = await at.visitor(who);
  expect(await student.page(`/intro-calls/${meeting?.id}`)).toMatch(/Agreed: [^]*Change the time/);
  expect((await student.agent.get(`/meetings/${meeting?.id}`)).status).toBe(404);
  const elsewhere = [
    () => at.paired.get(MeetingAnswers).cancel(at.actor(who, 'student'), meeting?.id ?? '', 'clash', 1),
    () => at.paired.get(Attendance).of(at.actor(who, 'student'), meeting?.id ?? ''),
    () => at.paired.get(Reflections).of(at.actor(who, 'student'), meeting?.id ?? ''),
  ];
  for (const attempt of elsewhere) await expect(attempt()).rejects.toMatchObject({ code: 'meeting.not-found' });
  await at.paired.get(Places).pause(at.actor('Joan', 'mentor'), at.of('Joan').partId, inDays(30));
  expect(await at.calendarsTold()).toEqual(['CANCEL 2 Joan', `CANCEL 2 ${who}`].sort());
  await at.tick();
  // Whoever takes nobody new talks to nobody new: nobody is next, and the calendar's letter was the one.
  expect([await callOfJoan(), await at.letters()]).toEqual([{ id: '', who: '' }, 0]);
  expect(await isOff(who, meeting?.id ?? '')).toBe(true);
  const mentor = await at.visitor('Joan');
  const refused = await mentor.tap(shortCalls(), /Change it/, { calls: '2' });
  expect([refused.status, refused.text.includes('you take nobody new at the moment')]).toEqual([409, true]);
  expect(refused.text).toMatch(/name="calls"[^>]*value="2"/);
});

test('whoever leaves while both book at the same moment leaves no meeting behind, and nobody waits in a circle', async () => {
  for (const leaves of ['student', 'both'] as const) {
    await at.newRound();
    const { id, who } = await oneOfThree();
    await at.free(who, 'Joan');
    const later = new Date(TWO_DAYS_ON.getTime() + 3_600_000);
    const going = [
      at.paired.get(Withdrawals).withdraw(at.actor(who, 'student'), at.roundId),
      ...(leaves === 'both'
        ? [at.paired.get(Places).pause(at.actor('Joan', 'mentor'), at.of('Joan').partId, inDays(30))]
        : []),
    ];
    const off = { reason: '', isOneFewer: false } as const;
    const rest = [
      ...[book(who, id), book('Joan', id, later), book(who, id, later)],
      at.paired.get(CallsOff).callOff(at.actor('Joan', 'mentor'), id, off),
    ];
    for (const outcome of await Promise.allSettled([...rest, ...going, at.tick()]))
      if (outcome.status === 'rejected' && !(outcome.reason instanceof DomainError)) throw outcome.reason;
    const left = await at.db.query(
      `select from meeting where kind = 'intro' and application_id = $1 and status = 'confirmed'`,
      [at.of(who).partId],
    );
    expect([leaves, left, await at.callOf(who, 'Joan')]).toEqual([leaves, [], '']);
  }
});

test.each([
  ['withdraws', 'application'],
  ['pauses', 'offer'],
] as const)(
  'whoever books waits for whoever %s before they hold the call: nobody waits in a circle',
  async (_what, table) => {
    const { id, who } = await oneOfThree();
    await at.free(who, 'Joan');
    const leaver = new Client({ connectionString: at.db.ownerUrl });
    await leaver.connect();
    try {
      await leaver.query('begin');
      await leaver.query(`select from ${table} where id in ($1, $2) for update`, [
        ...[at.of(who).partId, at.of('Joan').partId],
      ]);
      const booking = book(who, id);
      const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      while ((await at.db.query(waits)).length === 0);
      await leaver.query('select from introduction_call where id = $1 for update nowait', [id]);
      await leaver.query('commit');
      await booking;
    } finally {
      await leaver.end();
    }
  },
);

test('an objection to matching ends the calls of whoever objects; the clock ends what nothing else has', async () => {
  const { id, who } = await oneOfThree();
  await at.objects(who);
  await at.tick();
  expect([await isOff('Joan', id), (await callOfJoan()).who === who]).toEqual([true, false]);
  expect(await at.letters()).toBe(2);
  const { id: second, who: next } = await callOfJoan();
  await at.paired.get(Database).transaction(at.lead, (tx) =>
    stopCoreDrafts(tx, at.lead, {
      ...{ person: { kind: 'student', id: at.of(next).recordId }, purpose: 'matching.core', item: '', epoch: 9 },
    }),
  );
  await at.tick();
  expect([await isOff('Joan', second), await isOff(next, second)]).toEqual([true, true]);
});

test('a call with a time ends when its student is marked as under 18, and when nobody looks on any more', async () => {
  const { id, who } = await oneOfThree();
  await at.free(who, 'Joan');
  await book(who, id);
  const young = 'update student set under_18_until = current_date + 99 where id = $1';
  await asApp('update institution set supervised_contact = true where id = $1', [at.paired.institutionId]);
  await asApp(young, [at.of(who).recordId]);
  expect((await callOfJoan()).id).toBe(id);
  await asApp('update institution set supervised_contact = false where id = $1', [at.paired.institutionId]);
  expect((await callOfJoan()).id).toBe('');
  expect(
    await at.db.query(`select reason from meeting where kind = 'intro' and status = 'cancelled' and round_id = $1`, [
      at.roundId,
    ]),
  ).toEqual([{ reason: 'not-alone' }]);
  await at.tick();
  const { id: second, who: next } = await callOfJoan();
  await asApp(young, [at.of(next).recordId]);
  expect((await callOfJoan()).id).toBe('');
  await at.tick();
  expect([await isOff('Joan', second), (await callOfJoan()).who === next]).toEqual([true, false]);
  await at.db.query('update student set under_18_until = null');
});

test('whatever is asked of the database, an intro meeting is of a call to come, once, and of nobody young', async () => {
  const { id, who } = await oneOfThree();
  const stranger = ['Amina', 'Ben', 'Cerys'].find((name) => name !== who) ?? '';
  const meet = (student: string) =>
    asApp(
      `insert into meeting (institution_id, kind, round_id, application_id, offer_id, status, minutes, mode, asked_by, changed_by_kind,
         changed_by, changed_at) values ($1, 'intro', $2, $3, $4, 'proposed', 15, 'online', $5, 'student', $5, now())`,
      [at.paired.institutionId, at.roundId, at.of(student).partId, at.of('Joan').partId, at.of(student).recordId],
    );
  await expect(meet(stranger)).rejects.toMatchObject({ driverError: { constraint: 'meeting_of_call' } });
  await at.free(who, 'Joan');
  await book(who, id);
  await expect(meet(who)).rejects.toMatchObject({ driverError: { constraint: 'meeting_once_of_call' } });
  await at.db.query(`alter table student disable trigger introduction_calls_end`);
  await asApp('update student set under_18_until = current_date + 99 where id = $1', [at.of(who).recordId]);
  await at.db.query(`alter table student enable trigger introduction_calls_end`);
  await expect(meet(who)).rejects.toMatchObject({ driverError: { constraint: 'meeting_needs_contact' } });
  const later = asApp(
    `update meeting set step = 'reschedule', version = version + 1, sequence = sequence + 1, changed_at = now() where kind = 'intro'
       and status = 'confirmed'`,
    [],
  );
  await expect(later).rejects.toMatchObject({ driverError: { constraint: 'meeting_needs_contact' } });
  // What nothing else has ended the clock ends.
  await at.tick();
  expect([(await callOfJoan()).id === id, await isOff('Joan', id)]).toEqual([false, true]);
  await asApp('delete from introduction_call where id = $1', [(await callOfJoan()).id]);
  expect(await at.db.query(`select from introduction_call_off where round_id = $1`, [at.roundId])).toHaveLength(2);
  await at.db.query('update student set under_18_until = null');
});

test('where both have said when they can meet, one tap agrees: the next three times on both clocks, and none that one of them has', async () => {
  const { id, who } = await oneOfThree();
  const page = `/intro-calls/${id}`;
  const [student, mentor] = [await at.visitor(who), await at.visitor('Joan')];
  expect(await student.page(page)).toMatch(/Say when you can meet[^]*Send these times/);
  await at.free(who);
  expect(await student.page(page)).toContain('Joan has not said yet when they can meet');
  await at.free('Joan');
  await at.db.query(
    `insert into person_zone (institution_id, person_kind, person_id, from_day, zone) values ($1, 'mentor', $2, '2026-01-01', 'Europe/Madrid')`,
    [at.paired.institutionId, at.of('Joan').recordId],
  );
  const before = await student.page(page);
  const starts = [...before.matchAll(/name="startsAt"[^>]*value="([^"]+)"/g)].map(([, one]) => one ?? '');
  expect(starts).toHaveLength(3);
  expect(before).toMatch(/Talk \w+ \d+ \w+, 08:00<br\/?>09:00 for Joan \(Madrid\)/);
  const [first = '', second = ''] = starts;
  const atNight = new Date(`${inDays(2)}T03:00:00Z`);
  await expect(book(who, id, atNight)).rejects.toMatchObject({ code: 'introductions.time-taken' });
  const tapped = await student.tap(page, /Talk /, { startsAt: second });
  expect(tapped.status).toBe(303);
  expect(await mentor.page(page)).toMatch(/Agreed: <strong>[^<]*, 09:00<[^]*08:00 for \w+ \(London\)/);
  expect(await mentor.page(shortCalls())).toMatch(/, 09:00 \(Madrid time\)/);
  // The same minute of Joan's is nobody else's, by whatever way.
  await say('Joan', 2);
  const [other] = await at.db.query<{ id: string; who: string }>(
    `select c.id, s.first_name as who from introduction_call c join application a on a.id = c.application_id
       join student s on s.id = a.student_id where c.offer_id = $1 and c.id <> $2`,
    [at.of('Joan').partId, id],
  );
  await at.free(other?.who ?? '');
  const taken = book(other?.who ?? '', other?.id ?? '', new Date(second));
  await expect(taken).rejects.toMatchObject({ code: 'introductions.time-taken' });
  await book(other?.who ?? '', other?.id ?? '', new Date(first));
  await at.timeCame(id);
  expect(await at.paired.get(AfterMeetings).toSay(at.actor(who, 'student'))).toEqual([]);
  expect((await student.tap(page, /We have talked/)).status).toBe(303);
  expect(
    await at.db.query(`select from meeting where kind = 'intro' and status = 'completed' and round_id = $1`, [
      at.roundId,
    ]),
  ).toHaveLength(1);
});

test('what is held about somebody is in their copy, opened, and nothing of the other; all of a round goes when its time is over', async () => {
  await talked();
  const { institutionId } = at.paired;
  const [database, secrets] = [at.paired.get(Database), at.paired.get(Secrets)];
  const copyOf = (studentId: string | null, mentorId: string | null) =>
    database.transaction(
      at.lead,
      async (tx) => {
        const person = { accountId: at.of('Amina').accountId, studentId, mentorId, email: '', name: '' };
        const found: string[] = [];
        for (const { rows } of introductionsParts)
          found.push(JSON.stringify(await rows({ tx, institutionId, secrets, person })));
        return found.join(' ');
      },
      'own',
    );
  const copy = await copyOf(at.of('Amina').recordId, null);
  expect(copy).toMatch(/Zinnia: she listens/);
  expect(copy).not.toContain('too shy');
  expect(await copyOf(null, at.of('Joan').recordId)).toMatch(/"Spring",2,"Zinnia: too shy"/);
  const counts = await database.transaction(at.lead, async (tx) => {
    const found: unknown[] = [];
    for (const { due, act } of introductionsRetention)
      for (const sql of [due, act, due])
        found.push((await tx.query<{ count: number }[]>(sql, [institutionId, '2099-01-01']))[0]?.count);
    return found;
  });
  expect(counts).toEqual([expect.any(Number), counts[0], 0]);
  expect(await at.db.query('select from introduction_rating')).toEqual([]);
});

test('either calls a short call off kindly, and its time goes to the next student by the same rule', async () => {
  await at.drawn();
  for (const name of ['Amina', 'Ben', 'Cerys']) await pick(name, 'Joan');
  await at.daysLater(9);
  await say('Joan', 1);
  const callsOfJoan = () =>
    at.db.query<{ id: string; who: string }>(
      `select c.id, s.first_name as who from introduction_call c join application a on a.id = c.application_id
         join student s on s.id = a.student_id where c.offer_id = $1 order by c.call_no`,
      [at.of('Joan').partId],
    );
  const [{ id, who } = { id: '', who: '' }] = await callsOfJoan();
  await at.letters();
  const stranger = ['Amina', 'Ben', 'Cerys'].find((name) => name !== who) ?? '';
  const calls = at.paired.get(CallsOff);
  const off = { reason: '', isOneFewer: false } as const;
  await expect(calls.callOff(at.actor(stranger, 'student'), id, off)).rejects.toMatchObject({ kind: 'not-found' });
  const student = await at.visitor(who);
  expect((await student.tap(`/intro-calls/${id}`, /Call it off/, { reason: 'came-up' })).headers['location']).toBe(
    shortlist(),
  );
  const [next] = await callsOfJoan();
  expect([who, undefined]).not.toContain(next?.who);
  expect(await at.letters()).toBe(1);
  expect(await student.page(`/intro-calls/${id}`)).toContain('This call is off');
  expect(await (await at.visitor('Joan')).page(`/intro-calls/${id}`)).toContain(
    'the next student who asked for you gets this time',
  );
  expect((await (await at.visitor(stranger)).agent.get(`/intro-calls/${id}`)).status).toBe(404);
  const mentor = at.actor('Joan', 'mentor');
  await say('Joan', 2);
  const two = await callsOfJoan();
  expect(two).toHaveLength(2);
  await calls.callOff(mentor, two[0]?.id ?? '', { reason: '', isOneFewer: true });
  expect(await callsOfJoan()).toEqual(two.slice(1));
  await calls.callOff(mentor, two[1]?.id ?? '', off);
  expect(await callsOfJoan()).toEqual([]);
  const waits = await at.db.query(
    `select from introduction_wait where round_id = $1 and what = 'calls' and done_at is null`,
    [at.roundId],
  );
  expect(waits).toEqual([]);
});

test('what was called off stays so, and what was held cannot be, also past the code', async () => {
  const id = await talked('Kofi');
  const off = { reason: '', isOneFewer: false } as const;
  const calls = at.paired.get(CallsOff);
  await expect(calls.callOff(at.actor('Joan', 'mentor'), id, off)).rejects.toMatchObject({
    code: 'introductions.not-now',
  });
  const both = [at.of('Amina').partId, at.of('Joan').partId, at.roundId];
  const putOff = `insert into introduction_call_off select $1, $2, $3, $4, 'student', '', now()`;
  const here = at.paired.institutionId;
  await expect(at.db.query(putOff, [here, ...both])).rejects.toThrow('have no call to come');
  const unheld = at.db.query('update introduction_call set held_at = null where id = $1', [id]);
  await expect(unheld).rejects.toThrow('a call that was held was held');
  await say('Kofi', 1);
  const other = await at.callOf('Amina', 'Kofi');
  both[1] = at.of('Kofi').partId;
  await expect(at.db.query(putOff, [here, ...both])).rejects.toThrow('a call that is off is not there any more');
  await at.free('Amina', 'Kofi');
  await book('Amina', other);
  const early = asApp('update introduction_call set held_at = now() where id = $1', [other]);
  await expect(early).rejects.toThrow('its time has not come');
  await at.db.query('delete from introduction_call where id = $1', [other]);
  await at.tick();
  const anew = asApp('update introduction_call_off set told_at = null where call_id = $1', [other]);
  await expect(anew).rejects.toThrow('people are told once');
  const again = `insert into introduction_call (institution_id, round_id, application_id, offer_id, call_no, calls, made_at)
    values ($1, $4, $2, $3, 1, 1, now())`;
  await expect(at.db.query(again, [here, ...both])).rejects.toThrow('was called off');
});

test('the lead reads what is missing without names, and nothing where fewer than ten wrote', async () => {
  await at.drawn();
  const page = `/rounds/${at.roundId}/introductions/missing`;
  const own = at.paired.get(OwnShortlists);
  const none = { picks: [], isNone: true, missing: 'Zinnia: a painter' };
  for (const name of ['Amina', 'Ben', 'Cerys', 'Dev']) await own.pick(at.actor(name, 'student'), at.roundId, none);
  const lead = await at.paired.visitor(at.lead.accountId);
  expect(await lead.page(page)).toMatch(/Fewer than 10 have written/);
  expect(await lead.page(page)).not.toContain('Zinnia');
  expect((await (await at.visitor('Amina')).agent.get(page)).status).toBe(404);
});
