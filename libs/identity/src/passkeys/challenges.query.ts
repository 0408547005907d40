import type { EntityManager } from 'typeorm';
import { hashOf, newSecret } from '../links/link-secrets';

/** For whom a passkey is to be made; null: somebody signs in, and nobody is known yet. */
type For = string | null;

/** Something new to sign, good for five minutes. @returns 256 random bits as base64url; only their hash is kept. */
export async function newChallenge(tx: EntityManager, institutionId: string, accountId: For): Promise<string> {
  await tx.query('delete from passkey_challenge where institution_id = $1 and expires_at <= now()', [institutionId]);
  const challenge = newSecret();
  await tx.query('insert into passkey_challenge (institution_id, hash, account_id) values ($1, $2, $3)', [
    institutionId,
    hashOf(challenge),
    accountId,
  ]);
  return challenge;
}

/** Uses a challenge up, whatever comes of it; of many at once one gets true. */
export async function takeChallenge(
  tx: EntityManager,
  institutionId: string,
  challenge: string,
  accountId: For,
): Promise<boolean> {
  const taken = await tx.query<object[]>(
    `with taken as (
       delete from passkey_challenge
       where institution_id = $1 and hash = $2 and account_id is not distinct from $3 and expires_at > now() returning 1
     ) select 1 from taken`,
    [institutionId, hashOf(challenge), accountId],
  );
  return taken.length > 0;
}
