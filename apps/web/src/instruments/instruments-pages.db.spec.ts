import { shippedSurveys } from '@footing/surveys';
import { handedIn } from '../../../../libs/surveys/src/spec/handed-in';
import { hiddenIn, SurveyDesk } from '../surveys/spec/survey-desk';

/*
 * A lead writes a survey on pages alone; each page says what is wrong where it is, and what is settled stays.
 */
type Visitor = Awaited<ReturnType<SurveyDesk['visitor']>>;
let desk: SurveyDesk;
let lead: Visitor;

beforeAll(async () => {
  desk = await SurveyDesk.open();
  const id = await desk.stage.one(
    `insert into account (institution_id, name, email) values ($1, 'Lead', 'lead@wexmere.example') returning id`,
    [desk.stage.institutionId],
  );
  await desk.stage.db.query(
    `insert into account_role (institution_id, account_id, role) values ($1, $2, 'programme-lead') on conflict do nothing`,
    [desk.stage.institutionId, id],
  );
  lead = await desk.visitor(id);
}, 60_000);
afterAll(() => desk.close());

/** Fills in the form of a page and sends it where it goes. */
const send = async (page: string, path: string, fields: Record<string, string | readonly string[]> = {}) => {
  const { text } = await lead.get(page);
  return lead.post(path, { _csrf: hiddenIn(text, '_csrf'), seen: hiddenIn(text, 'seen'), ...fields });
};

const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');
const textOf = async (path: string) => plain((await lead.get(path)).text);
const events = async () =>
  (
    await desk.stage.db.query<{ event: string }>(
      `select event from audit_event where event like 'instrument.%' or event like 'survey-%'`,
    )
  ).map(({ event }) => event);

/** A draft with two questions, the second asked after one answer to the first. @returns its address. */
async function draft(): Promise<string> {
  const begun = await send('/instruments/new', '/instruments/new', { title: 'Looking back' });
  const at = begun.headers['location'] ?? '';
  const one = { type: 'one', 'text-en': 'Did you meet?', 'options-en': 'Yes\nNo', personal: 'none', when: 'always' };
  await send(`${at}/new-item?type=one`, `${at}/new-item`, one);
  const asked = { when: 'chosen', choice: `did-you-meet == 'no'` };
  const text = { type: 'text', 'text-en': 'Why not?', atMost: '500', personal: 'low', ...asked };
  await send(`${at}/new-item?type=text`, `${at}/new-item`, text);
  return at;
}

test('a survey is written from a blank page, tried, settled and asked', async () => {
  expect(plain((await send('/instruments/new', '/instruments/new', { title: '' })).text)).toContain(
    'Enter what the survey is called',
  );
  const at = await draft();
  const page = await textOf(at);
  expect(page).toContain('1. Did you meet?');
  expect(page).toContain('Asked only if the answer to “Did you meet?” was “No”.');
  expect(page).toContain('2 of at most 12');

  const walk = `${at}/preview`;
  expect((await send(walk, `${walk}/1`, { 'did-you-meet': 'no', '~go': 'on' })).headers['location']).toContain(
    '/preview/2',
  );
  expect((await send(walk, `${walk}/1`, { 'did-you-meet': 'yes', '~go': 'on' })).headers['location']).toContain(
    '/preview/check',
  );
  expect(await desk.stage.db.query('select from survey_answer')).toEqual([]);

  expect(await textOf(`${at}/freeze`)).toContain('nothing in version 1 can change');
  await send(`${at}/freeze`, `${at}/freeze`);
  expect(await textOf(at)).toContain('Nothing in this version can change');
  const late = await send(`${at}/about`, `${at}/about`, { 'title-en': 'Another name' });
  expect(late.status).toBe(409);

  await send(at, `${at}/new-version`);
  await send(`${at}/about`, `${at}/about`, { 'title-en': 'Looking further back', 'welcome-en': 'Hello' });
  expect(await textOf(`${at}/compare`)).toMatch(/Name Looking back Looking further back/);
  await send(at, `${at}/discard`);
  expect(await textOf(at)).not.toContain('Looking further back');
  await send(at, `${at}/retire`, { isRetired: 'yes' });
  expect(await textOf('/instruments')).toContain('Put away');
  expect(new Set(await events())).toEqual(new Set(['instrument.listed', 'instrument.changed', 'instrument.frozen']));
}, 20_000);

