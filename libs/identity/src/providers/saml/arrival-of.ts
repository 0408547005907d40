import type { Arrival, SubjectKind } from '../arrival';
import { SignInRefused } from '../reasons';
import { foreignTo } from '../standing';
import { studentNumberIn } from '../student-number';
import { strengthOf } from '../strength';
import type { AssertionFacts } from './facts';

/** Names under which UK federation members and Entra ID send each thing; the first that came counts. */
const names = {
  pairwiseId: ['urn:oasis:names:tc:SAML:attribute:pairwise-id', 'pairwise-id'],
  subjectId: ['urn:oasis:names:tc:SAML:attribute:subject-id', 'subject-id'],
  affiliation: [
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.9',
    'urn:mace:dir:attribute-def:eduPersonScopedAffiliation',
    'eduPersonScopedAffiliation',
  ],
  principalName: [
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.6',
    'urn:mace:dir:attribute-def:eduPersonPrincipalName',
    'eduPersonPrincipalName',
  ],
  mail: [
    'urn:oid:0.9.2342.19200300.100.1.3',
    'urn:mace:dir:attribute-def:mail',
    'mail',
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
  ],
  displayName: [
    'urn:oid:2.16.840.1.113730.3.1.241',
    'displayName',
    'http://schemas.microsoft.com/identity/claims/displayname',
  ],
  given: ['urn:oid:2.5.4.42', 'givenName', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname'],
  family: ['urn:oid:2.5.4.4', 'sn', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname'],
  objectId: ['http://schemas.microsoft.com/identity/claims/objectidentifier'],
  tenantId: ['http://schemas.microsoft.com/identity/claims/tenantid'],
  methods: ['http://schemas.microsoft.com/claims/authnmethodsreferences'],
} as const;
const PERSISTENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';

/** What a university may say, by its metadata and its administrator. */
export interface Trusted {
  readonly scopes: readonly string[];
  readonly strong: readonly string[];
  /** The attribute with the student number; '' or absent: none is looked for. */
  readonly studentNumber?: string | undefined;
}

/**
 * Who an assertion is about. @throws {SignInRefused} when nothing in it says so for good, or when it speaks of somebody of
 * another university.
 */
export function arrivalOf(assertion: AssertionFacts, { scopes, strong, studentNumber }: Trusted): Arrival {
  const all = (key: keyof typeof names) =>
    names[key].map((name) => assertion.attributes.get(name)).find((found) => found?.length) ?? [];
  const first = (key: keyof typeof names) => all(key)[0] ?? null;
  const scoped = [...all('affiliation'), ...all('principalName'), ...all('pairwiseId'), ...all('subjectId')];
  if (foreignTo(scopes, scoped).length > 0) throw new SignInRefused('who.foreign-scope');
  const signedInBy = [...assertion.contexts, ...all('methods')];
  const both = [first('given'), first('family')].filter(Boolean).join(' ');
  const arrived = [...assertion.attributes].map(([name, values]) => ({ name, values }));
  return {
    issuer: assertion.issuer ?? '',
    ...subjectOf(assertion, first),
    name: first('displayName') ?? (both || null),
    email: first('mail')?.toLowerCase() ?? null,
    affiliations: all('affiliation'),
    signedInBy,
    strength: strengthOf(signedInBy, strong),
    studentNumber: studentNumberIn(arrived, studentNumber, scopes),
    arrived,
    leaving: leavingOf(assertion),
  };
}

type First = (key: 'pairwiseId' | 'subjectId' | 'objectId' | 'tenantId') => string | null;

/** What stays the same as long as the person is at the university, and is never given to another. Never an e-mail address. */
function subjectOf({ nameId }: AssertionFacts, first: First): { subject: string; subjectKind: SubjectKind } {
  const [pairwiseId, subjectId] = [first('pairwiseId'), first('subjectId')];
  if (pairwiseId) return { subject: pairwiseId.toLowerCase(), subjectKind: 'pairwise-id' };
  if (subjectId) return { subject: subjectId.toLowerCase(), subjectKind: 'subject-id' };
  if (nameId?.format === PERSISTENT) return { subject: nameId.value, subjectKind: 'persistent NameID' };
  const [objectId, tenantId] = [first('objectId'), first('tenantId')];
  if (objectId && tenantId) return { subject: `${objectId}@${tenantId}`, subjectKind: 'oid and tid' };
  throw new SignInRefused('who.no-subject');
}

/** What the university's sign-out must be told to know which session is meant. */
const leavingOf = ({ nameId, sessionIndex }: AssertionFacts): Record<string, string> => ({
  ...(nameId ? { nameID: nameId.value, nameIDFormat: nameId.format } : {}),
  ...(sessionIndex ? { sessionIndex } : {}),
});
