import { formWith, MyDataDesk, type Visitor } from '../my-data/spec/desk';

let desk: MyDataDesk;
beforeAll(async () => (desk = await MyDataDesk.open()), 60_000);
afterAll(() => desk.close());

const CODE = 'mentors-safeguarding';
const checks = `/me/training/${CODE}?page=checks`;

/** Sends the form of a page as it stands, with other answers. */
async function send(by: Visitor, at: string, words: RegExp, fields: object) {
  const form = formWith(await by.page(at), words);
  const { '': _, ...hidden } = form?.fields ?? {};
  return by.agent
    .post(form?.action ?? '')
    .type('form')
    .send({ ...hidden, ...fields });
}
const picked = (html: string) =>
  [...html.matchAll(/name="(check-\d)"[^>]*value="(\d)"[^>]*checked/g)].map(([, name, value]) => `${name}=${value}`);

describe('a mentor', () => {
  let joan: Visitor;
  beforeAll(async () => (joan = await desk.visitor('mentor')));

  test('reads short pages one after the other', async () => {
    expect(await joan.page('/me/training')).toMatch(/Keeping students safe.*Our code of conduct/s);
    const first = await joan.page(`/me/training/${CODE}`);
    expect(first).toContain('page 1 of 2');
    expect(first).toContain(`/me/training/${CODE}?page=2`);
    expect(await joan.page(`/me/training/${CODE}?page=99`)).toContain('page 2 of 2');
    expect(await joan.page(`/me/training/${CODE}?page=%27;drop`)).toContain('page 1 of 2');
  });

  test('who leaves a question out is told where, and keeps the others', async () => {
    const answer = await send(joan, checks, /Send my answers/, { 'check-0': '1', 'check-2': '2' });
    expect([answer.status, answer.text.includes('href="#check-1"')]).toEqual([422, true]);
    expect(picked(answer.text)).toEqual(['check-0=1', 'check-2=2']);
  });

  test('who is wrong reads why, keeps everything, and can send it again', async () => {
    const wrong = await send(joan, checks, /Send my answers/, { 'check-0': '0', 'check-1': '0', 'check-2': '2' });
    expect(wrong.status).toBe(200);
    expect(wrong.text).toContain('2 of 3 are right');
    expect(wrong.text).toContain('You might have to break it');
    expect(picked(wrong.text)).toEqual(['check-0=0', 'check-1=0', 'check-2=2']);
    expect(await joan.page('/me/training')).not.toContain('Done until');
  });

  test('who is right is done, sees why, and is led to the next', async () => {
    const right = await send(joan, checks, /Send my answers/, { 'check-0': '1', 'check-1': '0', 'check-2': '2' });
    expect([right.status, right.headers['location']]).toEqual([303, `/me/training/${CODE}?page=done`]);
    const done = await joan.page(right.headers['location'] ?? '');
    expect(done).toContain('It holds until');
    expect(done).toContain('Next: Mentoring that works for everybody');
    expect(await joan.page('/me/training')).toContain('Done until');
  });

  test('the code of conduct needs the tick', async () => {
    const at = '/me/training/mentors-code-of-conduct?page=checks';
    const without = await send(joan, at, /Send/, {});
    expect([without.status, without.text.includes('href="#promise"')]).toEqual([422, true]);
    expect((await send(joan, at, /Send/, { promise: 'yes' })).status).toBe(303);
  });

  test.each(['/me/training/staff-safeguarding', '/training', '/training/records', '/training/checks'])(
    'what is for others is not there: %s',
    async (path) => expect((await joan.agent.get(path)).status).toBe(404),
  );
});

test('a student reads theirs, and somebody without a record reads that it will be there', async () => {
  const amina = await desk.visitor('student');
  expect(await amina.page('/me/training')).toContain('Before you apply');
  const nobody = await desk.visitor('mentor', null);
  expect(await nobody.page('/me/training')).toContain('There is nothing for you to read yet');
});

describe('the programme lead', () => {
  let lead: Visitor;
  beforeAll(async () => (lead = await desk.visitor('programme-lead')));

  test('publishes a new version, and what is wrong keeps what was typed', async () => {
    const at = `/training/modules/${CODE}`;
    const page = await lead.page(at);
    const typed = typedIn(page);
    const wrong = await send(lead, at, /Publish version 2/, { ...typed, title: '', minutes: 'some' });
    expect([wrong.status, wrong.text.includes('href="#title"'), wrong.text.includes('value="some"')]).toEqual([
      422,
      true,
      true,
    ]);
    const published = await send(lead, at, /Publish version 2/, {
      ...typed,
      title: 'Safe & <sound>',
      again: 'everybody',
    });
    expect(published.headers['location']).toBe('/training');
    expect(await lead.page('/training')).toContain('Safe &amp; &lt;sound>');
    const again = await desk.visitor('mentor');
    expect(await again.page('/me/training')).toContain('Safe &amp; &lt;sound>');
  });

  test('asks for a check, writes down what came of it, and sees who lacks what', async () => {
    const nameless = await send(lead, '/training/checks', /Ask mentors/, { name: '', months: 'x' });
    expect([nameless.status, nameless.text.includes('value="x"')]).toEqual([422, true]);
    expect((await send(lead, '/training/checks', /Ask mentors/, { name: 'DBS check', months: '36' })).status).toBe(303);
    const records = await lead.page('/training/records');
    expect(records).toContain('Check: DBS check');
    const [at = ''] = /\/training\/mentors-checked\/[0-9a-f-]{36}/.exec(records) ?? [];
    const kind = /<option[^>]* value="([^"]+)"/.exec(await lead.page(at))?.[1] ?? '';
    const future = { 'checkedOn-day': '1', 'checkedOn-month': '1', 'checkedOn-year': '2190' };
    const wrong = await send(lead, at, /Write it down/, { kind, passed: 'yes', ...future });
    expect([wrong.status, wrong.text.includes('value="2190"')]).toEqual([422, true]);
    const day = { ...future, 'checkedOn-year': '2026' };
    expect((await send(lead, at, /Write it down/, { kind, passed: 'yes', ...day })).status).toBe(303);
    expect(await lead.page(at)).toContain('It counts until');
    expect((await send(lead, at, /Write it down/, { kind: "' or 1=1 --", passed: 'yes', ...day })).status).toBe(404);
  });

  test('staff are in a list of their own', async () => {
    expect(await lead.page('/training/records?of=staff')).toContain('0 of 2');
  });
});

/** What a form shows, as a browser would send it. */
function typedIn(html: string): Record<string, string | string[]> {
  const text = (html: string) => html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
  const inputs = [...html.matchAll(/<input[^>]*>/g)].map(([tag]) => ({
    name: / name="([^"]*)"/.exec(tag)?.[1] ?? '',
    value: text(/ value="([^"]*)"/.exec(tag)?.[1] ?? ''),
    isSent: !/type="(radio|checkbox)"/.test(tag) || / checked/.test(tag),
  }));
  const areas = [...html.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</g)].map(([, name = '', value = '']) => ({
    ...{ name, value: text(value), isSent: true },
  }));
  return Object.fromEntries(
    [...inputs, ...areas].filter(({ isSent }) => isSent).map(({ name, value }) => [name, value]),
  );
}