test('what hangs on a number is chosen and not written; how many may be ticked is told before anybody ticks', async () => {
  const begun = await send('/instruments/new', '/instruments/new', { title: 'How often' });
  const at = begun.headers['location'] ?? '';
  const number = { type: 'number', 'text-en': 'How many times did you meet?', from: '0', to: '50', personal: 'none' };
  await send(`${at}/new-item?type=number`, `${at}/new-item`, { ...number, isWhole: 'yes', when: 'always' });
  const key = /items\/([a-z-]+)/.exec((await lead.get(at)).text)?.[1] ?? '';
  const many = { type: 'many', 'text-en': 'What got in the way?', 'options-en': 'Time\nTravel\nWork', atMost: '2' };
  const asked = { when: 'number', numberOf: key, numberWay: '<', numberLimit: 'few' };
  const wrong = await send(`${at}/new-item?type=many`, `${at}/new-item`, { ...many, personal: 'low', ...asked });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toMatch(/id="numberLimit-error"[^]*Enter a number, such as 3/);
  expect(wrong.text).toContain('value="few"');
  await send(`${at}/new-item?type=many`, `${at}/new-item`, { ...many, personal: 'low', ...asked, numberLimit: '3' });
  const page = await textOf(at);
  expect(page).toContain('Asked only if the answer to “How many times did you meet?” was below “3”.');
  expect(page).toContain('(at most 2)');
  const walk = `${at}/preview`;
  await send(walk, `${walk}/1`, { [key]: '1', '~go': 'on' });
  expect(await textOf(`${walk}/2`)).toContain('Tick up to 2.');
});

test('what is wrong is said where it was typed, and keeps what was typed', async () => {
  const at = await draft();
  const typed = { type: 'one', 'text-en': 'Only one answer', 'options-en': 'Yes', personal: 'none', when: 'always' };
  const wrong = await send(`${at}/new-item?type=one`, `${at}/new-item`, typed);
  expect(wrong.status).toBe(422);
  expect(wrong.text).toMatch(/id="options-en-error"[^]*Write at least two answers/);
  expect(wrong.text).toContain('Only one answer</textarea>');
  const condition = {
    type: 'line',
    'text-en': 'x',
    atMost: '9',
    when: 'typed',
    condition: 'nothing == 1',
    personal: 'low',
  };
  const lost = await send(`${at}/new-item?type=line`, `${at}/new-item`, condition);
  expect(lost.text).toMatch(/id="condition-error"[^]*No question has the key “nothing”/);

  const moved = await send(at, `${at}/items/why-not/move`, { way: 'up' });
  expect(moved.status).toBe(422);
  expect(plain(moved.text)).toContain('“Why not?” is shown only after a certain answer');
  const stale = await send(at, `${at}/new-item`, {
    ...typed,
    'options-en': 'Yes\nNo',
    seen: '2026-01-01T00:00:00.000Z',
  });
  expect(plain(stale.text)).toContain('Your question is still here');
  expect(await textOf(at)).not.toContain('Only one answer');
}, 20_000);

test('what is taken out goes back with one press; a copy has a key of its own', async () => {
  const at = await draft();
  const out = await send(at, `${at}/items/why-not/take-out`);
  expect(plain(out.text)).toContain('“Why not?” is not in the survey any more');
  const back = { _csrf: hiddenIn(out.text, '_csrf'), seen: hiddenIn(out.text, 'seen') };
  const before = hiddenIn(out.text, 'before')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
  await lead.post(`${at}/put-back`, { ...back, before });
  expect(await textOf(at)).toContain('2. Why not?');
  await send(at, `${at}/items/why-not/copy`);
  expect(await textOf(at)).toContain('3. Why not?');
  expect((await lead.get(`${at}/items/why-not-2`)).status).toBe(200);
}, 20_000);

