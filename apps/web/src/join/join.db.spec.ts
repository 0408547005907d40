import { JoinDesk } from './spec/desk';

let desk: JoinDesk;
beforeAll(async () => (desk = await JoinDesk.open()), 60_000);
afterAll(() => desk.close());

const at = (rest: string) => `/join/rounds/${desk.roundId}/${rest}`;

test('from the door on the first page a student gets to one question after the other, and sends the answers', async () => {
  const amina = await desk.student();
  expect((await amina.agent.get('/join')).headers['location']).toBe(`/join/rounds/${desk.roundId}`);
  const start = await amina.page(`/join/rounds/${desk.roundId}`);
  expect(start).toMatch(/\d+ short questions, about [1-8] minutes/);
  const first = await amina.post(`/join/rounds/${desk.roundId}`, {});
  expect(first.headers['location']).toBe(at('questions/help'));
  expect(await amina.page(at('questions/help'))).toContain('Question 1 of');
  const next = await amina.answer('help', { help: ['Interview practice', 'Further study'] });
  expect(next.headers['location']).toBe(at('questions/direction'));
  await amina.answer('direction', { direction: 'undecided' });
  const check = await amina.page(at('check'));
  expect(check).toContain('Interview practice, Further study');
  expect(check).toContain('I do not know yet');
  expect(check).toContain('Send my answers');
  expect((await amina.post(at('send'), {})).headers['location']).toBe('/mentoring');
  const status = await amina.page('/mentoring');
  expect(status).toContain('Your answers are sent.');
  expect(status).toContain('You have signed up');
  expect(status).toContain('By when');
});

test('what cannot be taken keeps everything typed, with a message at the field', async () => {
  const amina = await desk.student();
  const long = 'I like to learn. '.repeat(150);
  const refused = await amina.answer('about', { about: long });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('href="#about"');
  expect(refused.text).toMatch(/You wrote \d,?\d+ characters\. Shorten it to 2,000 or fewer/);
  expect(refused.text).toContain(long.trim().slice(-200));
  const needs = await amina.answer('needs', { needs: 'A quiet place', 'needs-more': 'x'.repeat(2001) });
  expect(needs.text).toMatch(/value="A quiet place" checked/);
  expect(await amina.page(at('questions/about'))).not.toContain('I like to learn');
});

test('of two devices that answer one question the last is told, sees the other answer, and can keep its own', async () => {
  const phone = await desk.student();
  const laptop = await desk.device(phone.accountId);
  const before = await laptop.page(at('questions/help'));
  await phone.answer('help', { help: 'Further study' });
  const late = await laptop.answer('help', { help: 'Interview practice' }, before);
  expect(late.status).toBe(409);
  expect(late.text).toContain('This was answered on another device meanwhile');
  expect(late.text).toContain('It says there: Further study');
  expect(late.text).toMatch(/value="Interview practice" checked/);
  expect((await laptop.answer('help', { help: 'Interview practice' }, late.text)).status).toBe(303);
  expect(await phone.page(at('check'))).toContain('Interview practice');
});

test('nothing is ticked beforehand, and each question of a personal kind says who sees the answer', async () => {
  const amina = await desk.student();
  const experience = await amina.page(at('questions/experience'));
  expect(experience).not.toContain('checked');
  expect(experience).toContain('it does not change your chance');
  expect(experience).toContain('Who sees it:');
  expect(await amina.page(at('questions/needs'))).toContain('never used to choose who gets a mentor');
  expect(await amina.page(at('questions/avoid'))).toContain('Nobody you name is ever told');
});

test('the short module comes before the answers are sent, and the page says so', async () => {
  const amina = await desk.student(false);
  expect(await amina.page(at('check'))).toContain('One thing is left: a short module');
  expect(await amina.page(at('check'))).not.toContain('Send my answers');
  expect((await amina.post(at('send'), {})).headers['location']).toBe(at('check'));
  expect(await amina.page('/mentoring')).toContain('You have begun to sign up');
});

test('an application can be taken back, and stands again with one tap', async () => {
  const amina = await desk.student();
  await amina.answer('help', { help: 'Further study' });
  await amina.post(at('send'), {});
  expect(await amina.page(at('withdraw'))).toContain('Take your application back?');
  await amina.post(at('withdraw'), {});
  expect(await amina.page('/mentoring')).toContain('You took your application back');
  await amina.post(at('stand-again'), {});
  const status = await amina.page('/mentoring');
  expect(status).toContain('You have signed up');
  expect(await amina.page(at('check'))).toContain('Further study');
  const lines = await desk.db.query<{ event: string }>(
    `select distinct event from audit_event where account_id = $1 and event ~ '^(sign-up|application)' order by 1`,
    [amina.accountId],
  );
  expect(lines.map(({ event }) => event)).toEqual([
    ...['application.restored', 'application.sent', 'application.withdrawn'],
    ...['sign-up.begun', 'sign-up.saved'],
  ]);
});

test('staff read what must work for somebody on a page of its own, and the look is recorded with whose it was', async () => {
  const amina = await desk.student();
  await amina.answer('needs', { needs: 'A quiet place', 'needs-more': 'I lip-read' });
  await amina.answer('avoid', { avoid: 'Tom Smith' });
  await amina.post(at('send'), {});
  const [{ id, student } = { id: '', student: '' }] = await desk.db.query<{ id: string; student: string }>(
    `select a.id, a.student_id as student from application a join account c on c.student_id = a.student_id where c.id = $1`,
    [amina.accountId],
  );
  const grace = await desk.staff();
  const page = await grace.page(`/applications/${id}`);
  expect(page).not.toMatch(/quiet|lip-read|Tom Smith/);
  const needs = await grace.page(`/applications/${id}/needs`);
  expect(needs).toContain('A quiet place');
  expect(needs).toContain('I lip-read');
  const looks = await desk.db.query(
    `select s.subject_id as who, e.special from audit_event e
       join audit_subject s on s.institution_id = e.institution_id and s.event_id = e.id
     where e.event = 'application.needs-viewed'`,
  );
  expect(looks).toEqual([{ who: student, special: true }]);
  expect((await amina.agent.get(`/applications/${id}/needs`)).status).toBe(404);
  expect((await grace.agent.get(`/applications/${crypto.randomUUID()}/needs`)).status).toBe(404);
});

test('what students read who have nobody yet is the lead’s to write, and too much of it is kept with a message', async () => {
  const grace = await desk.staff();
  const [{ id } = { id: '' }] = await desk.db.query<{ id: string }>('select id from programme limit 1');
  const path = `/programmes/${id}/meanwhile`;
  expect(await grace.page(path)).toContain('careers adviser');
  const long = await grace.post(path, { body: 'Come by. '.repeat(500) });
  expect(long.status).toBe(422);
  expect(long.text).toContain('Shorten it to 4,000 characters or fewer');
  expect(long.text).toContain('Come by. Come by.');
  expect((await grace.post(path, { body: 'Come to the fair.' })).status).toBe(303);
  expect(await grace.page(path)).toContain('Come to the fair.');
});

test('a question that is none is a page that is not there', async () => {
  const amina = await desk.student();
  expect((await amina.agent.get(at('questions/constructor'))).status).toBe(404);
  expect((await amina.agent.get(`/join/rounds/${crypto.randomUUID()}`)).status).toBe(404);
});
