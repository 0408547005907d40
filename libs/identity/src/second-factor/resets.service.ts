import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit, strongRoles } from '@footing/kernel';
import { Mail } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import { endSessionsOf } from '../data/sessions.query';
import { removeAllPasskeys, waysInOf } from '../passkeys/passkeys.query';
import { type NoticeOf, StaffNotices } from '../staff-notices/staff-notices.service';
import { notify } from './notices';
import { closeReset, heldReset, isSeasoned, openResets, ownReset, putReset, type Reset } from './resets.query';
import { addressOf, findApp, type Owner, removeSecondFactor } from './second-factor.query';

/**
 * For those who lost their app and their spare codes. Whoever works here needs two administrators, neither of them
 * themselves; whoever takes part waits a day, in which a mail warns them if it was somebody else who asked.
 */
@Injectable()
export class SecondFactorResets {
  constructor(
    private readonly db: Database,
    private readonly mail: Mail,
    private readonly notices: StaffNotices,
  ) {}

  /** Those that wait for a second administrator, the oldest first. @throws {DomainError} forbidden. */
  async waiting(actor: Actor): Promise<Reset[]> {
    permit(actor, 'accounts.edit');
    return this.db.transaction(actor, async (tx) => {
      const resets = await openResets(tx, actor.institutionId);
      const subjects = resets.map(({ accountId: id }) => ({ kind: 'account', id }) as const);
      await record(tx, actor, { event: 'account.listed', subjects, count: resets.length });
      return resets;
    });
  }

  /**
   * The first administrator asks, by the address of the account.
   * @throws {DomainError} forbidden; invalid at the field `email`, where it is empty, nobody has it, they need no codes,
   *   it is the asker's own, or it was asked for already.
   */
  async ask(actor: Actor, email: string): Promise<void> {
    permit(actor, 'accounts.edit');
    const askedBy = personOf(actor);
    if (email.trim() === '') throw refusal('reset.no-address', 'Enter the e-mail address of whoever lost their codes');
    await this.db.transaction(actor, async (tx) => {
      const [account] = await tx.query<{ id: string }[]>(
        'select id from account where institution_id = $1 and email = $2',
        [actor.institutionId, email.trim().toLowerCase()],
      );
      if (!account) throw refusal('reset.nobody', 'Nobody here has this e-mail address');
      if (account.id === askedBy) throw refusal('reset.own', 'Ask two other administrators to do this for you');
      const owner = { institutionId: actor.institutionId, accountId: account.id };
      if (!(await findApp(tx, owner))?.isOn && (await waysInOf(tx, owner)).passkeys === 0)
        throw refusal('reset.no-codes', 'They have neither codes from an app nor passkeys');
      if (!(await putReset(tx, owner, askedBy))) throw refusal('reset.waits', 'This was asked for already');
      await record(tx, actor, { event: 'second-factor.reset-asked', ...about(owner) });
      await notify(this.mail, tx, owner, 'reset-asked');
      await this.notices.tell(tx, actor, 'reset-asked', await aboutAccount(tx, owner));
    });
  }

  /**
   * The second administrator agrees: codes and passkeys are taken off, and every session of the account ends.
   * @throws {DomainError} forbidden, `reset.second-person` to the first and to whom it is for, `reset.too-new` to who has
   *   been an administrator for less than a day: in that day the others hear of it; not-found.
   */
  async agree(actor: Actor, id: string): Promise<void> {
    permit(actor, 'accounts.edit');
    const agreedBy = personOf(actor);
    await this.db.transaction(actor, async (tx) => {
      const reset = await this.find(tx, actor, id);
      if ([reset.askedBy, reset.accountId].includes(agreedBy))
        throw new DomainError('forbidden', 'reset.second-person');
      if (!(await isSeasoned(tx, actor.institutionId, agreedBy)))
        throw new DomainError('forbidden', 'reset.too-new', `account ${agreedBy}`);
      await closeReset(tx, actor.institutionId, id, 'done', agreedBy);
      const owner = { institutionId: actor.institutionId, accountId: reset.accountId };
      await this.notices.tell(tx, actor, 'reset-agreed', await aboutAccount(tx, owner));
      await this.take(tx, actor, owner);
      await this.takePasskeys(tx, actor, owner);
      // What was lost may still be signed in.
      await endSessionsOf(tx, owner.institutionId, owner.accountId);
    });
  }