test('a scale is added in one piece, cannot be written on, and can be turned into a copy that says so', async () => {
  const at = await draft();
  const [ready] = shippedSurveys.filter(({ instrument }) => instrument.key === 'well-being');
  const item = ready?.instrument.items[0]?.key ?? '';
  const scale = ready?.instrument.scales[0]?.key ?? '';
  await send(`${at}/ready-questions`, `${at}/ready-questions`, { block: scale });
  expect((await lead.get(`${at}/items/${item}`)).headers['location']).toBe(`${at}/scales/${scale}`);
  expect((await send(at, `${at}/items/${item}`, { 'text-en': 'In other words' })).status).toBe(303);
  expect(await textOf(at)).not.toContain('In other words');
  expect(await textOf(`${at}/scales/${scale}`)).toContain('Turn it into a copy');
  await send(at, `${at}/scales/${scale}/adapt`);
  const [row] = await desk.stage.db.query<{ content: string }>(
    `select content from instrument_version where instrument_id = $1`,
    [at.split('/').at(-1)],
  );
  expect(row?.content).toContain('Adapted from: ');
  expect(JSON.parse(row?.content ?? '{}')).toMatchObject({ scales: [{ isValidated: false, lock: 'none' }] });
}, 20_000);

test('a scale of one’s own is made of questions with the same answers, changed, settled and taken away', async () => {
  const begun = await send('/instruments/new', '/instruments/new', { title: 'How sure are you?' });
  const at = begun.headers['location'] ?? '';
  const block = { type: 'agree', 'text-en': 'Do you agree?', 'statements-en': 'I am sure\nI am lost\nI am ready' };
  const asked = { 'options-en': 'No\nPartly\nYes', personal: 'low', when: 'always' };
  await send(`${at}/new-item?type=agree`, `${at}/new-item`, { ...block, ...asked });
  expect(await textOf(`${at}/own-scale?chosen=yes&part=i-am-sure`)).toContain('Choose two questions or more');
  const three = ['i-am-sure', 'i-am-lost', 'i-am-ready'];
  const page = `${at}/own-scale?chosen=yes&${three.map((key) => `part=${key}`).join('&')}`;
  expect((await lead.get(page)).text).toMatch(/name="number-yes"[^>]*value="3"/);
  const numbers = { 'number-no': '1', 'number-partly': '2', 'number-yes': '3', reversed: 'i-am-lost', part: three };
  const typed = { ...numbers, 'name-en': 'Being sure', construct: 'how sure people are', answeredAtLeast: '4' };
  const wrong = await send(page, `${at}/own-scale`, { ...typed, direction: 'higher' });
  expect(wrong.text).toMatch(
    /id="answeredAtLeast-error"[^]*value="Being sure"|value="Being sure"[^]*id="answeredAtLeast-error"/,
  );
  await send(page, `${at}/own-scale`, { ...typed, answeredAtLeast: '2', 'bands-en': '1 You begin' });
  expect(await textOf(at)).toContain('Being sure: 3 questions, not validated Change');
  const change = (await lead.get(`${at}/own-scale?scale=being-sure`)).text;
  expect(change).toMatch(/value="i-am-lost"[^>]*checked/);
  expect(change).toContain('1 You begin');
  const kept = await desk.stage.one(
    `select content::jsonb #>> '{scales,0,coding,yes}' as id from instrument_version where content like '%being-sure%'`,
  );
  expect(kept).toBe('3');
  await send(`${at}/own-scale?scale=being-sure`, `${at}/own-scale/remove`, { scale: 'being-sure' });
  expect(await textOf(at)).not.toContain('Being sure');
  expect((await lead.get(`${at}/own-scale?scale=being-sure`)).status).toBe(404);
}, 20_000);

