import { withoutTokens } from '@footing/testing';
import { formWith } from '../my-data/spec/desk';
import { Paired } from './spec/paired';

let paired: Paired;
beforeAll(async () => (paired = await Paired.open()), 60_000);
afterAll(() => paired.close());

const newest = async (event: string) => {
  const [line] = await paired.db.query<{ n: number; kinds: string[] }>(
    `select count(*)::int as n, array_agg(distinct s.kind order by s.kind) as kinds from audit_subject s
     where s.event_id = (select id from audit_event where event = $1 order by at desc, id desc limit 1)`,
    [event],
  );
  return line;
};

test('the proposal says who, why and by when, with nothing that the other has not chosen to show', async () => {
  const { amina, joan } = await paired.publish();
  const id = await paired.pairingOf(amina);
  const student = await paired.visitor(amina);
  const html = await student.page(`/my-pairings/${id}`);
  expect(html).toContain('Would you like to meet Joan?');
  expect(html).toContain('Joan can help with CV, as you asked.');
  expect(html).toContain('Say yes or no. Joan is asked too.');
  expect(withoutTokens(html)).not.toMatch(/Quince|Quayside|record\.example|fit of|score/i);
  expect(await student.page('/my-pairings')).toContain(`/my-pairings/${id}`);
  await paired.shows(joan, 'field:employer');
  expect(await student.page(`/my-pairings/${id}`)).toContain('Quayside Press');
  const mentor = await paired.visitor(joan);
  expect(await mentor.page(`/my-pairings/${id}`)).toContain('Amina would like help with CV, which you offer.');
});

test('yes and yes begin it; whoever was second on an old page is shown how it stands', async () => {
  const { amina, joan } = await paired.publish();
  const id = await paired.pairingOf(amina);
  const [student, mentor] = [await paired.visitor(amina), await paired.visitor(joan)];
  expect((await student.tap(`/my-pairings/${id}`, /Say yes/)).status).toBe(303);
  expect(await student.page(`/my-pairings/${id}`)).toContain('You said yes. We are waiting for Joan.');
  expect((await mentor.tap(`/my-pairings/${id}`, /Say yes/)).status).toBe(303);
  expect(await newest('pairing.accepted')).toEqual({ n: 2, kinds: ['mentor', 'student'] });
  expect(await mentor.page(`/my-pairings/${id}`)).toMatch(/Active[^]*We have met/);
  const form = await mentor.tap(`/my-pairings/${id}`, /We have met/);
  expect(form.status).toBe(303);
  const late = await student.agent.get(`/my-pairings/${id}/decline`);
  expect([late.status, late.text.includes('moved on')]).toEqual([409, true]);
});

test('a no asks why, what would suit better and whether to look on; what was typed stays when something is missing', async () => {
  const { amina, ben } = await paired.publish();
  const id = await paired.pairingOf(amina);
  const student = await paired.visitor(amina);
  const typed = { words: 'I move to Leeds', better: 'online' };
  const missing = await student.tap(`/my-pairings/${id}/decline`, /Say no/, typed);
  expect([missing.status, missing.text.includes('I move to Leeds')]).toEqual([422, true]);
  const said = await student.tap(`/my-pairings/${id}/decline`, /Say no/, {
    ...typed,
    reason: 'times-or-place',
    another: 'yes',
  });
  expect(said.status).toBe(303);
  expect(await student.page(`/my-pairings/${id}`)).toContain('Declined');
  const lead = await paired.visitor(paired.lead.accountId);
  expect(await lead.page(`/pairings/${id}`)).toMatch(
    /does not suit me[^]*Somebody whom I can meet online[^]*I move to Leeds/,
  );
  expect(await lead.page(`/rounds/${paired.roundId}/pairings`)).toContain('1 student needs a new pair');
  expect(await lead.page(`/rounds/${paired.roundId}/new-pairs`)).toContain(`/pairings/${id}/new-pair`);
  expect(await (await paired.visitor(ben)).page(`/my-pairings/${id}`)).toContain('Page not found');
});