  async withdraw(actor: Actor, id: string): Promise<void> {
    permit(actor, 'accounts.edit');
    await this.db.transaction(actor, async (tx) => {
      const { accountId } = await this.find(tx, actor, id);
      await closeReset(tx, actor.institutionId, id, 'withdrawn');
      await record(tx, actor, { event: 'second-factor.reset-withdrawn', ...about({ accountId }) });
    });
  }

  /** Whether somebody may do it alone, after a day: not who works here in a role that needs codes. */
  async mayAlone(owner: Owner): Promise<boolean> {
    return this.db.transaction(owner, (tx) => mayAlone(tx, owner));
  }

  /** The request that somebody made for themselves; null: none is open. */
  async own(owner: Owner): Promise<Reset | null> {
    return this.db.transaction(owner, (tx) => ownReset(tx, owner));
  }

  /** Asks for oneself. Asking twice changes nothing: the day counts from the first time. @throws {DomainError} forbidden. */
  async askForOneself(owner: Owner): Promise<void> {
    await this.db.transaction(owner, async (tx) => {
      if (!(await mayAlone(tx, owner))) throw new DomainError('forbidden', 'reset.needs-administrators');
      if (!(await putReset(tx, owner, owner.accountId))) return;
      await record(tx, actorOf(owner), { event: 'second-factor.reset-asked', ...about(owner) });
      await notify(this.mail, tx, owner, 'own-reset-asked');
    });
  }

  /** Takes one's own codes off, when the day is over. @throws {DomainError} conflict, `reset.not-due`. */
  async finishOwn(owner: Owner): Promise<void> {
    await this.db.transaction(owner, async (tx) => {
      const reset = await ownReset(tx, owner);
      if (!reset?.isDue || !(await mayAlone(tx, owner))) throw new DomainError('conflict', 'reset.not-due');
      await closeReset(tx, owner.institutionId, reset.id, 'done');
      await this.take(tx, actorOf(owner), owner);
    });
  }

  private async take(tx: EntityManager, actor: Actor, owner: Owner): Promise<void> {
    await removeSecondFactor(tx, owner);
    await record(tx, actor, { event: 'second-factor.reset', ...about(owner) });
    await notify(this.mail, tx, owner, 'removed');
  }

  /** Somebody who lost the phone lost both: with a passkey left, and no other second proof, they could not set up a new one. */
  private async takePasskeys(tx: EntityManager, actor: Actor, owner: Owner): Promise<void> {
    const count = await removeAllPasskeys(tx, owner);
    if (count === 0) return;
    await record(tx, actor, { event: 'passkey.removed', ...about(owner), count });
    await notify(this.mail, tx, owner, 'passkeys-removed');
  }

  private async find(tx: EntityManager, actor: Actor, id: string): Promise<Reset> {
    const reset = await heldReset(tx, actor.institutionId, id);
    if (!reset || reset.dueAt !== null) throw new DomainError('not-found', 'reset.not-found', `reset ${id}`);
    return reset;
  }
}

async function mayAlone(tx: EntityManager, { institutionId, accountId }: Owner): Promise<boolean> {
  const [strong] = await tx.query<object[]>(
    'select 1 from account_role where institution_id = $1 and account_id = $2 and role = any ($3) limit 1',
    [institutionId, accountId, strongRoles],
  );
  return strong === undefined;
}

/** Whose account it is, for those who are told; the owner has a letter of their own. */
async function aboutAccount(tx: EntityManager, owner: Owner): Promise<NoticeOf> {
  return { more: `It is the account of ${(await addressOf(tx, owner)).email}.` };
}

const actorOf = ({ institutionId, accountId, request }: Owner): Actor => ({
  ...{ institutionId, accountId, roles: [] },
  ...(request && { request }),
});
const about = ({ accountId }: Pick<Owner, 'accountId'>) => ({
  subjects: [{ kind: 'account', id: accountId } as const],
});

function personOf({ accountId }: Actor): string {
  if (accountId === null) throw new DomainError('forbidden', 'reset.needs-a-person');
  return accountId;
}

const refusal = (code: string, message: string) =>
  new DomainError('invalid', code, code, [{ field: 'email', message }]);
