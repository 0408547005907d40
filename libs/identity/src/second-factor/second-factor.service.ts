import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, systemActor } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { Permits } from '../links/permits.service';
import { appAddress, looksLikeAppCode, newAppSecret, stepOf } from './app-codes';
import { type Notice, notify } from './notices';
import { looksLikeRecoveryCode, newRecoveryCodes, recoveryHash } from './recovery-codes';
import {
  addressOf,
  beginApp,
  findApp,
  type Owner,
  recoveryCodesLeft,
  removeSecondFactor,
  replaceRecoveryCodes,
  takeRecoveryCode,
  takeStep,
} from './second-factor.query';
import { withdrawResets } from './resets.query';

/** How somebody's second factor stands. */
export interface SecondFactorState {
  /** Since when codes are needed; null: they are not. */
  readonly since: Date | null;
  readonly spareCodesLeft: number;
}

/** What an app is told. */
export interface AppToSetUp {
  /** `otpauth://…`, for a QR code. */
  readonly address: string;
  /** The same secret for typing, in base32. */
  readonly secret: string;
}

/**
 * What a typed code was; `locked` where too many were tried, and nothing was looked at; `unreadable` where it can be
 * neither a code of an app nor a spare one, which costs no try.
 */
export type CodeAnswer = 'right' | 'wrong' | 'locked' | 'unreadable';

const SEALED_AS = 'account_totp.sealed';

/** With three right codes in a million at a time, years of trying would find none. */
const LIMITS = [
  { most: 6, seconds: 900 },
  { most: 30, seconds: 86_400 },
] as const;

