import type { Reason } from '../reasons';
import type { AssertionFacts, Confirmation, ResponseFacts } from './facts';

/** What an answer must fit: the sign-in it belongs to, the university that was chosen, and the clock. */
export interface Expected {
  readonly entityId: string;
  /** Our address that answers are sent to. */
  readonly destination: string;
  /** Who we are to the university. */
  readonly audience: string;
  readonly requestId: string;
  readonly skewMs: number;
  readonly at: Date;
}

const MOST_AGE_MS = 5 * 60_000;
const MOST_SIGN_IN_AGE_MS = 12 * 60 * 60_000;
const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

type Check = (response: ResponseFacts, assertion: AssertionFacts, expected: Expected) => boolean;

/** Every check of an answer whose signature holds, in order: the first that is broken is the reason. */
const checks: readonly (readonly [Reason, Check])[] = [
  ['saml.status', ({ isSuccess }) => !isSuccess],
  ['saml.issuer', ({ issuer }, _, { entityId }) => issuer !== null && issuer !== entityId],
  ['saml.issuer', (_, { issuer }, { entityId }) => issuer !== entityId],
  ['saml.destination', ({ destination: to }, _, { destination }) => to !== destination],
  ['saml.request', ({ inResponseTo }, _, { requestId }) => inResponseTo !== requestId],
  [
    'saml.audience',
    (_, { audiences }, expected) => !audiences.length || !audiences.every((each) => each.includes(expected.audience)),
  ],
  [
    'saml.recipient',
    (_, { confirmations }, { destination }) => !bearers(confirmations).some((each) => each.recipient === destination),
  ],
  [
    'saml.request',
    (_, { confirmations }, { requestId }) => !bearers(confirmations).some((each) => each.inResponseTo === requestId),
  ],
  [
    'saml.not-yet-valid',
    (_, assertion, expected) =>
      begins(assertion).some((begin) => begin.getTime() > expected.at.getTime() + expected.skewMs),
  ],
  ['saml.expired', (_, { notOnOrAfter }, expected) => !notOnOrAfter || isOver(notOnOrAfter, expected)],
  ['saml.expired', (_, { issuedAt }, expected) => !issuedAt || isOver(later(issuedAt, MOST_AGE_MS), expected)],
  [
    'saml.recipient',
    (_, { confirmations }, expected) => !bearers(confirmations).some((each) => confirms(each, expected)),
  ],
  [
    'saml.old-sign-in',
    (_, { authnInstant }, expected) => !authnInstant || isOver(later(authnInstant, MOST_SIGN_IN_AGE_MS), expected),
  ],
  ['saml.shape', (_, { id }) => id === ''],
];

/** Why an answer is not taken though its signature holds; null: every check holds. */
export function faultAfter(response: ResponseFacts, assertion: AssertionFacts, expected: Expected): Reason | null {
  return checks.find(([, isBroken]) => isBroken(response, assertion, expected))?.[0] ?? null;
}

const bearers = (confirmations: readonly Confirmation[]) => confirmations.filter(({ method }) => method === BEARER);
const later = (date: Date, ms: number) => new Date(date.getTime() + ms);
const isOver = (end: Date, { at, skewMs }: Expected) => at.getTime() - skewMs >= end.getTime();
const begins = ({ notBefore, issuedAt, authnInstant }: AssertionFacts): Date[] =>
  [notBefore, issuedAt, authnInstant].filter((moment) => moment !== null);

/** One confirmation must hold in all of it: recipient, request and time. */
const confirms = ({ recipient, inResponseTo, notBefore, notOnOrAfter }: Confirmation, expected: Expected) =>
  recipient === expected.destination &&
  inResponseTo === expected.requestId &&
  notBefore === null &&
  notOnOrAfter !== null &&
  !isOver(notOnOrAfter, expected);
