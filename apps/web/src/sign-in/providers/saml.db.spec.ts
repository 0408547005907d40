import { wrapped } from '@footing/testing/identity-providers/hostile-xml';
import { amina, helen, joan, type UniversityPerson } from '@footing/testing/identity-providers/people';
import { sealed } from '@footing/testing/identity-providers/sealed-xml';
import { type SamlRequest, type Twist, UniversitySaml } from '@footing/testing/identity-providers/university-saml';
import type { Visitor } from './spec/visitor';
import { Wharfedale } from './spec/wharfedale';

let here: Wharfedale;
let university: UniversitySaml;
let id: string;

beforeAll(async () => {
  [here, university] = [await Wharfedale.start(), await UniversitySaml.start()];
  id = await here.useSaml(university);
}, 60_000);
afterEach(() =>
  here.db.query(
    'delete from sign_in_identity; delete from account_session; delete from account_role; delete from account',
  ),
);
afterAll(async () => {
  await university.stop();
  await here.stop();
});

interface Away {
  readonly visitor: Visitor;
  readonly request: SamlRequest;
}

/** Somebody who has been sent to their university, and what they were sent with. */
async function atUniversity(next = '/me', visitor = here.visitor()): Promise<Away> {
  const { to } = await visitor.get(`/sign-in/saml/${id}?next=${encodeURIComponent(next)}`);
  return { visitor, request: university.read(to) };
}

const bring = ({ visitor, request }: Away, xml: string) =>
  visitor.post(request.answers, { SAMLResponse: Buffer.from(xml).toString('base64'), RelayState: request.relayState });

async function signIn(person: UniversityPerson, twist: Twist = {}) {
  const away = await atUniversity();
  return { ...away, answer: await bring(away, university.answer(away.request, person, twist)) };
}

const lastReason = async () => (await here.record('sign-in.refused')).at(-1)?.fields;
const everybody = () => here.accounts.list(here.actor);

test('a student comes in by their university, with the role that their affiliation allows', async () => {
  const { visitor, answer } = await signIn(amina);
  expect(answer).toMatchObject({ status: 303, to: '/me' });
  expect((await visitor.get('/me')).text).toContain('Amina Yusuf');
  expect(await everybody()).toMatchObject([
    { name: 'Amina Yusuf', roles: ['student'], email: 'amina.yusuf@wharfedale.example' },
  ]);
});

test('somebody who works there has an account without a role, and is told whom to ask', async () => {
  const { visitor, answer } = await signIn(helen);
  expect(answer).toMatchObject({ status: 303, to: '/sign-in/awaiting-role' });
  expect((await visitor.get(answer.to)).text).toContain('has no role yet');
  expect(await everybody()).toMatchObject([{ name: 'Helen Marsh', roles: [] }]);
});

test('a graduate is turned away', async () => {
  expect((await signIn(joan)).answer.status).toBe(403);
  expect(await lastReason()).toEqual(['who.not-allowed']);
  expect(await everybody()).toEqual([]);
});

test('who comes again comes to the same account, whatever their name and address are by then', async () => {
  await signIn(amina);
  const [first] = await everybody();
  const moved = { ...amina, name: 'Amina Khan', email: 'amina.khan@wharfedale.example' };
  expect((await signIn(moved)).answer.status).toBe(303);
  expect(await everybody()).toEqual([first]);
});

test('an affiliation of today gives an account of yesterday nothing more', async () => {
  await signIn({ ...amina, affiliations: ['student'] });
  await signIn({ ...amina, affiliations: ['staff', 'student'] });
  expect(await everybody()).toMatchObject([{ roles: ['student'] }]);
});

test('an account that is switched off lets nobody in', async () => {
  await signIn(amina);
  await here.db.query('delete from account_session; update account set disabled_at = now()');
  expect((await signIn(amina)).answer.status).toBe(403);
  expect(await lastReason()).toEqual(['who.switched-off']);
  expect(await here.sessions()).toBe(0);
});

test('one person who comes ten times at once for the first time has one account', async () => {
  const ten = await Promise.all(Array.from({ length: 10 }, () => atUniversity()));
  const answers = await Promise.all(ten.map((away) => bring(away, university.answer(away.request))));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 303));
  expect(await everybody()).toHaveLength(1);
});

test('without an address there is no account', async () => {
  expect((await signIn(amina, { leaveOut: ['mail'] })).answer.status).toBe(403);
  expect(await lastReason()).toEqual(['who.no-email']);
});

