import { type Role, systemActor } from '@footing/kernel';
import { amina, joan } from '@footing/testing/identity-providers/people';
import { OIDC_CLIENT, UniversityOidc } from '@footing/testing/identity-providers/university-oidc';
import { UniversitySaml } from '@footing/testing/identity-providers/university-saml';
import type { Visitor } from '../sign-in/providers/spec/visitor';
import { Wharfedale } from '../sign-in/providers/spec/wharfedale';
import { DoorModule } from '../spec/door';

let here: Wharfedale;
let saml: UniversitySaml;
let oidc: UniversityOidc;
let administrator: Visitor;

async function as(role: Role): Promise<Visitor> {
  const email = `${role}@wharfedale.example`;
  const made = await here.accounts.create(systemActor(here.institutionId), { name: role, email, roles: [role] });
  const visitor = here.visitor();
  await visitor.get(`/enter/${here.institutionId}/${made.id}`);
  return visitor;
}

beforeAll(async () => {
  here = await Wharfedale.start([DoorModule]);
  [saml, oidc] = [await UniversitySaml.start(), await UniversityOidc.start()];
  administrator = await as('administrator');
}, 60_000);
afterEach(() => here.db.query('delete from sign_in_identity; delete from identity_provider'));
afterAll(async () => {
  await saml.stop();
  await oidc.stop();
  await here.stop();
});

const LIST = '/institution/sign-in';
const usual = { name: 'Wharfedale people', skewSeconds: '120', strong: 'mfa' };
const samlForm = () => ({ ...usual, metadataUrl: `${saml.url}/metadata`, metadataCertificate: '', scopes: '' });
const oidcForm = () => ({
  ...{ ...usual, issuer: oidc.issuer, clientId: OIDC_CLIENT.id, clientSecret: OIDC_CLIENT.secret },
  scopes: 'Wharfedale.ac.uk',
});
const add = (kind: 'saml' | 'oidc', form: Record<string, string>) =>
  administrator.send(LIST + '/new/oidc', `${LIST}/new/${kind}`, form);

test('only an administrator sets up how people sign in', async () => {
  const lead = await as('programme-lead');
  for (const page of [LIST, `${LIST}/new`, `${LIST}/keys`]) expect((await lead.get(page)).status).toBe(404);
  expect((await here.visitor().get(LIST)).to).toContain('/sign-in?next=');
  expect((await administrator.get('/institution')).text).toContain('How people sign in');
});

test('a SAML service is added by the address of its metadata, tested, and turned on', async () => {
  const added = await add('saml', samlForm());
  expect(added.status).toBe(303);
  const page = (await administrator.get(added.to)).text;
  expect(page).toContain(saml.entityId);
  expect(page).toContain('wharfedale.ac.uk');
  expect((await here.visitor().get('/sign-in')).text).not.toContain('Wharfedale people');
  await administrator.send(added.to, `${added.to}/turn-on`);
  const { text } = await here.visitor().get('/sign-in');
  expect(text).toContain('Wharfedale people');
  expect(text).toContain('/sign-in/saml/');
});

test('an OpenID Connect service is added, and its secret is neither shown nor kept in clear', async () => {
  const added = await add('oidc', oidcForm());
  expect(added.status).toBe(303);
  const pages = [await administrator.get(added.to), await administrator.get(`${added.to}/edit`)];
  for (const { text } of pages) expect(text).not.toContain(OIDC_CLIENT.secret);
  const [row] = await here.db.query<{ all: string; secret: Buffer }>(
    'select p::text as all, secret from identity_provider p',
  );
  expect(row?.all).not.toContain(OIDC_CLIENT.secret);
  expect(row?.secret.toString('latin1')).not.toContain(OIDC_CLIENT.secret);
  const changed = await administrator.send(`${added.to}/edit`, `${added.to}/edit`, {
    ...oidcForm(),
    name: 'Staff',
    clientSecret: '',
  });
  expect(changed.status).toBe(303);
  const [after] = await here.db.query<{ secret: Buffer; name: string }>('select secret, name from identity_provider');
  expect(after).toEqual({ secret: row?.secret, name: 'Staff' });
});

test.each<[what: string, kind: 'saml' | 'oidc', change: Record<string, string>, words: string]>([
  ['no name', 'oidc', { name: ' ' }, 'Enter the words for the button'],
  ['no issuer', 'oidc', { issuer: 'wharfedale' }, 'Enter the issuer as your IT team gives it'],
  [
    'everybody’s tenant',
    'oidc',
    { issuer: 'https://login.example/common/v2.0' },
    'would let people of every university in',
  ],
  ['no domain', 'oidc', { scopes: '' }, 'Enter your domain'],
  ['a domain that is none', 'oidc', { scopes: '@wharfedale' }, 'Enter domains such as'],
  ['a clock far off', 'oidc', { skewSeconds: '301' }, 'at most 300 seconds'],
  ['nothing that means two factors', 'oidc', { strong: '' }, 'Enter at least one value'],
  ['neither address nor file', 'saml', { metadataUrl: '' }, 'choose a file with it'],
  ['an address where nothing is', 'saml', { metadataUrl: 'http://localhost:9/metadata' }, 'We could not fetch it'],
  ['a certificate that is none', 'saml', { metadataCertificate: 'abc' }, 'with its first line'],
])('a form with %s says what to put right, and keeps what was typed', async (_, kind, change, words) => {
  const form = { ...(kind === 'saml' ? samlForm() : oidcForm()), ...change };
  const answer = await add(kind, form);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(words);
  if (!('name' in change)) expect(answer.text).toContain('value="Wharfedale people"');
  expect(answer.text).not.toContain(OIDC_CLIENT.secret);
  expect(await here.providers.list(here.actor)).toEqual([]);
});

