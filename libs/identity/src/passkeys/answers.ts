/** What a passkey answered when somebody signs in: every part is base64url without padding. */
export interface Assertion {
  readonly id: string;
  readonly clientDataJSON: string;
  readonly authenticatorData: string;
  readonly signature: string;
  readonly userHandle: string;
}

/** What a device answered when it made a passkey. */
export interface Attestation {
  readonly id: string;
  readonly clientDataJSON: string;
  readonly attestationObject: string;
  /** How the passkey can be reached, as the browser says: `internal`, `usb`, `hybrid` … */
  readonly transports: readonly string[];
}

const MOST_LENGTH = 30_000;
const BASE64URL = /^[A-Za-z0-9_-]+$/;

/** Null: it is nothing that a browser sends. */
export function readAssertion(sent: unknown): Assertion | null {
  const answer = partsOf(sent);
  if (!answer) return null;
  const { id, response } = answer;
  const [clientDataJSON, authenticatorData] = [
    encoded(response, 'clientDataJSON'),
    encoded(response, 'authenticatorData'),
  ];
  const [signature, userHandle] = [encoded(response, 'signature'), encoded(response, 'userHandle')];
  if (!clientDataJSON || !authenticatorData || !signature || !userHandle) return null;
  return { id, clientDataJSON, authenticatorData, signature, userHandle };
}

/** Null: it is nothing that a browser sends. */
export function readAttestation(sent: unknown): Attestation | null {
  const answer = partsOf(sent);
  if (!answer) return null;
  const { id, response } = answer;
  const [clientDataJSON, attestationObject] = [
    encoded(response, 'clientDataJSON'),
    encoded(response, 'attestationObject'),
  ];
  if (!clientDataJSON || !attestationObject) return null;
  const given = fieldOf(response, 'transports');
  const transports = (Array.isArray(given) ? given : []).filter(isTransport).slice(0, 10);
  return { id, clientDataJSON, attestationObject, transports };
}

function partsOf(sent: unknown): { readonly id: string; readonly response: unknown } | null {
  if (typeof sent !== 'string' || sent.length > MOST_LENGTH) return null;
  try {
    const answer: unknown = JSON.parse(sent);
    const id = encoded(answer, 'id');
    return id ? { id, response: fieldOf(answer, 'response') } : null;
  } catch {
    return null;
  }
}

const fieldOf = (from: unknown, name: string): unknown =>
  typeof from === 'object' && from !== null && Object.hasOwn(from, name)
    ? (from as Record<string, unknown>)[name]
    : undefined;

function encoded(from: unknown, name: string): string | null {
  const value = fieldOf(from, name);
  return typeof value === 'string' && BASE64URL.test(value) ? value : null;
}

const isTransport = (given: unknown): given is string => typeof given === 'string' && /^[a-z-]{1,20}$/.test(given);
