import { wrapped, WRAPPINGS } from '@footing/testing/identity-providers/hostile-xml';
import { amina, helen } from '@footing/testing/identity-providers/people';
import { type SamlRequest, type Twist, UniversitySaml } from '@footing/testing/identity-providers/university-saml';
import type { Visitor } from './spec/visitor';
import { Wharfedale } from './spec/wharfedale';

let here: Wharfedale;
let university: UniversitySaml;
let other: UniversitySaml;
let id: string;
let otherId: string;

beforeAll(async () => {
  here = await Wharfedale.start();
  [university, other] = [await UniversitySaml.start(), await UniversitySaml.start()];
  other.scopes = ['tayside.ac.uk'];
  id = await here.useSaml(university);
  otherId = await here.useSaml(other, { name: 'Tayside' });
}, 60_000);
afterAll(async () => {
  await university.stop();
  await other.stop();
  await here.stop();
});

interface Away {
  readonly visitor: Visitor;
  readonly request: SamlRequest;
}

async function atUniversity(providerId = id): Promise<Away> {
  const visitor = here.visitor();
  const { to } = await visitor.get(`/sign-in/saml/${providerId}?next=/me`);
  return { visitor, request: university.read(to) };
}

const bring = ({ visitor, request }: Away, xml: string, relayState = request.relayState) =>
  visitor.post(request.answers, { SAMLResponse: Buffer.from(xml).toString('base64'), RelayState: relayState });

const twisted = (twist: Twist) => (request: SamlRequest) => university.answer(request, amina, twist);

/** What everybody sees who is turned away: to be compared byte by byte. */
let page: string;
beforeAll(async () => {
  const { visitor } = await atUniversity();
  page = (await visitor.post(`/sign-in/saml/${id}/answer`, {})).text;
});

const attacks: readonly (readonly [what: string, reason: string, xml: (request: SamlRequest) => string])[] = [
  ...Array.from({ length: WRAPPINGS }, (_, index) => {
    const way = index + 1;
    const forged = (request: SamlRequest) => wrapped(university.answer(request), way, 'helen.marsh@wharfedale.ac.uk');
    return [`wrapping ${way}`, 'saml.shape', forged] as const;
  }),
  ['no signature', 'saml.signature', twisted({ signs: 'none' })],
  ['SHA-1', 'saml.weak-signature', twisted({ algorithm: 'sha1' })],
  ['a key of somebody else', 'saml.signature', twisted({ strangerSigns: true })],
  ['another issuer', 'saml.issuer', twisted({ issuer: 'https://tayside.example/entity' })],
  ['another issuer of the response', 'saml.issuer', twisted({ responseIssuer: 'https://tayside.example/entity' })],
  ['another destination', 'saml.destination', twisted({ destination: 'https://elsewhere.example/answer' })],
  ['another recipient', 'saml.recipient', twisted({ recipient: 'https://elsewhere.example/answer' })],
  ['another audience', 'saml.audience', twisted({ audience: 'https://elsewhere.example/metadata' })],
  ['another request', 'saml.request', twisted({ inResponseTo: '_another' })],
  ['an answer that is over', 'saml.expired', twisted({ aheadSeconds: -3_600 })],
  ['an answer that has not begun', 'saml.not-yet-valid', twisted({ aheadSeconds: 3_600 })],
  ['a clock that is 125 seconds ahead', 'saml.not-yet-valid', twisted({ aheadSeconds: 125 })],
  ['a sign-in of 13 hours ago', 'saml.old-sign-in', twisted({ authnAgoHours: 13 })],
  ['a status that is no success', 'saml.status', twisted({ status: 'urn:oasis:names:tc:SAML:2.0:status:Responder' })],
  ['a scope of another university', 'who.foreign-scope', twisted({ scope: 'tayside.ac.uk' })],
  ['no affiliation', 'who.no-affiliation', twisted({ leaveOut: ['affiliation'] })],
  ['no subject that stays', 'who.no-subject', twisted({ leaveOut: ['pairwise-id', 'persistent'] })],
  ['a second signature', 'saml.shape', (request) => university.sign(university.answer(request), 'Assertion')],
  [
    'a second assertion',
    'saml.shape',
    (request) => {
      const xml = university.answer(request);
      return xml.replace(
        '</samlp:Response>',
        `${/<saml:Assertion.*<\/saml:Assertion>/s.exec(xml)?.[0] ?? ''}</samlp:Response>`,
      );
    },
  ],
  [
    'a document type',
    'saml.dangerous-xml',
    (request) => `<!DOCTYPE r [<!ENTITY helen "helen">]>${university.answer(request)}`,
  ],
  ['an instruction', 'saml.dangerous-xml', (request) => `<?xml-stylesheet href="a.xsl"?>${university.answer(request)}`],
  [
    'a comment in the NameID',
    'saml.dangerous-xml',
    (request) => university.answer(request).replace('name-', 'name<!-- -->-'),
  ],
  ['a comment that was signed', 'saml.dangerous-xml', twisted({ nameId: 'helen<!-- -->.amina' })],
  ['a part of an element', 'saml.unreadable', (request) => university.answer(request).slice(0, -20)],
  ['a change after signing', 'saml.signature', (request) => university.answer(request).replace(amina.name, helen.name)],
  ['more than 256 kB', 'saml.too-large', twisted({ nameId: 'x'.repeat(257 * 1024) })],
];