/** Codes from an app as a second proof, and the spare codes for when the app is not at hand. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly mail: Mail,
    private readonly permits: Permits,
    private readonly clock: Clock,
  ) {}

  async state(owner: Owner): Promise<SecondFactorState> {
    return this.db.transaction(owner, async (tx) => {
      const app = await findApp(tx, owner);
      return { since: app?.confirmedAt ?? null, spareCodesLeft: await recoveryCodesLeft(tx, owner) };
    });
  }

  /** Makes what an app is set up with: the same until it is confirmed. @throws {DomainError} conflict, `second-factor.is-on`. */
  async begin(owner: Owner): Promise<AppToSetUp> {
    return this.db.transaction(owner, async (tx) => {
      if (!(await findApp(tx, owner)))
        await beginApp(tx, owner, await this.secrets.seal(tx, owner, SEALED_AS, null, newAppSecret()));
      const app = await this.appOf(tx, owner);
      if (!app) throw isOn(owner);
      return app;
    });
  }

  /** What was made to set an app up with; null: it was not begun. @throws {DomainError} conflict, `second-factor.is-on`. */
  async begun(owner: Owner): Promise<AppToSetUp | null> {
    return this.db.transaction(owner, (tx) => this.appOf(tx, owner));
  }

  /**
   * Turns codes on, once the app has shown that it makes the right ones.
   * @returns ten spare codes, shown once; null when the code is wrong. @throws {DomainError} conflict, `second-factor.is-on`.
   */
  async confirm(owner: Owner, typed: string): Promise<readonly string[] | null> {
    return this.db.transaction(owner, async (tx) => {
      const app = await findApp(tx, owner);
      if (app?.isOn) throw isOn(owner);
      const step = app ? await this.step(tx, owner, app.sealed, typed) : null;
      if (step === null) return null;
      if (!(await takeStep(tx, owner, step, true))) throw isOn(owner);
      const codes = await this.freshCodes(tx, owner);
      await this.tell(tx, owner, 'second-factor.added', 'added');
      return codes;
    });
  }

  /** Whether this is a right code, used for the first time: of the app, or a spare one. Of many at once one is right. */
  async prove(owner: Owner, typed: string): Promise<CodeAnswer> {
    if (!looksLikeAppCode(typed) && !looksLikeRecoveryCode(typed)) return 'unreadable';
    for (const limit of LIMITS) {
      const bucket = `second-factor ${limit.seconds} ${owner.institutionId} ${owner.accountId}`;
      if (!(await this.permits.take(bucket, limit)).allowed) return 'locked';
    }
    return this.db.transaction(owner, async (tx) => {
      const right = looksLikeAppCode(typed)
        ? await this.takeApp(tx, owner, typed)
        : await this.takeSpare(tx, owner, typed);
      const event = right ? 'second-factor.used' : 'second-factor.refused';
      await record(tx, serviceFor(owner), { event, ...about(owner), ...(right ? {} : refused) });
      // Who has the app after all needs nobody to take it off.
      if (right) await withdrawResets(tx, owner);
      return right ? 'right' : 'wrong';
    });
  }

  /** New spare codes; the earlier ones no longer work. @throws {DomainError} conflict, `second-factor.is-off`. */
  async makeNewCodes(owner: Owner): Promise<readonly string[]> {
    return this.db.transaction(owner, async (tx) => {
      if (!(await findApp(tx, owner))?.isOn) throw isOff(owner);
      const codes = await this.freshCodes(tx, owner);
      await this.tell(tx, owner, 'recovery-codes.made', 'new-codes');
      return codes;
    });
  }

  /** Turns codes off. @throws {DomainError} conflict, `second-factor.is-off`. */
  async remove(owner: Owner): Promise<void> {
    await this.db.transaction(owner, async (tx) => {
      if (!(await removeSecondFactor(tx, owner))) throw isOff(owner);
      await this.tell(tx, owner, 'second-factor.removed', 'removed');
    });
  }

  private async appOf(tx: EntityManager, owner: Owner): Promise<AppToSetUp | null> {
    const app = await findApp(tx, owner);
    if (!app) return null;
    if (app.isOn) throw isOn(owner);
    const secret = await this.secrets.open(tx, owner, SEALED_AS, null, app.sealed);
    const { email, institution } = await addressOf(tx, owner);
    return { secret, address: appAddress(secret, institution, email) };
  }

  private async takeApp(tx: EntityManager, owner: Owner, typed: string): Promise<boolean> {
    const app = await findApp(tx, owner);
    const step = app?.isOn ? await this.step(tx, owner, app.sealed, typed) : null;
    return step !== null && takeStep(tx, owner, step, false);
  }

  private async takeSpare(tx: EntityManager, owner: Owner, typed: string): Promise<boolean> {
    if (!(await takeRecoveryCode(tx, owner, recoveryHash(typed)))) return false;
    await record(tx, serviceFor(owner), { event: 'recovery-code.used', ...about(owner) });
    return true;
  }

  private async step(tx: EntityManager, owner: Owner, sealed: Buffer, typed: string): Promise<number | null> {
    return stepOf(await this.secrets.open(tx, owner, SEALED_AS, null, sealed), typed, this.clock.now());
  }

  private async freshCodes(tx: EntityManager, owner: Owner): Promise<readonly string[]> {
    const codes = newRecoveryCodes();
    await replaceRecoveryCodes(tx, owner, codes.map(recoveryHash));
    return codes;
  }

  private async tell(tx: EntityManager, owner: Owner, event: Changed, notice: Notice): Promise<void> {
    await record(tx, { ...serviceFor(owner), accountId: owner.accountId }, { event, ...about(owner) });
    await notify(this.mail, tx, owner, notice);
  }
}

type Changed = 'second-factor.added' | 'second-factor.removed' | 'recovery-codes.made';

/** The service itself, in the request of whoever asks: they are not signed in yet. */
const serviceFor = ({ institutionId, request }: Owner): Actor => ({
  ...systemActor(institutionId),
  ...(request && { request }),
});
const refused = { outcome: 'refused' } as const;
const about = ({ accountId }: Owner) => ({ subjects: [{ kind: 'account', id: accountId } as const] });
const isOn = ({ accountId }: Owner) => new DomainError('conflict', 'second-factor.is-on', `account ${accountId}`);
const isOff = ({ accountId }: Owner) => new DomainError('conflict', 'second-factor.is-off', `account ${accountId}`);
