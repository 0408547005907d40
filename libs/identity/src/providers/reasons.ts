import { DomainError } from '@footing/kernel';

/**
 * Why a university's answer was not taken: one code a check, with words for the administrator who tests the connection.
 * Whoever signs in sees none of them: to a stranger all refusals look alike.
 */
export const reasons = {
  'provider.unknown': 'This way of signing in does not exist or is turned off.',
  'provider.unreachable': 'We could not reach the university’s sign-in service.',
  'flow.unknown': 'The answer belongs to no sign-in that began here, or it was used before, or it came too late.',
  'flow.other-browser': 'The answer came from another browser than the one that began to sign in.',
  'flow.too-many': 'Too many people began to sign in within a minute.',
  'flow.replayed': 'The same answer was used before.',
  'provider.said-no': 'The university’s sign-in service said no.',
  'oidc.answer': 'The answer was not as OpenID Connect asks.',
  'oidc.issuer': 'The answer came from another issuer.',
  'oidc.audience': 'The answer was meant for another service.',
  'oidc.nonce': 'The answer belongs to another sign-in.',
  'oidc.state': 'The answer belongs to another sign-in.',
  'oidc.expired': 'The answer came too late, or the clocks differ too much.',
  'oidc.signature': 'The answer was not signed, or not in a way that is safe.',
  'oidc.code': 'The code was refused: it was used before, or it belongs to another service.',
  'saml.too-large': 'The answer was larger than 256 kB.',
  'saml.unreadable': 'The answer was not XML as SAML asks.',
  'saml.dangerous-xml': 'The answer held a document type, an instruction or a comment, which could hide something.',
  'saml.shape': 'The answer was not put together as SAML asks: one assertion, signatures in their places.',
  'saml.weak-signature': 'The answer was signed in a way that is no longer safe (SHA-1, for example).',
  'saml.signature': 'The signature was missing, or was not made with a key in the university’s metadata.',
  'saml.status': 'The university’s sign-in service answered that it did not sign anybody in.',
  'saml.issuer': 'The answer came from another university than the one that was chosen.',
  'saml.destination': 'The answer was sent to another address than ours.',
  'saml.recipient': 'The assertion was meant for another address than ours.',
  'saml.audience': 'The assertion was meant for another service.',
  'saml.request': 'The answer belongs to another sign-in.',
  'saml.expired': 'The answer came too late, or the clocks differ too much.',
  'saml.not-yet-valid': 'The answer was not valid yet: the clocks differ too much.',
  'saml.old-sign-in': 'The person signed in at their university more than 12 hours ago.',
  'metadata.expired': 'The university’s metadata has expired.',
  'metadata.missing': 'There is no metadata of the university’s sign-in service yet.',
  'who.no-subject':
    'Nothing that arrived says for good who this is: no pairwise-id, subject-id, persistent NameID, or oid with tid.',
  'who.foreign-scope':
    'A value belongs to another university’s domain than the ones this sign-in service may speak for.',
  'who.no-affiliation': 'No scoped affiliation arrived, so we cannot tell students and staff from others.',
  'who.not-allowed': 'The affiliation is neither student nor staff.',
  'who.switched-off': 'The account here is switched off.',
  'who.no-email': 'No e-mail address arrived, so an account cannot be made.',
} as const;
export type Reason = keyof typeof reasons;

/** A sign-in that was refused. The page is the same whatever the reason; the record of who looked keeps the code. */
export class SignInRefused extends DomainError {
  constructor(readonly reason: Reason) {
    super('forbidden', 'sign-in.refused', reason);
    this.name = 'SignInRefused';
  }
}
