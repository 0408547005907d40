import { createHash } from 'node:crypto';
import { type Actor, DomainError } from '@footing/kernel';
import type { Owner } from '../second-factor/second-factor.query';

/** What a passkey keeps of whose it is: 32 bytes that tell nobody else anything. The same for all passkeys of an account. */
export const userHandleOf = ({ institutionId, accountId }: Owner) =>
  new Uint8Array(createHash('sha256').update(`passkeys of ${accountId} at ${institutionId}`).digest());

/** Whose passkeys whoever asks may see and change: their own. @throws {DomainError} forbidden, for a job. */
export function ownerOf({ institutionId, accountId }: Actor): Owner {
  if (accountId === null) throw new DomainError('forbidden', 'session.needs-a-person');
  return { institutionId, accountId };
}
