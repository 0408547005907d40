import { Database } from '@footing/database';
import { formWith, MyDataDesk, type Visitor } from '../my-data/spec/desk';

let desk: MyDataDesk;
let round: string;
beforeAll(async () => {
  desk = await MyDataDesk.open();
  const [row] = await desk.db.query<{ id: string }>(
    `update round set sign_up_opens = current_date - 30, sign_up_closes = current_date + 30, match_by = current_date + 40,
       meetings_start = current_date + 41, meetings_end = current_date + 200 returning id`,
  );
  round = row?.id ?? '';
}, 60_000);
afterAll(() => desk.close());

const at = (step = '') => `/me/rounds/${round}/offer${step && `/${step}`}`;

async function send(by: Visitor, page: string, words: RegExp, fields: object = {}) {
  const form = formWith(await by.page(page), words);
  if (!form) throw new Error(`${page} has no button ${words.source}`);
  const { '': _, ...hidden } = form.fields;
  return by.agent
    .post(form.action)
    .type('form')
    .send({ ...hidden, ...fields });
}
const go = async (by: Visitor, page: string, words: RegExp, fields: object = {}) =>
  (await send(by, page, words, fields)).headers['location'] ?? '';

/** Every page that is needed, answered. */
async function fillIn(joan: Visitor) {
  await go(joan, at(), /Start/);
  await go(joan, at('help'), /Save and go on/, { helpOffered: ['Interview practice'] });
  await go(joan, at('meeting'), /Save and go on/, { meetingModes: 'online' });
  return go(joan, at('places'), /Save and go on/, { places: '2' });
}

test('from the first page to a running profile, page by page', async () => {
  const joan = await desk.visitor('mentor', null);
  expect(await joan.page('/me')).toContain('go to my students');
  expect(await joan.page('/me/students')).toMatch(/Offer places.*It takes about five minutes/s);
  expect(await joan.page(at())).toMatch(/6 short pages, about [1-5] minutes/);
  expect(await go(joan, at(), /Start/)).toBe(at('help'));
  expect(await go(joan, at('help'), /Save and go on/, { helpOffered: ['Interview practice'] })).toBe(at('path'));
  expect(await go(joan, at('path'), /Save and go on/, { jobTitle: 'Editor', graduationYear: '2009' })).toBe(
    at('sectors'),
  );
  expect(await go(joan, at('sectors'), /Save and go on/, { sectors: ['Publishing'] })).toBe(at('meeting'));
  expect(await go(joan, at('meeting'), /Save and go on/, { meetingModes: 'online', 'times-1': 'Monday evening' })).toBe(
    at('ways'),
  );
  expect(await go(joan, at('ways'), /Save and go on/, { about: 'I like <b>books</b>' })).toBe(at('places'));
  expect(await joan.page(at('places'))).toContain('about two hours a month');
  expect(await go(joan, at('places'), /Save and go on/, { places: '2' })).toBe(at('check'));
  const check = await joan.page(at('check'));
  expect(check).toMatch(/Interview practice.*Editor · Year you graduated: 2009.*Publishing.*online · Monday evening/s);
  expect(check).toContain('I like &lt;b>books');
  expect(await go(joan, at('check'), /Offer these places/)).toBe(at('share'));
  const home = await joan.page('/me/students');
  expect(home).toMatch(/Before you can begin.*Keeping students safe.*Your students will be here/s);
  expect(home).toContain('2 places, none taken');
});

test('what is wrong keeps everything that was typed', async () => {
  const joan = await desk.visitor('mentor', null);
  await go(joan, at(), /Start/);
  const wrong = await send(joan, at('path'), /Save and go on/, { jobTitle: 'Editor & "more"', graduationYear: '20o9' });
  expect([wrong.status, wrong.text.includes('href="#graduationYear"')]).toEqual([422, true]);
  expect(wrong.text).toMatch(/value="Editor &amp; &quot;more&quot;".*value="20o9"/s);
  const none = await send(joan, at('meeting'), /Save and go on/, { 'times-1': ['Monday evening'] });
  expect([none.status, /value="Monday evening"[^>]* checked/.test(none.text)]).toEqual([422, true]);
  const places = await send(joan, at('places'), /Save and go on/, { places: 'two' });
  expect([places.status, places.text.includes('value="two"')]).toEqual([422, true]);
});

test('a page that is missing is named, and nothing is given', async () => {
  const joan = await desk.visitor('mentor', null);
  await go(joan, at(), /Start/);
  await go(joan, at('help'), /Save and go on/, { helpOffered: ['Interview practice'] });
  const check = await joan.page(at('check'));
  expect(check).toMatch(/One page is still needed/);
  expect(formWith(check, /Offer these places/)).toBeNull();
});