test('a link from a mail: opening it changes nothing however often, one tap answers, and then there is nothing left to do', async () => {
  const { amina } = await paired.publish();
  const id = await paired.pairingOf(amina);
  const [yes = '', no = ''] = await paired.linksFor('Amina');
  const scanner = await paired.visitor(null);
  for (const link of [yes, no, yes]) expect((await scanner.agent.get(link)).status).toBe(200);
  const html = await scanner.page(yes);
  expect(withoutTokens(html)).not.toMatch(/Amina|Joan|Quince/);
  const [before] = await paired.db.query<{ state: string }>('select state from pairing where id = $1', [id]);
  expect(before?.state).toBe('proposed');
  const answered = await scanner.tap(yes, /Say yes/);
  expect([answered.status, answered.text.includes('Thank you')]).toEqual([200, true]);
  expect(await scanner.page(yes)).toContain('There is nothing left to do');
  expect((await scanner.tap(no, /Say no/, { reason: 'not-now' })).status).toBe(200);
  expect(await scanner.page(no)).toContain('declined');
  const broken = await scanner.agent.get(`${yes.slice(0, -2)}AA`);
  expect([broken.status, broken.text.includes('This link is not whole')]).toEqual([404, true]);
});

test('the team calls one off; a second person learns that somebody was first', async () => {
  const { amina } = await paired.publish();
  const id = await paired.pairingOf(amina);
  const [one, two] = [await paired.visitor(paired.lead.accountId), await paired.visitor(paired.lead.accountId)];
  const [ours, theirs] = await Promise.all([
    one.tap(`/pairings/${id}`, /Call it off/),
    two.tap(`/pairings/${id}`, /Call it off/),
  ]);
  expect([ours.status, theirs.status].sort()).toEqual([303, 409]);
  expect(await one.page(`/pairings/${id}`)).toContain('The mentoring team called it off before it began.');
  expect(await newest('pairing.called-off')).toEqual({ n: 2, kinds: ['mentor', 'student'] });
  expect((await one.tap(`/rounds/${paired.roundId}/new-pairs`, /Agree beforehand/, { atLeast: '49,6' })).status).toBe(
    303,
  );
  const queue = await one.page(`/rounds/${paired.roundId}/new-pairs`);
  expect(queue).toContain('a fit of at least 50');
  expect((await one.tap(`/rounds/${paired.roundId}/new-pairs`, /Agree beforehand/, { atLeast: 'lots' })).status).toBe(
    422,
  );
  expect((await one.tap(`/rounds/${paired.roundId}/new-pairs`, /Take it back/)).status).toBe(303);
  expect((await one.tap(`/pairings/${id}/new-pair`, /No new pair is needed/)).status).toBe(303);
  expect(await one.page(`/rounds/${paired.roundId}/new-pairs`)).toMatch(
    /<h2[^>]*>Nobody waits for a new pair<[^]*would like somebody else, they are listed here/,
  );
});

test('a yes of a mentor without training counts, and says what it waits for', async () => {
  const { amina, joan } = await paired.publish();
  await paired.db.query('delete from training_result');
  const mentor = await paired.visitor(joan);
  const id = await paired.pairingOf(amina);
  expect((await mentor.tap(`/my-pairings/${id}`, /Say yes/)).status).toBe(303);
  const page = await mentor.page(`/my-pairings/${id}`);
  expect(page).toContain('You said yes, and it counts. Finish your training');
  expect(page).not.toMatch(/<button[^>]*>\s*Say yes/);
});

test('in reverse mentoring the student is the one who mentors, and in a group they meet together', async () => {
  const reverse = await paired.publish('reverse');
  const student = await (
    await paired.visitor(reverse.amina)
  ).page(`/my-pairings/${await paired.pairingOf(reverse.amina)}`);
  expect(student).toContain('Whom you mentor');
  expect(student).not.toContain('Your mentor');
  const group = await paired.publish('group');
  for (const who of [group.amina, group.ben]) {
    const id = await paired.pairingOf(who);
    for (const side of [who, group.joan])
      expect((await (await paired.visitor(side)).tap(`/my-pairings/${id}`, /Say yes/)).status).toBe(303);
  }
  const page = await (await paired.visitor(group.amina)).page(`/my-pairings/${await paired.pairingOf(group.amina)}`);
  expect(page).toContain('This is a group: 2 students meet together.');
});