test('the waves of a round are set up in one press, changed by hand, and nobody’s survey is changed under their feet', async () => {
  const at = `/rounds/${desk.stage.round}`;
  await send(`${at}/surveys`, `${at}/surveys/usual`);
  const page = await textOf(`${at}/surveys`);
  expect(page).toContain('Fifteen months on');
  expect(page).toContain('How it goes');
  const id = await desk.stage.one(
    `select id from survey_wave where institution_id = $1 and kind = 'close' and audience = 'mentor'`,
    [desk.stage.institutionId],
  );
  const form = (await lead.get(`${at}/waves/${id}`)).text;
  const survey = /option value="([^"]+)" selected/.exec(form)?.[1] ?? '';
  const typed = {
    kind: 'close',
    audience: 'mentor',
    survey,
    anchor: 'programme-end',
    offsetDays: '7',
    windowDays: '2',
  };
  const short = await send(`${at}/waves/${id}`, `${at}/waves/${id}`, typed);
  expect(short.text).toMatch(/id="windowDays-error"[^]*from 3 to 365/);
  await send(`${at}/waves/${id}`, `${at}/waves/${id}`, { ...typed, windowDays: '14' });
  expect(await textOf(`${at}/surveys`)).toContain('7 days after the last day of meetings. Open for 14 days');
  await send(`${at}/waves/${id}/remove`, `${at}/waves/${id}/remove`);
  expect((await lead.get(`${at}/waves/${id}`)).status).toBe(404);

  await desk.asked();
  const begun = await desk.stage.one(`select id from survey_wave where kind = 'baseline' and audience = 'student'`);
  expect(await textOf(`${at}/waves/${begun}`)).toContain('People have been asked already');
  expect((await send(`${at}/surveys`, `${at}/waves/${begun}/remove`)).status).toBe(409);
  await send(`${at}/waves/${begun}/close`, `${at}/waves/${begun}/close`);
  expect(await textOf(`${at}/surveys`)).toContain('Closed');
  expect(await events()).toEqual(expect.arrayContaining(['survey-waves.changed', 'survey-board.viewed']));
}, 20_000);

test('when people qualify is said for everybody, for one, and in a file, of which a wrong row changes nothing', async () => {
  const at = `/rounds/${desk.stage.round}/surveys`;
  await send(at, `${at}/usual`);
  const page = `${at}/qualification`;
  const [amina, ben] = [await desk.stage.applicant(), await desk.stage.applicant()];
  const email = (id: string) => desk.stage.one('select email as id from student where id = $1', [id]);
  const day = (name: string, text: string) => {
    const [year = '', month = '', date = ''] = text.split('-');
    return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
  };
  await send(page, `${page}/everybody`, day('everybody', '2028-07-14'));
  expect(await textOf(at)).toContain('456 days after the day each person qualifies');
  expect(await desk.stage.count(`from survey_wave where anchor_on = '2028-07-14'`)).toBe(2);
  const one = await send(page, `${page}/one`, { student: 'nobody@example.example', ...day('day', '2027-02-01') });
  expect(one.text).toMatch(/id="student-error"[^]*Nobody in this round/);
  expect(one.text).toContain('value="nobody@example.example"');
  await send(page, `${page}/one`, { student: await email(amina.id), ...day('day', '2027-02-01') });
  expect(await textOf(page)).toContain('Monday 1 February 2027');
  const file = (...rows: string[]) => Buffer.from(['student,qualifies on', ...rows].join('\n'));
  const wrong = await lead.sendFile(page, file(`${await email(ben.id)},2029-07-13`, 'S0,soon'), 'days.csv', '/file');
  expect(plain(wrong.text)).toMatch(/Row What to do 3 Enter the day they qualify/);
  expect(await textOf(page)).not.toContain('2029');
  await lead.sendFile(page, file(`${await email(ben.id)},13/07/2029`), 'days.csv', '/file');
  expect(await textOf(page)).toContain('Friday 13 July 2029');
  await send(page, `${page}/remove`, { student: amina.id });
  expect(await textOf(page)).toContain('1 student with a day of their own');
  expect(await events()).toEqual(
    expect.arrayContaining(['survey-qualification.viewed', 'survey-qualification.changed']),
  );
}, 20_000);

test.each([
  ['surveyjs', 'survey.json'],
  ['xlsform', 'survey.xlsx'],
])(
  'what goes out as %s comes in again as it was, and is saved only when it is pressed',
  async (form, name) => {
    const at = await draft();
    const before = await desk.stage.db.query('select id from instrument order by id');
    const file = await lead.download(`${at}/export/${form}`);
    const read = await lead.sendFile('/instruments/import', file, name);
    expect(plain(read.text)).toContain('Nothing is saved yet');
    expect(plain(read.text)).toContain('Did you meet?');
    expect(await desk.stage.db.query('select id from instrument order by id')).toEqual(before);

    const content = hiddenIn(read.text, 'content')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
    const kept = await send('/instruments/import', '/instruments/import/keep', { content });
    const page = await textOf(kept.headers['location'] ?? '');
    expect(page).toContain('1. Did you meet?');
    expect(page).toContain('Asked only if the answer to “Did you meet?” was “No”.');
  },
  20_000,
);

