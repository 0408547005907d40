import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { generateRegistrationOptions, type PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import type { EntityManager } from 'typeorm';
import type { KeptProof } from '../database-sessions';
import { isFresh } from '../domain/fresh-proof';
import { OwnAddresses } from '../own-addresses.service';
import { addressOf, type Owner } from '../second-factor/second-factor.query';
import { readAttestation } from './answers';
import { ALGORITHMS, checkMade } from './ceremonies';
import { newChallenge, takeChallenge } from './challenges.query';
import { mayRemove, needsTwoProofs, type WaysIn } from './last-way-in';
import {
  addPasskey,
  credentialsOf,
  holdWaysIn,
  type PasskeyView,
  passkeysOf,
  removePasskey,
  renamePasskey,
  waysInOf,
} from './passkeys.query';
import { ownerOf, userHandleOf } from './relying-party';

/** How somebody's passkeys stand. */
export interface PasskeyState {
  readonly passkeys: readonly PasskeyView[];
  /** What the session has to prove first, before any is added or removed; null: nothing. */
  readonly proveFirst: 'again' | 'twice' | null;
  /** Whether any may be removed: not the last way in of somebody whose role needs two proofs. */
  readonly mayRemove: boolean;
  /** Whether spare codes are there for the day when a passkey is lost. */
  readonly hasCodes: boolean;
  /** Name of the host of this request: only passkeys that were made there work there. */
  readonly here: string;
}

/** An account keeps no more than this. */
const MOST = 20;
const NAME_LENGTH = 60;

/** Everybody's own passkeys. */
@Injectable()
export class Passkeys {
  constructor(
    private readonly db: Database,
    private readonly mail: Mail,
    private readonly addresses: OwnAddresses,
    private readonly clock: Clock,
  ) {}

  /** @param proof of the session that asks. @param host as the request names it. */
  async state(actor: Actor, proof: KeptProof | undefined, host = ''): Promise<PasskeyState> {
    const owner = ownerOf(actor);
    const { id: here, publicId } = await this.addresses.partyAt(owner.institutionId, host);
    return this.db.transaction(actor, async (tx) => {
      const ways = await waysInOf(tx, owner);
      const passkeys = await passkeysOf(tx, owner, publicId);
      return {
        passkeys,
        proveFirst: this.missing(ways, proof),
        mayRemove: mayRemove(ways),
        hasCodes: ways.hasCodes,
        here,
      };
    });
  }

  /**
   * What a browser is to make a passkey of; the session keeps the challenge.
   * @param host as the request names it.
   * @throws {DomainError} forbidden `sign-in.second-proof`; conflict `sign-in.too-long-ago` or `passkey.too-many`.
   */
  async begin(actor: Actor, proof: KeptProof | undefined, host = ''): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const owner = ownerOf(actor);
    const party = await this.addresses.partyAt(owner.institutionId, host);
    return this.db.transaction(actor, async (tx) => {
      await this.holdForChange(tx, owner, proof);
      const { email, institution } = await addressOf(tx, owner);
      const challenge = await newChallenge(tx, owner.institutionId, owner.accountId);
      return generateRegistrationOptions({
        rpName: `${institution}, mentoring`,
        rpID: party.id,
        userID: userHandleOf(owner),
        userName: email,
        challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
        timeout: 5 * 60_000,
        attestationType: 'none',
        excludeCredentials: await credentialsOf(tx, owner, party),
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        supportedAlgorithmIDs: ALGORITHMS,
      });
    });
  }

  /**
   * Keeps a new passkey, and tells its owner by e-mail.
   * @param made the challenge of the session that asked, the browser's answer as JSON, what to call it, and the host as
   *   the request names it.
   * @returns its id; null: the answer is not what was asked for. The challenge is used up either way.
   * @throws {DomainError} as `begin` does.
   */
  async add(
    actor: Actor,
    proof: KeptProof | undefined,
    made: { readonly challenge: string; readonly sent: unknown; readonly name: string; readonly host?: string },
  ): Promise<string | null> {
    const owner = ownerOf(actor);
    const { institutionId, accountId } = owner;
    const party = await this.addresses.partyAt(institutionId, made.host ?? '');
    return this.db.transaction(actor, async (tx) => {
      await this.holdForChange(tx, owner, proof);
      const answer = readAttestation(made.sent);
      if (!(await takeChallenge(tx, institutionId, made.challenge, accountId)) || !answer) return null;
      const checked = await checkMade({ party, challenge: made.challenge }, answer);
      if (!checked) return null;
      const credentialId = Buffer.from(answer.id, 'base64url');
      const name = made.name.slice(0, NAME_LENGTH);
      const { transports } = answer;
      const id = await addPasskey(tx, owner, { ...checked, credentialId, transports, name, madeAt: party.id });
      if (id === null) return null;
      await this.note(tx, actor, 'passkey.added', id);
      await this.tell(tx, owner, 'A passkey was added to your account. It can be used to sign in.');
      return id;
    });
  }

  /** @throws {DomainError} not-found, `passkey.not-found`. */
  async rename(actor: Actor, id: string, name: string): Promise<void> {
    await this.db.transaction(actor, async (tx) => {
      if (!(await renamePasskey(tx, ownerOf(actor), id, name))) throw notFound(id);
      await this.note(tx, actor, 'passkey.renamed', id);
    });
  }

  /**
   * Takes a passkey away, and tells its owner by e-mail.
   * @throws {DomainError} forbidden `sign-in.second-proof`; conflict `sign-in.too-long-ago`, or `passkey.last-way-in` for
   *   the last way in of somebody whose role needs two proofs; not-found `passkey.not-found`.
   */
  async remove(actor: Actor, proof: KeptProof | undefined, id: string): Promise<void> {
    const owner = ownerOf(actor);
    await this.db.transaction(actor, async (tx) => {
      const ways = await this.holdForChange(tx, owner, proof, true);
      if (!(await removePasskey(tx, owner, id))) throw notFound(id);
      if (!mayRemove(ways)) throw new DomainError('conflict', 'passkey.last-way-in', `passkey ${id}`);
      await this.note(tx, actor, 'passkey.removed', id);
      await this.tell(tx, owner, 'A passkey was removed from your account. It can no longer be used to sign in.');
    });
  }

  /**
   * Whether a passkey stands before a role that needs two proofs. Then one proof is too little for setting up another
   * second one: whoever reads the mail of the account would come in past the passkey.
   */
  async guard(owner: Owner): Promise<boolean> {
    const { institutionId, accountId } = owner;
    const ways = await this.db.transaction({ institutionId }, (tx) => waysInOf(tx, { institutionId, accountId }));
    return ways.passkeys > 0 && needsTwoProofs(ways);
  }

  /** Holds the account, so that changes take turns, and turns away whoever has not proved enough, or has enough. */
  private async holdForChange(
    tx: EntityManager,
    owner: Owner,
    proof: KeptProof | undefined,
    removes = false,
  ): Promise<WaysIn> {
    const ways = await holdWaysIn(tx, owner);
    const missing = this.missing(ways, proof);
    const who = `account ${owner.accountId}`;
    if (missing === 'twice') throw new DomainError('forbidden', 'sign-in.second-proof', who);
    if (missing === 'again') throw new DomainError('conflict', 'sign-in.too-long-ago', who);
    if (!removes && ways.passkeys >= MOST) throw new DomainError('conflict', 'passkey.too-many', who);
    return ways;
  }

  private missing(ways: WaysIn, proof: KeptProof | undefined): PasskeyState['proveFirst'] {
    if (needsTwoProofs(ways) && proof?.strength !== 'two') return 'twice';
    return isFresh(proof?.at, this.clock.now()) ? null : 'again';
  }

  private async note(tx: EntityManager, actor: Actor, event: Changed, object: string): Promise<void> {
    await record(tx, actor, { event, object, subjects: [{ kind: 'account', id: ownerOf(actor).accountId }] });
  }

  private async tell(tx: EntityManager, owner: Owner, what: string): Promise<void> {
    const { email } = await addressOf(tx, owner);
    await this.mail.send(tx, owner, {
      to: email,
      kind: 'account-notice',
      subject: 'A change to how you sign in',
      paragraphs: [what, 'Was it you? Then there is nothing to do. If it was not, write to us at once.'],
      why: 'it is about how you sign in, and we tell you of every change to that',
    });
  }
}

type Changed = 'passkey.added' | 'passkey.renamed' | 'passkey.removed';

const notFound = (id: string) => new DomainError('not-found', 'passkey.not-found', `passkey ${id}`);
