import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject, decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import type { Assertion, Attestation } from './answers';
import type { RelyingParty } from '../own-addresses.service';

/** Ed25519, P-256 and RSA with SHA-256: what every device makes and every Node checks. */
export const ALGORITHMS = [-8, -7, -257];

/** A passkey as it was made. */
export interface Made {
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly backedUp: boolean;
}

/** What a right answer tells. */
export interface Shown {
  readonly counter: number;
  readonly backedUp: boolean;
}

/** What was asked, and of whom. */
export interface Asked {
  readonly party: RelyingParty;
  readonly challenge: string;
}

const AS_KEY = { type: 'public-key', clientExtensionResults: {} } as const;

/**
 * Checks what a device answered that made a passkey. Whoever made it proved by face, finger or PIN that they are there.
 * @returns null: it is not what was asked for.
 */
export async function checkMade({ party, challenge }: Asked, answer: Attestation): Promise<Made | null> {
  const { id, clientDataJSON, attestationObject } = answer;
  try {
    if (!isPlain(attestationObject) || isFramed(clientDataJSON)) return null;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { id, rawId: id, ...AS_KEY, response: { clientDataJSON, attestationObject } },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified || registrationInfo.credential.id !== id) return null;
    const { credential, credentialBackedUp: backedUp } = registrationInfo;
    return { publicKey: Buffer.from(credential.publicKey), counter: credential.counter, backedUp };
  } catch {
    return null;
  }
}

/** Checks what a passkey answered; null: it is not what was asked for, or not by this key. Counting is the caller's. */
export async function checkShown(
  { party, challenge }: Asked,
  answer: Assertion,
  publicKey: Buffer,
): Promise<Shown | null> {
  const { id, ...response } = answer;
  try {
    if (isFramed(answer.clientDataJSON)) return null;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { id, rawId: id, ...AS_KEY, response },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      // The counter is compared where it is kept, so that of many at once one goes on.
      credential: { id, publicKey: new Uint8Array(publicKey), counter: 0 },
    });
    const { newCounter: counter, credentialBackedUp: backedUp } = authenticationInfo;
    return verified ? { counter, backedUp } : null;
  } catch {
    return null;
  }
}

/** Within another page, even another site's: we never show these pages in one. */
const isFramed = (clientDataJSON: string): boolean => decodeClientDataJSON(clientDataJSON).crossOrigin === true;

/**
 * Whether the device says nothing of its maker, as we ask. Certificates are not read at all: checking them would fetch
 * from addresses that they name.
 */
function isPlain(attestationObject: string): boolean {
  const read = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url')));
  const format = read.get('fmt');
  return format === 'none' || (format === 'packed' && read.get('attStmt').get('x5c') === undefined);
}