test('an answer sealed for us is opened, and judged like any other', async () => {
  const metadata = (await here.visitor().get(`/sign-in/saml/${id}/metadata`)).text;
  const [, key = ''] = /use="encryption".*?<ds:X509Certificate>([^<]+)</s.exec(metadata) ?? [];
  const certificate = `-----BEGIN CERTIFICATE-----\n${key.replace(/\s/g, '')}\n-----END CERTIFICATE-----`;
  const bringSealed = async (make: (request: SamlRequest) => string) => {
    const away = await atUniversity();
    return (await bring(away, await sealed(make(away.request), certificate))).status;
  };
  expect(await bringSealed((request) => university.answer(request))).toBe(303);
  expect(await bringSealed((request) => university.answer(request, amina, { signs: 'none' }))).toBe(403);
  expect(await lastReason()).toEqual(['saml.signature']);
  expect(await bringSealed((request) => university.answer(request, amina, { algorithm: 'sha1' }))).toBe(403);
  expect(await lastReason()).toEqual(['saml.weak-signature']);
  for (const way of [4, 5, 6, 8]) {
    expect(await bringSealed((request) => wrapped(university.answer(request), way, 'helen@wharfedale.ac.uk'))).toBe(
      403,
    );
    expect(await lastReason()).toEqual([expect.stringMatching(/^saml\.(signature|shape|unreadable)$/)]);
  }
  expect(await everybody()).toMatchObject([{ name: 'Amina Yusuf' }]);
});

test('metadata that has expired lets nobody in', async () => {
  const away = await atUniversity();
  const end = (moment: string | null) =>
    here.db.query(`update provider_metadata set facts = jsonb_set(facts, '{validUntil}', $1)`, [
      JSON.stringify(moment),
    ]);
  await end('2026-01-01T00:00:00Z');
  expect((await bring(away, university.answer(away.request))).status).toBe(403);
  expect((await here.visitor().get(`/sign-in/saml/${id}`)).status).toBe(403);
  expect(await lastReason()).toEqual(['metadata.expired']);
  await end(null);
});

test('a sign-in that nobody came back from in ten minutes is over', async () => {
  const away = await atUniversity();
  await here.db.query(`update sign_in_flow set expires_at = now() - interval '1 second'`);
  expect((await bring(away, university.answer(away.request))).status).toBe(403);
  expect(await lastReason()).toEqual(['flow.unknown']);
});

test('our requests are signed, and ask for no less than the university would do by itself', async () => {
  const { to } = await here.visitor().get(`/sign-in/saml/${id}`);
  const said = new URL(to).searchParams;
  expect([said.has('Signature'), said.get('SigAlg')]).toEqual([
    true,
    'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  ]);
});

test('signing out reaches the university', async () => {
  const { visitor } = await signIn(amina);
  const page = await visitor.send('/sign-out', '/sign-out');
  const [, to = ''] = /href="([^"]+sign-out\?SAMLRequest[^"]+)"/.exec(page.text) ?? [];
  expect(to).toContain(`${university.url}/sign-out?SAMLRequest=`);
  expect(await visitor.isIn()).toBe(false);
});

test('signing out still reaches the university after a change of role', async () => {
  const { visitor } = await signIn(amina);
  await here.db.query(
    `insert into account_role (institution_id, account_id, role) select institution_id, id, 'observer' from account`,
  );
  expect(await visitor.send('/me/role', '/me/role', { role: 'observer' })).toMatchObject({ status: 303, to: '/' });
  const page = await visitor.send('/sign-out', '/sign-out');
  expect(page.text).toContain(`${university.url}/sign-out?SAMLRequest=`);
});

test('where the university has no place to sign out, signing out here works all the same', async () => {
  const { visitor } = await signIn(amina);
  await here.db.query(`update provider_metadata set facts = jsonb_set(facts, '{signOutUrl}', 'null')`);
  expect(await visitor.send('/sign-out', '/sign-out')).toMatchObject({ status: 303, to: '/sign-out' });
  expect(await visitor.isIn()).toBe(false);
});

test('nothing of the person is kept with the session in clear', async () => {
  await signIn(amina);
  const rows = await here.db.query<{ all: string }>('select s::text as all from account_session s');
  expect(rows).toHaveLength(1);
  expect(rows[0]?.all).not.toMatch(/7f3a91c2|name-|Amina|wharfedale/);
});

test('the line of a new account says in which request, and so does that of somebody turned away', async () => {
  await signIn({ ...amina, id: 'new-one', email: 'new.one@wharfedale.example' });
  await signIn(joan);
  const lines = await here.db.query<{ event: string; said: boolean }>(
    `select distinct event, request_id is not null as said from audit_event
     where event in ('account.added', 'sign-in.refused', 'signed-in') order by event`,
  );
  expect(lines).toEqual(['account.added', 'sign-in.refused', 'signed-in'].map((event) => ({ event, said: true })));
});
