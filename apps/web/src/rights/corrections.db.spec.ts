import { formWith, MyDataDesk, type Visitor } from '../my-data/spec/desk';

let desk: MyDataDesk;
let amina: Visitor;
let officer: Visitor;
beforeAll(async () => (desk = await MyDataDesk.open()), 60_000);
beforeEach(async () => {
  amina = await desk.visitor('student', { course: 'Histroy', direction: ['Arts'] });
  officer = await desk.visitor('data-protection-officer', null);
});
afterAll(() => desk.close());

const NEW = '/me/data/rights/new';
async function send(who: Visitor, page: string, words: RegExp, fields: Record<string, string>) {
  const form = formWith(await who.page(page), words);
  return who.agent
    .post(form?.action ?? page)
    .type('form')
    .send({ ...form?.fields, ...fields });
}
const ask = (fields: Record<string, string>) =>
  send(amina, NEW, /Send my request/, { kind: 'correct', words: '', ...fields });
async function inHand(fields: Record<string, string>): Promise<string> {
  const id =
    String((await ask(fields)).headers['location'])
      .split('/')
      .at(-1) ?? '';
  await send(officer, `/rights/${id}`, /Take it|Do this|hand/i, { step: 'take-in-hand', words: '' });
  return id;
}
const answer = (id: string, fields: Record<string, string> = {}) =>
  send(officer, `/rights/${id}`, /Send the answer/, {
    outcome: 'corrected',
    ground: '',
    answer: 'You were right',
    ...fields,
  });
const held = async () => {
  const [row] = await desk.db.query<{ first: string; last: string; email: string; answers: Record<string, unknown> }>(
    `select s.first_name as first, s.last_name as last, s.email, a.answers from account c join student s on s.id = c.student_id
       join application a on a.student_id = s.id where c.id = $1`,
    [amina.accountId],
  );
  return row;
};
const stateOf = async (id: string) =>
  (await desk.db.query<{ state: string }>('select state from rights_request where id = $1', [id]))[0]?.state;

test.each([
  ['student:course', 'History', 'Histroy', () => held().then((now) => now?.answers['course'])],
  [
    'student:direction',
    'Publishing; Law',
    'Arts',
    () => held().then((now) => (now?.answers['direction'] as string[]).join('; ')),
  ],
  ['student:lastName', 'Yusuf-Khan', 'Yusuf', () => held().then((now) => now?.last)],
  ['student:email', 'Amina.New@w.example', '@record.example', () => held().then((now) => now?.email)],
] as const)('%s is corrected with the answer, which says what it was and is', async (field, value, was, now) => {
  const id = await inHand({ field, value });
  const page = await officer.page(`/rights/${id}`);
  expect(page).toContain(was);
  expect(page).toMatch(new RegExp(`What it says now[^]*What it should say[^]*${value}`));
  expect((await answer(id, { correct: 'here' })).status).toBe(303);
  expect(await now()).toBe(field === 'student:email' ? value.toLowerCase() : value);
  const theirs = await amina.page(`/me/data/rights/asked/${id}`);
  expect(theirs).toMatch(new RegExp(`We put it right[^]*→ “${value}”`));
  const [line] = await desk.db.query(`select fields from audit_event where event = 'right.closed' and object_id = $1`, [
    id,
  ]);
  expect(line).toEqual({ fields: [field] });
});

test('what could not come in a file is not asked for, and nobody names what is not theirs', async () => {
  for (const [fields, words] of [
    [{ field: 'student:email', value: 'no address' }, 'name@example.ac.uk'],
    [{ field: 'student:firstName', value: ' ' }, 'Enter what it should say'],
    [{ field: 'student:priorityTier', value: '1' }, 'Select what is wrong from the list'],
    [{ field: 'nonsense', value: 'x' }, 'Select what is wrong from the list'],
  ] as const) {
    const refused = await ask(fields);
    expect([refused.status, refused.text.includes(words)]).toEqual([422, true]);
  }
  expect((await ask({ field: 'mentor:firstName', value: 'Joan' })).status).toBeGreaterThanOrEqual(400);
});

test('where it says something else by now, or somebody has it already, nothing is done and the request stays open', async () => {
  const id = await inHand({ field: 'student:firstName', value: 'Aminah' });
  await desk.db.query(
    `update student set first_name = 'Mina' where id = (select student_id from account where id = $1)`,
    [amina.accountId],
  );
  const refused = await answer(id, { correct: 'here' });
  expect([refused.status, refused.text.includes('It says something else by now')]).toEqual([422, true]);
  expect([(await held())?.first, await stateOf(id)]).toEqual(['Mina', 'in-hand']);
  const other = await desk.visitor('student');
  const [{ email } = { email: '' }] = await desk.db.query<{ email: string }>(
    'select s.email from student s join account a on a.student_id = s.id where a.id = $1',
    [other.accountId],
  );
  const taken = await inHand({ field: 'student:email', value: email });
  expect((await answer(taken, { correct: 'here' })).text).toContain('Somebody else has this already');
  expect(await stateOf(taken)).toBe('in-hand');
});

test('the officer says how it is corrected; elsewhere changes nothing here, and free words say where it is done', async () => {
  const id = await inHand({ field: 'student:course', value: 'History' });
  const unsaid = await answer(id);
  expect([unsaid.status, unsaid.text.includes('Select whether to correct it here')]).toEqual([422, true]);
  expect((await answer(id, { correct: 'elsewhere' })).status).toBe(303);
  expect((await held())?.answers['course']).toBe('Histroy');
  const free = await inHand({ words: 'My gender is wrong' });
  expect(await officer.page(`/rights/${free}`)).toMatch(
    /This form changes nothing by itself[^]*href="\/mentoring"[^]*href="\/programmes"/,
  );
  const forced = await answer(free, { correct: 'here' });
  expect([forced.status, forced.text.includes('It names nothing')]).toEqual([422, true]);
  expect((await answer(free)).status).toBe(303);
});

test('what is asked to be corrected lies sealed', async () => {
  const id = await inHand({ field: 'student:course', value: 'Sealed-Canary' });
  const [row] = await desk.db.query<{ correction: Buffer }>('select correction from rights_request where id = $1', [
    id,
  ]);
  expect(row?.correction.length).toBeGreaterThan(20);
  expect(row?.correction.toString('latin1')).not.toContain('Sealed-Canary');
});
