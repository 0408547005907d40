import { type Expected, faultAfter } from './after';
import type { AssertionFacts, Confirmation, ResponseFacts } from './facts';

const at = new Date('2026-11-03T14:00:00Z');
const seconds = (more: number) => new Date(at.getTime() + more * 1000);
const expected: Expected = {
  entityId: 'https://wharfedale.example/entity',
  destination: 'https://footing.example/answer',
  audience: 'https://footing.example/metadata',
  requestId: '_asked',
  skewMs: 120_000,
  at,
};
const response: ResponseFacts = {
  issuer: expected.entityId,
  destination: expected.destination,
  inResponseTo: '_asked',
  isSuccess: true,
};
const confirmation: Confirmation = {
  method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer',
  recipient: expected.destination,
  inResponseTo: '_asked',
  notBefore: null,
  notOnOrAfter: seconds(60),
};
const assertion: AssertionFacts = {
  id: '_assertion',
  issuer: expected.entityId,
  issuedAt: at,
  nameId: null,
  confirmations: [confirmation],
  notBefore: at,
  notOnOrAfter: seconds(60),
  audiences: [[expected.audience]],
  authnInstant: at,
  sessionIndex: null,
  contexts: [],
  attributes: new Map(),
};

const judge = (a: Partial<AssertionFacts> = {}, r: Partial<ResponseFacts> = {}, e: Partial<Expected> = {}) =>
  faultAfter({ ...response, ...r }, { ...assertion, ...a }, { ...expected, ...e });
const confirmed = (more: Partial<Confirmation>) => ({ confirmations: [{ ...confirmation, ...more }] });

test('an answer that fits has no fault', () => {
  expect(judge()).toBeNull();
  expect(judge({}, { issuer: null })).toBeNull();
});

test.each([
  [119, null],
  [120, null],
  [121, 'saml.not-yet-valid'],
])('a university whose clock is %i seconds ahead: %s', (ahead, fault) => {
  const moved = { notBefore: seconds(ahead), issuedAt: seconds(ahead), authnInstant: seconds(ahead) };
  expect(judge({ ...moved, notOnOrAfter: seconds(600) })).toBe(fault);
});

test.each([
  [119, null],
  [120, 'saml.expired'],
  [121, 'saml.expired'],
])('an answer that ended %i seconds ago: %s', (ago, fault) => {
  expect(judge({ notOnOrAfter: seconds(-ago) })).toBe(fault);
  expect(judge(confirmed({ notOnOrAfter: seconds(-ago) }))).toBe(fault === null ? null : 'saml.recipient');
});

test.each([
  [5 * 60 + 119, null],
  [5 * 60 + 120, 'saml.expired'],
])('an assertion made %i seconds ago: %s', (ago, fault) => {
  expect(judge({ issuedAt: seconds(-ago) })).toBe(fault);
});

test.each([
  [12 * 3_600 + 119, null],
  [12 * 3_600 + 120, 'saml.old-sign-in'],
])('a sign-in %i seconds ago: %s', (ago, fault) => {
  expect(judge({ authnInstant: seconds(-ago) })).toBe(fault);
});

test.each<[what: string, fault: string, ReturnType<typeof judge>]>([
  ['no success', 'saml.status', judge({}, { isSuccess: false })],
  ['another issuer around it', 'saml.issuer', judge({}, { issuer: 'https://tayside.example' })],
  ['another issuer', 'saml.issuer', judge({ issuer: 'https://tayside.example' })],
  ['no issuer', 'saml.issuer', judge({ issuer: null })],
  ['another destination', 'saml.destination', judge({}, { destination: 'https://elsewhere.example' })],
  ['no destination', 'saml.destination', judge({}, { destination: null })],
  ['another request around it', 'saml.request', judge({}, { inResponseTo: '_another' })],
  ['no request around it', 'saml.request', judge({}, { inResponseTo: null })],
  ['another request', 'saml.request', judge(confirmed({ inResponseTo: '_another' }))],
  ['no request', 'saml.request', judge(confirmed({ inResponseTo: null }))],
  ['no audience', 'saml.audience', judge({ audiences: [] })],
  ['one restriction of two for somebody else', 'saml.audience', judge({ audiences: [[expected.audience], ['other']] })],
  ['another recipient', 'saml.recipient', judge(confirmed({ recipient: 'https://elsewhere.example' }))],
  ['another method', 'saml.recipient', judge(confirmed({ method: 'urn:oasis:names:tc:SAML:2.0:cm:sender-vouches' }))],
  ['nobody confirmed', 'saml.recipient', judge({ confirmations: [] })],
  ['a confirmation without end', 'saml.recipient', judge(confirmed({ notOnOrAfter: null }))],
  ['a confirmation that begins', 'saml.recipient', judge(confirmed({ notBefore: at }))],
  ['no end', 'saml.expired', judge({ notOnOrAfter: null })],
  ['no moment of making', 'saml.expired', judge({ issuedAt: null })],
  ['no moment of signing in', 'saml.old-sign-in', judge({ authnInstant: null })],
  ['no id', 'saml.shape', judge({ id: '' })],
])('%s: %s', (_, fault, found) => {
  expect(found).toBe(fault);
});

test('two confirmations that each hold in half do not make one that holds', () => {
  const halves = [
    { ...confirmation, recipient: 'https://elsewhere.example' },
    { ...confirmation, inResponseTo: '_another' },
  ];
  expect(judge({ confirmations: halves })).toBe('saml.recipient');
  expect(judge({ confirmations: [...halves, confirmation] })).toBeNull();
});
