import { CallArranging, CallOffers, CallsOff, IntroCalls, OwnShortlists } from '@footing/introductions';
import { DomainError } from '@footing/kernel';
import { inDays, Meeting } from './spec/meeting';

let at: Meeting;
beforeAll(async () => (at = await Meeting.open()), 60_000);
afterAll(() => at.close());
beforeEach(async () => {
  await at.letters();
  await at.newRound();
});

const pick = (name: string, ...mentors: string[]) =>
  at.paired.get(OwnShortlists).pick(at.actor(name, 'student'), at.roundId, {
    ...{ picks: mentors.map((mentor) => at.of(mentor).partId), isNone: false, missing: '' },
  });
const say = (mentor: string, calls: number) =>
  at.paired.get(CallOffers).say(at.actor(mentor, 'mentor'), at.roundId, calls);
const callOff = (mentor: string, id: string) =>
  at.paired.get(CallsOff).callOff(at.actor(mentor, 'mentor'), id, { reason: '', isOneFewer: false });

/** Amina and Joan have a call to come. */
async function oneCall(): Promise<string> {
  await at.drawn(false);
  await pick('Amina', 'Joan');
  await at.daysLater(9);
  await say('Joan', 1);
  await at.letters();
  return at.callOf('Amina', 'Joan');
}

test('whoever presses on a page of before finds that the call is off, whatever they press', async () => {
  const id = await oneCall();
  const student = await at.visitor('Amina');
  const token = /name="_csrf" value="([^"]+)"/.exec(await student.page(`/intro-calls/${id}`))?.[1] ?? '';
  await callOff('Joan', id);
  for (const step of ['off', 'book', 'time', 'times', 'held', 'rating']) {
    const { status, text } = await student.agent.post(`/intro-calls/${id}/${step}`).type('form').send({ _csrf: token });
    expect([step, status, text.includes('This call is off')]).toEqual([step, 409, true]);
  }
});

test('a button that says no time, or one long past, books nothing and is no fault of the service', async () => {
  const id = await oneCall();
  const student = await at.visitor('Amina');
  const token = /name="_csrf" value="([^"]+)"/.exec(await student.page(`/intro-calls/${id}`))?.[1] ?? '';
  for (const startsAt of ['', 'soon', '1926-01-01T10:00Z', '9999-01-01T10:00Z']) {
    const sent = { _csrf: token, startsAt };
    expect((await student.agent.post(`/intro-calls/${id}/book`).type('form').send(sent)).status).toBe(409);
  }
});

test('the same times sent twice are told once', async () => {
  const id = await oneCall();
  const times = { times: [{ day: inDays(2), time: '9:00' }], how: 'I ring you' };
  const propose = (how: string) =>
    at.paired.get(CallArranging).propose(at.actor('Amina', 'student'), id, { ...times, how });
  await propose('I ring you');
  await propose('I ring you');
  await propose('');
  expect(await at.letters()).toBe(1);
  await propose('You ring me');
  expect(await at.letters()).toBe(1);
});

test('nobody gives a time that is after the last day on the clock of either, which nobody could agree on', async () => {
  const id = await oneCall();
  await at.db.query(
    `insert into person_zone (institution_id, person_kind, person_id, zone, from_day) values ($1, 'mentor', $2, 'America/Los_Angeles', '2026-01-01')`,
    [at.paired.institutionId, at.of('Joan').recordId],
  );
  const [{ last } = { last: '' }] = await at.db.query<{ last: string }>(
    'select calls_by::text as last from introduction_round where round_id = $1',
    [at.roundId],
  );
  const late = { times: [{ day: last, time: '23:00' }], how: '' };
  const propose = (given: typeof late) => at.paired.get(CallArranging).propose(at.actor('Joan', 'mentor'), id, given);
  await expect(propose(late)).rejects.toMatchObject({ code: 'introductions.times' });
  await propose({ ...late, times: [{ day: last, time: '09:00' }] });
  const [given] = (await at.paired.get(IntroCalls).find(at.actor('Amina', 'student'), id)).theirs;
  await at.paired.get(CallArranging).agree(at.actor('Amina', 'student'), id, given ?? new Date(0));
});

test('two mentors who give up their calls at the same moment swap students: nobody waits in a circle, and each is asked', async () => {
  for (let turn = 0; turn < 4; turn += 1) {
    await at.newRound();
    await at.drawn(false);
    for (const name of ['Amina', 'Ben']) await pick(name, 'Joan', 'Kofi');
    await at.daysLater(9);
    await say('Joan', 1);
    await say('Kofi', 1);
    const held = await at.db.query<{ id: string; mentor: string }>(
      `select c.id, m.first_name as mentor from introduction_call c join offer o on o.id = c.offer_id
         join mentor m on m.id = o.mentor_id where c.round_id = $1`,
      [at.roundId],
    );
    const outcomes = await Promise.allSettled(held.map(({ id, mentor }) => callOff(mentor, id)));
    for (const outcome of outcomes)
      if (outcome.status === 'rejected' && !(outcome.reason instanceof DomainError)) throw outcome.reason;
    const unasked = await at.db.query(
      `select s.first_name from introduction_call c join application a on a.id = c.application_id join student s on s.id = a.student_id
       where c.round_id = $1 and not exists (select from introduction_wait w where w.round_id = c.round_id
         and w.subject_id = s.id and w.what = 'calls' and w.done_at is null)`,
      [at.roundId],
    );
    expect([held.length, unasked]).toEqual([2, []]);
  }
});
