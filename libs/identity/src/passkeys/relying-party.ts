import { createHash } from 'node:crypto';
import { publicUrl, type Settings } from '@footing/config';
import { type Actor, DomainError } from '@footing/kernel';
import type { Owner } from '../second-factor/second-factor.query';

/** Who passkeys are made for and shown to: exactly the address in the settings, never what a request says of its host. */
export interface RelyingParty {
  /** The host's name alone: `mentoring.example`. */
  readonly id: string;
  /** With scheme and port: `https://mentoring.example`. */
  readonly origin: string;
}

export function relyingParty(settings: Pick<Settings, 'PUBLIC_URL' | 'PORT'>): RelyingParty {
  const { hostname, origin } = new URL(publicUrl(settings, '/'));
  return { id: hostname, origin };
}

/** What a passkey keeps of whose it is: 32 bytes that tell nobody else anything. The same for all passkeys of an account. */
export const userHandleOf = ({ institutionId, accountId }: Owner) =>
  new Uint8Array(createHash('sha256').update(`passkeys of ${accountId} at ${institutionId}`).digest());

/** Whose passkeys whoever asks may see and change: their own. @throws {DomainError} forbidden, for a job. */
export function ownerOf({ institutionId, accountId }: Actor): Owner {
  if (accountId === null) throw new DomainError('forbidden', 'session.needs-a-person');
  return { institutionId, accountId };
}