test('one service is not set up twice', async () => {
  await add('oidc', oidcForm());
  expect(await add('oidc', oidcForm())).toMatchObject({ status: 422 });
  await add('saml', samlForm());
  expect((await add('saml', samlForm())).text).toContain('set up here already');
});

/** Goes through a test at the SAML service as the administrator. @returns the page that shows what arrived. */
async function testSaml(service: string, twist = {}, person = amina) {
  const away = await administrator.get(`${service}/test/start`);
  const request = saml.read(away.to);
  const SAMLResponse = Buffer.from(saml.answer(request, person, twist)).toString('base64');
  const back = await administrator.post(request.answers, { SAMLResponse, RelayState: request.relayState });
  return administrator.get(back.to);
}

test('a test shows what arrived and what would happen, lets nobody in and makes no account', async () => {
  const { to } = await add('saml', samlForm());
  const [accounts, sessions] = [await here.accounts.list(here.actor), await here.sessions()];
  const page = await testSaml(to);
  for (const words of ['The connection works', '7f3a91c2@wharfedale.ac.uk', 'student@wharfedale.ac.uk', amina.name])
    expect(page.text).toContain(words);
  expect(page.text).toContain('an account would be made for them in the role of student');
  expect(page.text).toContain('staff will be asked for a second one here');
  expect(await here.accounts.list(here.actor)).toEqual(accounts);
  expect(await here.sessions()).toBe(sessions);
  expect((await administrator.get(LIST)).status).toBe(200);
  for (const event of ['sign-in.tested', 'sign-in.test-viewed']) expect(await here.record(event)).not.toEqual([]);
});

test('what arrived in a test is sealed, and for the one who tested alone', async () => {
  const { to } = await add('saml', samlForm());
  const away = await administrator.get(`${to}/test/start`);
  const request = saml.read(away.to);
  const SAMLResponse = Buffer.from(saml.answer(request)).toString('base64');
  const back = await administrator.post(request.answers, { SAMLResponse, RelayState: request.relayState });
  const [row] = await here.db.query<{ arrived: Buffer }>('select arrived from sign_in_trial order by id desc limit 1');
  expect(row?.arrived.toString('latin1')).not.toContain('Amina');
  const other = here.visitor();
  const { id } = await here.accounts.create(here.actor, { name: 'B', email: 'b@w.example', roles: ['administrator'] });
  await other.get(`/enter/${here.institutionId}/${id}`);
  expect((await other.get(back.to)).status).toBe(404);
});

test.each([
  ['who is refused', {}, joan, 'The affiliation is neither student nor staff'],
  ['whose signature does not hold', { strangerSigns: true }, amina, 'The signature was missing'],
  ['whose clock is wrong', { aheadSeconds: 600 }, amina, 'the clocks differ too much'],
  ['of another domain', { scope: 'tayside.ac.uk' }, amina, 'A value belongs to another university’s domain'],
])('a test of somebody %s says why', async (_, twist, person, words) => {
  const { to } = await add('saml', samlForm());
  const page = await testSaml(to, twist, person);
  expect(page.text).toContain('Nobody would be let in');
  expect(page.text).toContain(words);
});

test('OpenID Connect is tested in the same way', async () => {
  const { to } = await add('oidc', oidcForm());
  const page = await administrator.follow(`${to}/test/start`);
  expect(page.at).toContain('/institution/sign-in/tests/');
  expect(page.text).toContain('eduperson_scoped_affiliation');
});

test('our keys change in three steps, and both are in our metadata meanwhile', async () => {
  const { to } = await add('saml', samlForm());
  const metadata = async () =>
    (await here.visitor().get(`/sign-in/saml/${to.split('/').at(-1) ?? ''}/metadata`)).text.match(/use="signing"/g)
      ?.length;
  expect(await metadata()).toBe(1);
  const step = (name: string) => administrator.send(`${LIST}/keys`, `${LIST}/keys/${name}`);
  expect((await step('use')).status).toBe(409);
  expect((await step('publish')).status).toBe(303);
  expect(await metadata()).toBe(2);
  expect((await step('publish')).status).toBe(409);
  expect((await step('use')).status).toBe(303);
  expect(await metadata()).toBe(2);
  expect((await testSaml(to)).text).toContain('The connection works');
  expect((await step('forget')).status).toBe(303);
  expect(await metadata()).toBe(1);
  expect(await here.record('sign-in.keys-changed')).toHaveLength(3);
});

test('a service is removed when it is off, with a question first, and each step is on record', async () => {
  const before = (await here.record('sign-in.provider-changed')).length;
  const { to } = await add('oidc', oidcForm());
  await administrator.send(to, `${to}/turn-on`);
  expect((await administrator.send(to, `${to}/remove`)).status).toBe(409);
  await administrator.send(to, `${to}/turn-off`);
  expect((await administrator.get(`${to}/remove`)).text).toContain('Accounts stay');
  expect((await administrator.send(to, `${to}/remove`)).to).toBe(LIST);
  expect((await administrator.get(to)).status).toBe(404);
  // Added, turned on, turned off, removed; the removal that was refused left no line.
  expect((await here.record('sign-in.provider-changed')).length - before).toBe(4);
});