/** Everybody sends at the same instant. @returns how many were first, were told that they were not, and got anything else. */
async function allAtOnce(all: readonly (() => Promise<{ status: number; text: string }>)[]) {
  const answers = await Promise.all(all.map((send) => send()));
  const first = answers.filter(({ status }) => status === 303).length;
  const told = answers.filter(({ status, text }) => status === 409 && TOLD.test(text)).length;
  return { first, told, else: answers.length - first - told };
}
const TOLD =
  /Nothing was changed: (somebody was first|this has moved on|this mentor has no free place)|Somebody else was first/;

/** A form as it came, to be sent as it is, however often. */
async function formOf(who: Visitor, path: string, words: RegExp, more: Readonly<Record<string, string>> = {}) {
  const form = formWith(await who.page(path), words);
  if (!form) throw new Error(`no button on ${path} says ${words.source}`);
  return async () =>
    who.agent
      .post(form.action)
      .type('form')
      .send({ ...form.fields, ...more });
}
type Visitor = Awaited<ReturnType<Paired['visitor']>>;
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

test('two consultants and two mentors at the same instant, fifty taps each: one is first, everybody else is told', async () => {
  const { amina, joan } = await paired.publish();
  const id = await paired.pairingOf(amina);
  const forms = [];
  for (const account of times(2, paired.lead.accountId))
    forms.push(await formOf(await paired.visitor(account), `/pairings/${id}`, /Call it off/));
  for (const account of times(2, joan))
    forms.push(
      await formOf(await paired.visitor(account), `/my-pairings/${id}/decline`, /Say no/, { reason: 'not-now' }),
    );
  expect(await allAtOnce(times(50, forms).flat())).toEqual({ first: 1, told: 199, else: 0 });
  const [steps] = await paired.db.query<{ n: number }>(
    'select count(*)::int as n from pairing_step where pairing_id = $1',
    [id],
  );
  expect(steps?.n).toBe(1);
});

test('one place, two students, two consultants, sixty taps at once: the place is given once, everybody else is told', async () => {
  const { amina, ben } = await paired.publish();
  const ids = [await paired.pairingOf(amina), await paired.pairingOf(ben)];
  const forms = [];
  const [row] = await paired.db.query<{ id: string }>(
    `with tom as (insert into mentor (institution_id, email, first_name, last_name) values ($1, 'tom@record.example', 'Tom', 'Quince') returning id)
     insert into offer (institution_id, round_id, mentor_id, answers, places)
     select $1, $2, id, '{"helpOffered": ["CV"]}', 1 from tom returning id`,
    [paired.institutionId, paired.roundId],
  );
  for (const id of ids) {
    const consultant = await paired.visitor(paired.lead.accountId);
    await consultant.tap(`/pairings/${id}`, /Call it off/);
    forms.push(await formOf(consultant, `/pairings/${id}/new-pair`, /Propose.* Tom/, { offer: row?.id ?? '' }));
  }
  expect(await allAtOnce(times(30, forms).flat())).toEqual({ first: 1, told: 59, else: 0 });
  const [held] = await paired.db.query<{ n: number }>(`select count(*)::int as n from pairing where offer_id = $1`, [
    row?.id,
  ]);
  expect(held?.n).toBe(1);
});

test('days of exams are entered by their first and their last; what is wrong is told at its day, as it was typed', async () => {
  await paired.publish();
  const lead = await paired.visitor(paired.lead.accountId);
  const page = `/rounds/${paired.roundId}/exam-days`;
  const days = (from: string, until: string) =>
    Object.fromEntries(
      [...Object.entries({ from, until })].flatMap(([name, day]) =>
        day.split('-').map((part, n) => [`${name}-${['year', 'month', 'day'][n]}`, part] as const),
      ),
    );
  const none = await lead.tap(page, /Add these days/, days('2027-02-30', '2027-03-01'));
  expect([none.status, none.text.includes('value="30"'), none.text.includes('href="#from-day"')]).toEqual([
    ...[422, true, true],
  ]);
  expect(none.text).toContain('The first day is not a real date: check the day');
  const turned = await lead.tap(page, /Add these days/, days('2027-05-10', '2027-05-03'));
  expect([turned.status, turned.text.includes('href="#until-day"')]).toEqual([422, true]);
  expect((await lead.tap(page, /Add these days/, days('2027-05-03', '2027-05-10'))).status).toBe(303);
  expect(await lead.page(page)).toContain('3 May 2027 to 10 May 2027');
  await lead.tap(page, /Take away/);
  expect(await lead.page(page)).toContain('No days have been entered.');
});
