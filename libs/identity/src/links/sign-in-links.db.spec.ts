import { codeOf, newSecret } from './link-secrets';
import { Office, tokenIn } from './spec/office';

let office: Office;
let joan: string;

beforeAll(async () => {
  office = await Office.open();
  joan = await office.addAccount('joan@example.org', ['mentor']);
});
afterEach(() => office.clear());
afterAll(() => office.close());

const ask = (address = 'joan@example.org', network = '192.0.2.1') =>
  office.links.ask({ institutionId: office.institutionId, address, network, nextPath: '/programmes' });

/** Asks, and lets the work behind the pages be done. */
async function linkFor(address?: string): Promise<{ token: string; browser: string }> {
  const browser = await ask(address);
  const [arrived] = await office.work();
  return { browser, token: tokenIn(arrived, '/sign-in/e-mail/link') };
}

const proven = () => ({ institutionId: office.institutionId, accountId: joan, nextPath: '/programmes' });
const age = (interval: string) =>
  office.db.query(
    `update sign_in_request set asked_at = asked_at - $1::interval, expires_at = expires_at - $1::interval`,
    [interval],
  );

test('who asks is mailed a link that signs them in, once', async () => {
  const { token, browser } = await linkFor();
  expect(await office.links.look(token, browser)).toBe('own');
  expect(await office.links.open(token, browser)).toEqual(proven());
  expect(await office.links.open(token, browser)).toBeNull();
  expect(await office.links.look(token, browser)).toBeNull();
});

test('neither link nor browser can be found in the database, only what they hash to', async () => {
  const { token, browser } = await linkFor();
  const [row] = await office.db.query<{ all: string }>(`select r::text as all from sign_in_request r`);
  for (const secret of [token, browser, codeOf(token)]) expect(row?.all).not.toContain(secret);
});

test('of 50 that use the link at once, one gets in', async () => {
  const { token, browser } = await linkFor();
  const opened = await Promise.all(Array.from({ length: 50 }, () => office.links.open(token, browser)));
  expect(opened.filter((one) => one !== null)).toEqual([proven()]);
});

test('looking at it, as scanners of mail do, uses nothing up', async () => {
  const { token, browser } = await linkFor();
  for (let times = 0; times < 20; times++) await office.links.look(token, newSecret());
  expect(await office.links.open(token, browser)).toEqual(proven());
});

test('in a browser that did not ask it opens nothing, and shows a code for the one that did', async () => {
  const { token, browser } = await linkFor();
  for (const other of [null, '', newSecret(), token]) {
    expect(await office.links.open(token, other)).toBeNull();
    expect(await office.links.look(token, other)).toEqual({ code: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/) });
  }
  const opened = await office.links.look(token, null);
  const code = opened !== null && opened !== 'own' ? opened.code : '';
  expect(await office.links.type(browser, ` ${code.toLowerCase()} `)).toEqual(proven());
  expect(await office.links.open(token, browser)).toBeNull();
});

test('of 50 that type the code at once, one gets in', async () => {
  const { token, browser } = await linkFor();
  const typed = await Promise.all(Array.from({ length: 50 }, () => office.links.type(browser, codeOf(token))));
  expect(typed.filter((one) => 'accountId' in one)).toEqual([proven()]);
});

test('five wrong codes end the request, for the right one and for the link too', async () => {
  const { token, browser } = await linkFor();
  const left: unknown[] = [];
  for (let tries = 0; tries < 6; tries++) left.push(await office.links.type(browser, 'AAAA-AAAA'));
  expect(left).toEqual([4, 3, 2, 1, 0, 0].map((triesLeft) => ({ triesLeft })));
  expect(await office.links.type(browser, codeOf(token))).toEqual({ triesLeft: 0 });
  expect(await office.links.open(token, browser)).toBeNull();
});

test('a code opens nothing in another browser', async () => {
  const { token } = await linkFor();
  const elsewhere = await ask('somebody@example.org');
  expect(await office.links.type(elsewhere, codeOf(token))).toEqual({ triesLeft: 4 });
  expect(await office.links.type(newSecret(), codeOf(token))).toEqual({ triesLeft: 0 });
  expect(await office.links.type(null, codeOf(token))).toEqual({ triesLeft: 0 });
});

