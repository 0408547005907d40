import { Permits } from '@footing/identity';
import { amina, helen, joan } from '@footing/testing/identity-providers/people';
import { type TokenTwist, UniversityOidc } from '@footing/testing/identity-providers/university-oidc';
import type { Visitor } from './spec/visitor';
import { Wharfedale } from './spec/wharfedale';

let here: Wharfedale;
let university: UniversityOidc;
let other: UniversityOidc;
let id: string;
let otherId: string;
let page: string;

beforeAll(async () => {
  here = await Wharfedale.start();
  [university, other] = [await UniversityOidc.start(), await UniversityOidc.start()];
  id = await here.useOidc(university);
  otherId = await here.useOidc(other, { name: 'Tayside' });
  page = (await here.visitor().get(`/sign-in/oidc/${id}/callback`)).text;
}, 60_000);
beforeEach(() => {
  university.twist = {};
  university.answersAs = null;
  university.scope = 'wharfedale.ac.uk';
  [university.person, other.person] = [amina, amina];
});
afterAll(async () => {
  await university.stop();
  await other.stop();
  await here.stop();
});

/** Goes to the university and comes back as far as the address that its answer is in, which is not opened yet. */
async function backFrom(service: UniversityOidc, providerId: string, visitor: Visitor = here.visitor()) {
  const away = await visitor.get(`/sign-in/oidc/${providerId}?next=/me`);
  const { at } = await visitor.follow(away.to, service.issuer);
  return { visitor, at, sent: new URL(away.to).searchParams };
}

const lastReason = async () => (await here.record('sign-in.refused')).at(-1)?.fields;

test('each request has a nonce, a state and a challenge of its own, and one fixed way back', async () => {
  const seen = [await backFrom(university, id), await backFrom(university, id)].map(({ sent }) => sent);
  for (const name of ['nonce', 'state', 'code_challenge'])
    expect(new Set(seen.map((sent) => sent.get(name))).size).toBe(2);
  expect(seen[0]?.get('redirect_uri')).toBe(`${here.url}/sign-in/oidc/${id}/callback`);
  expect(seen[0]?.get('code_challenge_method')).toBe('S256');
});

const change = (more: object): TokenTwist => ({ claims: (claims) => ({ ...claims, ...more }) });
const tokens: readonly (readonly [what: string, reason: string, twist: TokenTwist])[] = [
  ['another issuer', 'oidc.issuer', change({ iss: 'https://tayside.example' })],
  ['another audience', 'oidc.audience', change({ aud: 'another-service' })],
  ['another nonce', 'oidc.nonce', change({ nonce: 'of-another-sign-in' })],
  ['no nonce', 'oidc.nonce', { claims: ({ nonce: _, ...rest }) => rest }],
  ['an end that is past', 'oidc.expired', change({ exp: 1_700_000_000 })],
  ['no signature (alg none)', 'oidc.signature', { signs: 'none' }],
  ['a signature of somebody else', 'oidc.signature', { signs: 'stranger' }],
];

test.each(tokens)('a token with %s is turned away: %s', async (_, reason, twist) => {
  university.twist = twist;
  const { visitor, at } = await backFrom(university, id);
  const [lines, sessions] = [await here.record('sign-in.refused'), await here.sessions()];
  const { status, text } = await visitor.get(at);
  expect({ status, text }).toEqual({ status: 403, text: page });
  const more = (await here.record('sign-in.refused')).slice(lines.length);
  expect(more).toEqual([{ event: 'sign-in.refused', fields: [reason], outcome: 'refused' }]);
  expect(await here.sessions()).toBe(sessions);
});

test('a token of an earlier sign-in is turned away in a later one', async () => {
  let first: Record<string, unknown> = {};
  university.twist = { claims: (claims) => (first = claims) };
  const once = await backFrom(university, id);
  expect((await once.visitor.get(once.at)).status).toBe(303);
  university.twist = { claims: () => first };
  const again = await backFrom(university, id);
  expect(await again.visitor.get(again.at)).toMatchObject({ status: 403, text: page });
  expect(await lastReason()).toEqual(['oidc.nonce']);
});

test('an answer that names another issuer is turned away', async () => {
  university.answersAs = other.issuer;
  const { visitor, at } = await backFrom(university, id);
  expect(await visitor.get(at)).toMatchObject({ status: 403, text: page });
  expect(await lastReason()).toEqual(['oidc.issuer']);
});

test('an answer of one university at the address of another is turned away', async () => {
  const { visitor, at } = await backFrom(university, id);
  expect(await visitor.get(at.replace(id, otherId))).toMatchObject({ status: 403, text: page });
  expect(await lastReason()).toEqual(['flow.unknown']);
});

