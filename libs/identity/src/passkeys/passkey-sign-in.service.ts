import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type RequestMark, systemActor } from '@footing/kernel';
import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { EntityManager } from 'typeorm';
import { OwnAddresses } from '../own-addresses.service';
import { Permits } from '../links/permits.service';
import type { Owner } from '../second-factor/second-factor.query';
import { type Assertion, readAssertion } from './answers';
import { type Asked, checkShown } from './ceremonies';
import { newChallenge, takeChallenge } from './challenges.query';
import { countUse, findByCredential, type KeptPasskey } from './passkeys.query';
import { userHandleOf } from './relying-party';

/** Why nobody was let in: for the record alone, never for the page. */
type Refusal = 'unreadable' | 'challenge' | 'unknown' | 'owner' | 'account-off' | 'address' | 'proof' | 'counter';

interface Outcome {
  readonly passkey: KeptPasskey | null;
  /** Null: they are let in. */
  readonly refusal: Refusal | null;
}

/** Signing in with a passkey: no name is asked for, and every refusal looks the same. */
@Injectable()
export class PasskeySignIn {
  constructor(
    private readonly db: Database,
    private readonly permits: Permits,
    private readonly addresses: OwnAddresses,
  ) {}

  /**
   * What a browser is to have signed; it is the same for everybody but for the challenge, which the session keeps.
   * @param network as `networkOf` of the audit library names it.
   * @param host as the request names it. @returns null when too many were asked for.
   */
  async begin(
    institutionId: string,
    network: string,
    host = '',
  ): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
    if (!(await this.mayAsk(institutionId, network))) return null;
    const { id: rpID } = await this.addresses.partyAt(institutionId, host);
    const challenge = await this.db.transaction({ institutionId }, (tx) => newChallenge(tx, institutionId, null));
    return generateAuthenticationOptions({
      rpID,
      challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
      userVerification: 'required',
      timeout: 5 * 60_000,
    });
  }

  /**
   * Who the passkey's owner is; null: nobody is let in. The challenge is used up either way, and a line is written.
   * @param challenge of the session that asked; '' when it asked nothing. @param sent the browser's answer, as JSON.
   * @param asking the host as the request names it, and which request it is, for the record.
   */
  async prove(
    institutionId: string,
    challenge: string,
    sent: unknown,
    { host = '', request }: { readonly host?: string; readonly request?: RequestMark | undefined } = {},
  ): Promise<Owner | null> {
    if (challenge === '' && !(await this.mayLeaveLine(institutionId))) return null;
    const asked = { party: await this.addresses.partyAt(institutionId, host), challenge };
    return this.db.transaction({ institutionId }, async (tx) => {
      const { passkey, refusal } = await this.judge(tx, institutionId, asked, readAssertion(sent));
      const about = {
        subjects: passkey ? [{ kind: 'account', id: passkey.accountId } as const] : [],
        ...(passkey && { object: passkey.id }),
      };
      const actor = { ...systemActor(institutionId), ...(request && { request }) };
      if (passkey && refusal === null) {
        await record(tx, actor, { event: 'passkey.used', ...about });
        return { institutionId, accountId: passkey.accountId };
      }
      await record(tx, actor, {
        event: 'passkey.refused',
        ...about,
        fields: [refusal ?? 'unknown'],
        outcome: 'refused',
      });
      return null;
    });
  }

  private async judge(
    tx: EntityManager,
    institutionId: string,
    { party, challenge }: Asked,
    answer: Assertion | null,
  ): Promise<Outcome> {
    if (!(await takeChallenge(tx, institutionId, challenge, null))) return { passkey: null, refusal: 'challenge' };
    if (!answer) return { passkey: null, refusal: 'unreadable' };
    const passkey = await findByCredential(tx, institutionId, Buffer.from(answer.id, 'base64url'), party.publicId);
    if (!passkey) return { passkey, refusal: 'unknown' };
    return { passkey, refusal: await this.refusalOf(tx, institutionId, { party, challenge, answer, passkey }) };
  }

  private async refusalOf(
    tx: EntityManager,
    institutionId: string,
    { party, challenge, answer, passkey }: Asked & { readonly answer: Assertion; readonly passkey: KeptPasskey },
  ): Promise<Refusal | null> {
    const { id, accountId, isOff, publicKey, madeAt } = passkey;
    const owner = Buffer.from(userHandleOf({ institutionId, accountId })).toString('base64url');
    if (answer.userHandle !== owner) return 'owner';
    if (isOff) return 'account-off';
    if (madeAt !== party.id) return 'address';
    const shown = await checkShown({ party, challenge }, answer, publicKey);
    if (!shown) return 'proof';
    return (await countUse(tx, institutionId, id, shown)) ? null : 'counter';
  }

  /** Answers to nothing cost nobody anything, and no line is ever taken out again: beyond so many there are none for some minutes. */
  private async mayLeaveLine(institutionId: string): Promise<boolean> {
    return (await this.permits.take(`passkey refused ${institutionId}`, { most: 300, seconds: 300 })).allowed;
  }

  private async mayAsk(institutionId: string, network: string): Promise<boolean> {
    const limits = [
      [`passkey network ${institutionId} ${network}`, { most: 300, seconds: 3_600 }],
      [`passkey institution ${institutionId}`, { most: 1_000, seconds: 60 }],
    ] as const;
    for (const [bucket, limit] of limits) if (!(await this.permits.take(bucket, limit)).allowed) return false;
    return true;
  }
}