test('what a file of another tool has and we have not is said before anything is kept; no survey is told as none', async () => {
  const choices = ['a', 'b'];
  const elements = [
    { type: 'radiogroup', name: 'way', title: 'Which way?', choices },
    { type: 'signaturepad', name: 'sign', title: 'Sign here' },
  ];
  const json = Buffer.from(JSON.stringify({ title: 'From elsewhere', pages: [{ name: 'p', elements }] }));
  const read = plain((await lead.sendFile('/instruments/import', json, 'from-elsewhere.json')).text);
  expect(read).toContain('What is left out, or changed');
  expect(read).toMatch(/sign/);
  for (const [words, name] of [
    ['{', 'broken.json'],
    ['null', 'nothing.json'],
    ['name,age\nx,3', 'people.csv'],
    ['PK no workbook', 'broken.xlsx'],
  ] as const) {
    const said = await lead.sendFile('/instruments/import', Buffer.from(words), name);
    expect([name, /id="file-error"[^]*could not be read as a survey/.test(said.text)]).toEqual([name, true]);
  }
  const forged = await send('/instruments/import', '/instruments/import/keep', { content: '{"items":[{}]}' });
  expect(plain(forged.text)).toContain('could not be read as a survey');
}, 20_000);

test('what people said together, and how far they have come, stands with the surveys of the round', async () => {
  const round = await desk.stage.newRound();
  await send(`/rounds/${round}/surveys`, `/rounds/${round}/surveys/usual`);
  expect(await textOf(`/rounds/${round}/surveys`)).not.toContain('What people said, together');
  const ids = await desk.stage.crowd(24);
  await desk.stage.tick();
  await handedIn(desk.stage, ids.slice(0, 12), { kind: 'baseline', plans: 'D1', sure: 2 });
  await handedIn(desk.stage, ids.slice(12), { kind: 'baseline', plans: 'P1', sure: 3 });
  await desk.stage.allPaired(ids);
  desk.stage.at('2027-07-01T10:00:00Z');
  await desk.stage.tick();
  await handedIn(desk.stage, ids.slice(0, 12), { kind: 'close', plans: 'P1', sure: 4 });
  await handedIn(desk.stage, ids.slice(12), { kind: 'close', plans: 'C1', sure: 3 });
  const page = await textOf(`/rounds/${round}/surveys`);
  expect(page).toMatch(
    /How sure you feel of your next step Students with a mentor 24 0 2\.50 0\.51 1\.00 from 24 people/,
  );
  expect(page).toMatch(/Change, not impact This is a change, not an impact\. [^]*24 people answered both times/);
  expect(page).toMatch(/Decide 0 12 0 0 Plan 0 0 12 0/);
  expect(await events()).toContain('survey-scales.viewed');
  // Folded, time by time, so that a phone shows them on a few screens; what needs a look would stand above them.
  const html = (await lead.get(`/rounds/${round}/surveys`)).text;
  expect((html.match(/<details class="govuk-details"/g) ?? []).length).toBe(9);
}, 20_000);

test('of people who all said the same the page tells that, and not what they said', async () => {
  const round = await desk.stage.newRound();
  await send(`/rounds/${round}/surveys`, `/rounds/${round}/surveys/usual`);
  const ids = await desk.stage.crowd(12);
  await desk.stage.tick();
  await handedIn(desk.stage, ids, { kind: 'baseline', plans: 'D1', sure: 2 });
  await desk.stage.allPaired(ids);
  desk.stage.at('2027-07-01T10:00:00Z');
  await desk.stage.tick();
  await handedIn(desk.stage, ids, { kind: 'close', plans: 'C1', sure: 4 });
  const page = await textOf(`/rounds/${round}/surveys`);
  expect(page).toContain('Students with a mentor 12 0 hidden: all alike');
  expect(page).not.toMatch(/2\.00|4\.00|Decide 0/);
  expect(page).toContain('Not shown: everybody answered alike');
}, 20_000);