test.each([
  ['with its own issuer', ['code', 'iss'], 'oidc.issuer'],
  ['with the other’s issuer', ['code'], 'oidc.code'],
])('a code of one university in a sign-in at another, %s, is turned away', async (_, names, reason) => {
  const visitor = here.visitor();
  const [mine, theirs] = [await backFrom(university, id, visitor), await backFrom(other, otherId, visitor)];
  const [to, from] = [new URL(theirs.at), new URL(mine.at)];
  for (const name of names) to.searchParams.set(name, from.searchParams.get(name) ?? '');
  expect(await visitor.get(to.href)).toMatchObject({ status: 403, text: page });
  expect(await lastReason()).toEqual([reason]);
  expect(await visitor.isIn()).toBe(false);
});

test('an answer in another browser, without a state or with another is turned away', async () => {
  const { visitor, at } = await backFrom(university, id);
  expect(await here.visitor().get(at)).toMatchObject({ status: 403, text: page });
  expect(await lastReason()).toEqual(['flow.other-browser']);
  for (const state of [null, 'another']) {
    const to = new URL(at);
    if (state === null) to.searchParams.delete('state');
    else to.searchParams.set('state', state);
    expect(await visitor.get(to.href)).toMatchObject({ status: 403, text: page });
    expect(await lastReason()).toEqual(['flow.unknown']);
  }
});

test('an answer is good once', async () => {
  const { visitor, at } = await backFrom(university, id);
  const twin = visitor.twin();
  expect(await visitor.get(at)).toMatchObject({ status: 303, to: '/me' });
  expect(await twin.get(at)).toMatchObject({ status: 403, text: page });
  expect(await lastReason()).toEqual(['flow.unknown']);
});

test('of fifty at once exactly one comes in', async () => {
  const { visitor, at } = await backFrom(university, id);
  const before = await here.sessions();
  const answers = await Promise.all(Array.from({ length: 50 }, () => visitor.twin().get(at)));
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  expect((await here.sessions()) - before).toBe(1);
});

test('a university that says no is believed', async () => {
  const { visitor, at } = await backFrom(university, id);
  const to = new URL(at);
  to.searchParams.delete('code');
  to.searchParams.set('error', 'access_denied');
  expect(await visitor.get(to.href)).toMatchObject({ status: 403, text: page });
  expect(await lastReason()).toEqual(['provider.said-no']);
});

test('somebody of another university’s domain, and a graduate, are turned away', async () => {
  university.scope = 'tayside.ac.uk';
  const first = await backFrom(university, id);
  expect((await first.visitor.get(first.at)).status).toBe(403);
  expect(await lastReason()).toEqual(['who.foreign-scope']);
  [university.scope, university.person] = ['wharfedale.ac.uk', joan];
  const second = await backFrom(university, id);
  expect((await second.visitor.get(second.at)).status).toBe(403);
  expect(await lastReason()).toEqual(['who.not-allowed']);
});

test('two factors count only where the university says so', async () => {
  const methods = async () =>
    (
      await here.db.query<{ strength: string }>('select strength from account_session order by began_at desc limit 1')
    )[0]?.strength;
  const single = await backFrom(university, id);
  await single.visitor.get(single.at);
  expect(await methods()).toBe('single');
  university.person = helen;
  const two = await backFrom(university, id);
  await two.visitor.get(two.at);
  expect(await methods()).toBe('two');
});

test('a service that is turned off, or never was, lets nobody in', async () => {
  const { visitor, at } = await backFrom(other, otherId);
  await here.providers.turn(here.actor, otherId, false);
  expect((await visitor.get(at)).status).toBe(403);
  for (const gone of [otherId, '00000000-0000-7000-8000-000000000000'])
    expect((await here.visitor().get(`/sign-in/oidc/${gone}`)).status).toBe(403);
  expect((await here.visitor().get(`/sign-in/saml/${id}`)).status).toBe(403);
});

test('the host of a request decides nothing', async () => {
  const answer = await fetch(`${here.url}/sign-in/oidc/${id}`, {
    redirect: 'manual',
    headers: { 'x-forwarded-host': 'elsewhere.example' },
  });
  const to = new URL(answer.headers.get('location') ?? '');
  expect(to.searchParams.get('redirect_uri')).toBe(`${here.url}/sign-in/oidc/${id}/callback`);
});

test('a sign-in and one that is turned away say which request it was', async () => {
  const { visitor, at } = await backFrom(university, id);
  await visitor.get(at);
  await visitor.get(at);
  const lines = await here.db.query<{ event: string; request: boolean; prefix: boolean }>(
    `select event, request_id is not null as request, ip_prefix is not null as prefix from audit_event
     where event in ('signed-in', 'sign-in.refused') order by id desc limit 2`,
  );
  expect(lines).toEqual([
    { event: 'sign-in.refused', request: true, prefix: true },
    { event: 'signed-in', request: true, prefix: true },
  ]);
});

test('strangers who come back from nowhere do not fill the record up', async () => {
  const permits = here.web.get(Permits, { strict: false });
  const limit = { most: 300, seconds: 300 };
  while ((await permits.take(`sign-in refused ${here.institutionId}`, limit)).allowed);
  const lines = await here.record('sign-in.refused');
  expect((await here.visitor().get(`/sign-in/oidc/${id}/callback?state=nowhere`)).status).toBe(403);
  expect(await here.record('sign-in.refused')).toEqual(lines);
});