test('what a student sees is off until a yes to each, and nothing is ticked', async () => {
  const joan = await desk.visitor('mentor', null);
  await fillIn(joan);
  await go(joan, at('check'), /Offer these places/);
  const page = await joan.page(at('share'));
  expect(page).not.toMatch(/ checked/);
  expect(page).toContain('What you can help with');
  await joan.tap(page, /Say yes.*What you can help with/s);
  expect(formWith(await joan.page(at('share')), /Withdraw my yes.*What you can help with/s)).not.toBeNull();
  expect((await send(joan, at('share'), /Share what I ticked/, { experience: ['Carer'] })).status).toBe(303);
  const after = await joan.page(at('share'));
  expect(formWith(after, /Withdraw my yes.*Carer/s)).not.toBeNull();
  expect(after).not.toContain('value="Carer"');
  const elsewhere = '/me/rounds/01890000-0000-7000-8000-000000000000/offer/share';
  const { action: _, fields } = formWith(after, /Withdraw my yes/) ?? { action: '', fields: {} };
  expect(Object.keys(fields)).toContain('stop');
  // A button of this page that is sent to a round that is not there, or another university's.
  expect((await joan.agent.post(elsewhere).type('form').send(fields)).status).toBe(404);
  expect(await joan.page(at('share'))).toContain('Withdraw my yes');
  const forged = await send(joan, at('share'), /Share what I ticked/, { experience: ['Parent'], shown: 'made|up' });
  expect([forged.status, forged.text.includes('Nothing was changed')]).toEqual([409, true]);
});

test('places can be changed, and a break begins and ends; wrong days keep what was typed', async () => {
  const joan = await desk.visitor('mentor', null);
  await fillIn(joan);
  await go(joan, at('check'), /Offer these places/);
  const mine = (await joan.agent.get('/me/places')).headers['location'] ?? '';
  expect(mine).toMatch(/^\/me\/places\/[0-9a-f-]{36}$/);
  const wrong = await send(joan, mine, /Save my places/, { places: '-1' });
  expect([wrong.status, wrong.text.includes('value="-1"')]).toEqual([422, true]);
  expect(await go(joan, mine, /Save my places/, { places: '3' })).toBe(mine);
  const never = { 'until-day': '31', 'until-month': '2', 'until-year': '2027' };
  const day = await send(joan, mine, /Take the break/, never);
  expect([day.status, day.text.includes('value="31"')]).toEqual([422, true]);
  const soon = new Date(Date.now() + 20 * 86_400_000);
  const until = {
    'until-day': soon.getUTCDate(),
    'until-month': soon.getUTCMonth() + 1,
    'until-year': soon.getUTCFullYear(),
  };
  expect(await go(joan, mine, /Take the break/, until)).toBe(mine);
  expect(await joan.page('/me/students')).toContain('3 places, none taken; on a break until');
  await go(joan, mine, /End the break now/);
  expect(await joan.page(mine)).not.toContain('on a break');
  const una = await desk.visitor('mentor', null);
  expect((await una.agent.get(mine)).status).toBe(404);
});

test('the first page of a mentor is read in few transactions, and one request changes places in one', async () => {
  const joan = await desk.visitor('mentor', null);
  await fillIn(joan);
  await go(joan, at('check'), /Offer these places/);
  const mine = (await joan.agent.get('/me/places')).headers['location'] ?? '';
  const form = formWith(await joan.page(mine), /Save my places/);
  const transactions = jest.spyOn(Database.prototype, 'transaction');
  const own = () => transactions.mock.calls.filter(([, , purpose]) => purpose === 'own').length;
  await joan.page('/me/students');
  // The home, short calls, meetings to say something of, surveys, what was decided about data, and messages: one each.
  expect(own()).toBe(6);
  transactions.mockClear();
  const sent = joan.agent.post(form?.action ?? '').type('form');
  expect((await sent.send({ ...form?.fields, places: '4' })).status).toBe(303);
  expect(own()).toBe(1);
  transactions.mockRestore();
});

test('the door on the first page leads mentors home and everybody else to how it works', async () => {
  const joan = await desk.visitor('mentor');
  expect((await joan.agent.get('/be-a-mentor')).headers['location']).toBe('/me/students');
  const amina = await desk.visitor('student');
  expect(await amina.page('/be-a-mentor')).toContain('a@w.example');
  expect((await amina.agent.get('/me/students')).status).toBe(404);
  expect((await amina.agent.get(at())).status).toBe(404);
});