test('it works for 10 minutes by the clock of the database', async () => {
  const { token, browser } = await linkFor();
  await age('599 seconds');
  expect(await office.links.look(token, browser)).toBe('own');
  await age('1 second');
  expect(await office.links.look(token, browser)).toBeNull();
  expect(await office.links.open(token, browser)).toBeNull();
  expect(await office.links.type(browser, codeOf(token))).toEqual({ triesLeft: 0 });
});

test('asking again ends the earlier link', async () => {
  const first = await linkFor();
  const second = await linkFor();
  expect(await office.links.open(first.token, first.browser)).toBeNull();
  expect(await office.links.open(second.token, second.browser)).toEqual(proven());
});

test('two requests that wait together are answered by one mail, to the later', async () => {
  const [first, second] = [await ask(), await ask()];
  const arrived = await office.work();
  expect(arrived).toHaveLength(1);
  const token = tokenIn(arrived[0], '/sign-in/e-mail/link');
  expect(await office.links.open(token, first)).toBeNull();
  expect(await office.links.open(token, second)).toEqual(proven());
});

test('two requests that are answered in the wrong order leave the later one', async () => {
  const [first, second] = [await ask(), await ask()];
  await office.db.query(
    `update jobs.job set created_on = created_on - random() * interval '1 hour' where data->>'requestId' = (select max(id::text) from sign_in_request)`,
  );
  const arrived = await office.work();
  expect(arrived).toHaveLength(1);
  const token = tokenIn(arrived[0], '/sign-in/e-mail/link');
  expect(await office.links.open(token, first)).toBeNull();
  expect(await office.links.open(token, second)).toEqual(proven());
});

test('nobody is mailed who has no account, is switched off, has no role, or is another institution’s', async () => {
  const elsewhere = await office.addInstitution('tayside');
  await office.addAccount('else@example.org', ['mentor'], elsewhere);
  await office.addAccount('norole@example.org', []);
  const off = await office.addAccount('off@example.org', ['mentor']);
  await office.db.query('update account set disabled_at = now() where id = $1', [off]);
  for (const address of ['nobody@example.org', 'else@example.org', 'norole@example.org', 'off@example.org'])
    await ask(address);
  expect(await office.work()).toEqual([]);
});

test('a request for somebody unknown looks the same to whoever asked, to the last try and after asking again', async () => {
  const seen = async (address: string) => {
    const earlier = await ask(address);
    await office.work();
    const browser = await ask(address);
    await office.work();
    const tried = [];
    for (let tries = 0; tries < 6; tries++) tried.push(await office.links.type(browser, 'AAAA-AAAA'));
    return [...tried, await office.links.type(earlier, 'AAAA-AAAA')];
  };
  expect(await seen('nobody@example.org')).toEqual(await seen('joan@example.org'));
});

test('three links an address in a quarter of an hour, whoever asks', async () => {
  for (let times = 0; times < 5; times++) await ask('joan@example.org', `192.0.2.${times}`);
  expect(await office.db.query('select from sign_in_request')).toHaveLength(3);
});

test('from a network that is the university’s own more may ask; other universities’ networks count as any other', async () => {
  const { institutionId } = office;
  const ada = office.actor(await office.addAccount('ada@wharfedale.example', ['administrator']), 'administrator');
  const other = await office.addInstitution('swale');
  await office.campus.change(ada, '10.7.0.0/16\n2001:db8:7::/48');
  expect(await office.campus.list(ada)).toEqual(['10.7.0.0/16', '2001:db8:7::/48']);
  const asked = async (network: string) => {
    await office.db.query('delete from sign_in_request');
    for (let times = 0; times < 25; times++) await ask(`joan${times}@example.org`, network);
    return (await office.db.query('select from sign_in_request')).length;
  };
  expect(await asked('10.7.3.4/32')).toBe(25);
  expect(await asked('2001:db8:7:1::/64')).toBe(25);
  expect(await asked('10.8.3.4/32')).toBe(20);
  expect(await office.campus.has(other, '10.7.3.4/32')).toBe(false);
  const lines = `select count from audit_event where institution_id = $1 and event = 'sign-in.networks-changed'`;
  await office.campus.change(ada, '10.7.0.0/16, 2001:db8:7::/48');
  expect(await office.db.query(lines, [institutionId])).toEqual([{ count: 2 }]);
  expect((await office.work()).map(({ mail }) => mail.subject)).toEqual(
    expect.arrayContaining(['An administrator changed something important']),
  );
  await office.campus.change(ada, '');
  expect(await office.campus.has(institutionId, '10.7.3.4/32')).toBe(false);
});

