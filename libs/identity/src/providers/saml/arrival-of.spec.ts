import { usualStrong } from '../strength';
import { arrivalOf } from './arrival-of';
import type { AssertionFacts } from './facts';

const PERSISTENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
const EMAIL_FORMAT = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const pairwise = { 'urn:oasis:names:tc:SAML:attribute:pairwise-id': ['7F3A@wharfedale.ac.uk'] };
const subjectId = { 'urn:oasis:names:tc:SAML:attribute:subject-id': ['amina@wharfedale.ac.uk'] };
const microsoft = {
  'http://schemas.microsoft.com/identity/claims/objectidentifier': ['oid-1'],
  'http://schemas.microsoft.com/identity/claims/tenantid': ['tid-1'],
};
const mail = { 'urn:oid:0.9.2342.19200300.100.1.3': ['Amina@wharfedale.ac.uk'] };

const facts = (attributes: Record<string, string[]>, more: Partial<AssertionFacts> = {}): AssertionFacts => ({
  ...{ id: '_a', issuer: 'https://wharfedale.example', issuedAt: null, nameId: null, confirmations: [] },
  ...{ notBefore: null, notOnOrAfter: null, audiences: [], authnInstant: null, sessionIndex: null, contexts: [] },
  attributes: new Map(Object.entries(attributes)),
  ...more,
});
const trusted = { scopes: ['wharfedale.ac.uk'], strong: usualStrong.saml };
const arrive = (attributes: Record<string, string[]>, more: Partial<AssertionFacts> = {}) =>
  arrivalOf(facts(attributes, more), trusted);

test.each([
  ['pairwise-id', { ...pairwise, ...subjectId, ...microsoft }, '7f3a@wharfedale.ac.uk'],
  ['subject-id', { ...subjectId, ...microsoft }, 'amina@wharfedale.ac.uk'],
  ['persistent NameID', microsoft, 'opaque'],
])('%s is believed before what comes after it', (subjectKind, attributes, subject) => {
  const nameId = { value: 'opaque', format: PERSISTENT };
  expect(arrive(attributes, { nameId })).toMatchObject({ subjectKind, subject });
});

test('oid counts with its tid alone', () => {
  expect(arrive(microsoft)).toMatchObject({ subject: 'oid-1@tid-1', subjectKind: 'oid and tid' });
  const [oid] = Object.entries(microsoft);
  expect(() => arrive(Object.fromEntries(oid ? [oid] : []))).toThrow('who.no-subject');
});

test('an e-mail address is never who somebody is, whatever it comes as', () => {
  expect(() => arrive(mail)).toThrow('who.no-subject');
  expect(() => arrive(mail, { nameId: { value: 'amina@wharfedale.ac.uk', format: EMAIL_FORMAT } })).toThrow(
    'who.no-subject',
  );
});

test.each([
  'urn:oasis:names:tc:SAML:attribute:pairwise-id',
  'urn:oasis:names:tc:SAML:attribute:subject-id',
  'urn:oid:1.3.6.1.4.1.5923.1.1.1.9',
  'urn:oid:1.3.6.1.4.1.5923.1.1.1.6',
])('one foreign value of %s among good ones is enough to refuse', (name) => {
  const values = { ...pairwise, ...subjectId, [name]: ['a@wharfedale.ac.uk', 'b@tayside.ac.uk'] };
  expect(() => arrive(values)).toThrow('who.foreign-scope');
});

test('a name is put together where none came whole; an address is in lower case', () => {
  const parts = { ...pairwise, ...mail, 'urn:oid:2.5.4.42': ['Amina'], 'urn:oid:2.5.4.4': ['Yusuf'] };
  expect(arrive(parts)).toMatchObject({ name: 'Amina Yusuf', email: 'amina@wharfedale.ac.uk' });
  expect(arrive(pairwise)).toMatchObject({ name: null, email: null });
});

test('strength comes from the context or from Entra’s list of methods, and from nothing else', () => {
  const mfa = { contexts: ['https://refeds.org/profile/mfa'] };
  expect(arrive(pairwise, mfa).strength).toBe('two');
  const methods = ['http://schemas.microsoft.com/claims/multipleauthn'];
  expect(arrive({ ...pairwise, 'http://schemas.microsoft.com/claims/authnmethodsreferences': methods }).strength).toBe(
    'two',
  );
  expect(arrive({ ...pairwise, 'urn:oid:2.5.4.42': ['https://refeds.org/profile/mfa'] }).strength).toBe('single');
  expect(arrive(pairwise).strength).toBe('single');
});