test.each(attacks)('%s is turned away: %s', async (_, reason, xml) => {
  const away = await atUniversity();
  const before = await here.record('sign-in.refused');
  const [sessions, people] = [await here.sessions(), await here.accounts.list(here.actor)];
  const answer = await bring(away, xml(away.request));
  expect({ status: answer.status, text: answer.text }).toEqual({ status: 403, text: page });
  const lines = await here.record('sign-in.refused');
  expect(lines.slice(before.length)).toEqual([{ event: 'sign-in.refused', fields: [reason], outcome: 'refused' }]);
  expect(await here.sessions()).toBe(sessions);
  expect(await here.accounts.list(here.actor)).toEqual(people);
});

test('an honest answer comes through the same door', async () => {
  const away = await atUniversity();
  const answer = await bring(away, university.answer(away.request));
  expect(answer).toMatchObject({ status: 303, to: '/me' });
});

test.each(['assertion', 'both'] as const)('an answer with its %s signed is taken', async (signs) => {
  const away = await atUniversity();
  expect((await bring(away, university.answer(away.request, amina, { signs }))).status).toBe(303);
});

test('an answer whose assertion is not signed itself is not taken', async () => {
  const away = await atUniversity();
  expect((await bring(away, university.answer(away.request, amina, { signs: 'response' }))).status).toBe(403);
});

test.each([110, -110])('a clock that is %i seconds off is forgiven', async (aheadSeconds) => {
  const away = await atUniversity();
  expect((await bring(away, university.answer(away.request, amina, { aheadSeconds }))).status).toBe(303);
});

const lastReason = async () => (await here.record('sign-in.refused')).at(-1)?.fields;

test('an answer that nobody asked for is turned away', async () => {
  const { request } = await atUniversity();
  const visitor = here.visitor();
  const answer = await bring(
    { visitor, request: { ...request, id: '_never' } },
    university.answer({ ...request, id: '_never' }),
    '',
  );
  expect(answer).toMatchObject({ status: 403, text: page });
  expect(await lastReason()).toEqual(['flow.unknown']);
});

test('an answer in another browser than the one that asked is turned away', async () => {
  const away = await atUniversity();
  const answer = await bring({ ...away, visitor: here.visitor() }, university.answer(away.request));
  expect(answer).toMatchObject({ status: 403, text: page });
  expect(await lastReason()).toEqual(['flow.other-browser']);
});

test('an answer to one university’s address from another university is turned away', async () => {
  const away = await atUniversity(otherId);
  const answer = await bring(away, university.answer(away.request));
  expect(answer).toMatchObject({ status: 403, text: page });
  expect(await lastReason()).toEqual(['saml.signature']);
});

test('an answer is good once, in the same browser too', async () => {
  const away = await atUniversity();
  const twin = { ...away, visitor: away.visitor.twin() };
  const xml = university.answer(away.request);
  expect((await bring(away, xml)).status).toBe(303);
  expect(await bring(twin, xml)).toMatchObject({ status: 403, text: page });
  expect(await lastReason()).toEqual(['flow.unknown']);
});

test('an assertion is good once, whatever sign-in it is brought to', async () => {
  const [first, second] = [await atUniversity(), await atUniversity()];
  const assertionId = '_the-same-twice';
  expect((await bring(first, university.answer(first.request, amina, { assertionId }))).status).toBe(303);
  expect((await bring(second, university.answer(second.request, amina, { assertionId }))).status).toBe(403);
  expect(await lastReason()).toEqual(['flow.replayed']);
});

test('of fifty at once exactly one comes in', async () => {
  const away = await atUniversity();
  const xml = university.answer(away.request);
  const before = await here.sessions();
  const fifty = Array.from({ length: 50 }, () => ({ ...away, visitor: away.visitor.twin() }));
  const answers = await Promise.all(fifty.map((each) => bring(each, xml)));
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 403)).toHaveLength(49);
  expect((await here.sessions()) - before).toBe(1);
});

test('no message reaches the library by the address', async () => {
  const away = await atUniversity();
  const address = `${away.request.answers}?SAMLRequest=fZ&SigAlg=a&Signature=b`;
  const sent = { SAMLResponse: Buffer.from(university.answer(away.request)).toString('base64') };
  const answer = await away.visitor.post(address, { ...sent, RelayState: away.request.relayState });
  expect(answer).toMatchObject({ status: 403, text: page });
  expect(await lastReason()).toEqual(['saml.shape']);
});

test('only the one address takes a form from another site', async () => {
  const { visitor } = await atUniversity();
  for (const near of [`/sign-in/saml/${id}/answer/`, `/sign-in/saml/${id}/Answer`, `/sign-in/saml/${id}/metadata`])
    expect({ near, status: (await visitor.post(near, { SAMLResponse: 'a' })).status }).toEqual({ near, status: 409 });
});

test('a session from before signing in is worth nothing after it, and RelayState leads nowhere else', async () => {
  const away = await atUniversity();
  const xml = university.answer(away.request);
  const elsewhere = await bring({ ...away, visitor: away.visitor.twin() }, xml, 'https://elsewhere.example/');
  expect(elsewhere).toMatchObject({ status: 403, to: '' });
  const planted = away.visitor.twin();
  expect((await bring(away, xml)).to).toBe('/me');
  expect([await away.visitor.isIn(), await planted.isIn()]).toEqual([true, false]);
});