test('nobody but an administrator names networks, and the database holds to what they may be', async () => {
  const tom = office.actor(await office.addAccount('tom@wharfedale.example', ['consultant']), 'consultant');
  await expect(office.campus.change(tom, '10.0.0.0/8')).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(office.campus.list(tom)).rejects.toMatchObject({ kind: 'forbidden' });
  const max = office.actor(await office.addAccount('max@wharfedale.example', ['administrator']), 'administrator');
  await expect(office.campus.change(max, '0.0.0.0/0')).rejects.toMatchObject({ fields: [{ field: 'ranges' }] });
  const put = (range: string, place = 1) =>
    office.db.query('insert into campus_network values ($1, $2, $3)', [office.institutionId, place, range]);
  for (const range of ['10.0.0.0/7', '::/0', '2001:db8::1/128'])
    await expect(put(range)).rejects.toMatchObject({ constraint: 'campus_network_width' });
  await expect(put('10.0.0.0/8', 21)).rejects.toMatchObject({ constraint: 'campus_network_few' });
});

test('20 requests a network in an hour, for whomever', async () => {
  for (let times = 0; times < 25; times++) await ask(`a${times}@example.org`);
  expect(await office.db.query('select from sign_in_request')).toHaveLength(20);
  await ask('other@example.org', '198.51.100.7');
  expect(await office.db.query('select from sign_in_request')).toHaveLength(21);
});

test('a request over the limit leaves the earlier link alive', async () => {
  await ask();
  await ask();
  const { token, browser } = await linkFor();
  await ask();
  await office.work();
  expect(await office.links.open(token, browser)).toEqual(proven());
});

test('who must sign in at the university is told so, and gets no link', async () => {
  const helen = await office.addAccount('helen@wharfedale.example', ['consultant', 'mentor']);
  const graduate = await office.addAccount('graduate@example.org', ['mentor']);
  await office.db.query(
    `with p as (insert into identity_provider (institution_id, kind, name, entity_id, enabled, settings)
       values ($1, 'saml', 'University', 'https://idp.example', true, '{}') returning entity_id)
     insert into sign_in_identity (institution_id, issuer, subject, account_id)
       select $1, entity_id, a, a::uuid from p, unnest($2::text[]) a`,
    [office.institutionId, [helen, graduate]],
  );
  await ask('helen@wharfedale.example');
  const [told] = await office.work();
  expect(told?.mail.text).toContain('sign in at the university instead');
  expect(told?.mail.text).not.toContain('/sign-in/e-mail/link/');
  const { token } = await linkFor('graduate@example.org');
  expect(token).not.toBe('');
});

test('requests and the addresses in them are forgotten after an hour', async () => {
  await ask('nobody@example.org');
  await age('61 minutes');
  await office.decider.forgetOld(office.institutionId);
  expect(await office.db.query('select from sign_in_request')).toEqual([]);
});

test('what was sent and used is in the record, about the account', async () => {
  const { token, browser } = await linkFor();
  await office.links.open(token, browser);
  const lines = await office.db.query<{ event: string }>(
    `select e.event from audit_event e join audit_subject s on s.event_id = e.id where s.subject_id = $1 order by e.id desc limit 2`,
    [joan],
  );
  expect(lines.map(({ event }) => event)).toEqual(['sign-in.link-used', 'sign-in.link-sent']);
});

test('a mail that cannot be sent in time is not sent late', async () => {
  office.post.temper = { at: 'sender', code: 451 };
  await ask();
  await office.work();
  office.post.temper = 'takes';
  await office.db.query('update jobs.job set start_after = now()');
  await office.db.query(`update mail set good_until = now() - interval '1 second'`);
  expect(await office.work()).toEqual([]);
  expect(await office.db.query('select state, server_said as said from mail')).toEqual([
    { state: 'dead', said: 'too-late' },
  ]);
});
