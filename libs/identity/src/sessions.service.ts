import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, DomainError, type Role } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { type Device, devicesOf, endSession, endSessionsOf, ownerOf } from './data/sessions.query';
import { actableRoles, firstRole, type Strength } from './domain/acting-role';

/** What a session says of itself: the role it began in, and what its sign-in was worth. */
export interface SessionOf {
  readonly role: Role | null;
  readonly strength: Strength;
}

/** Whose a session is. */
interface Owner {
  readonly institutionId: string;
  readonly accountId: string;
}

/** Somebody with a session, as the tables say now. */
export interface Present {
  readonly name: string;
  /** Holds exactly one role, or none where every held role needs a second proof first. */
  readonly actor: Actor;
  /** Every role that may be acted in after this sign-in, the most useful first. */
  readonly actable: readonly Role[];
  /** Held roles that need a second proof first. Empty after one. */
  readonly behindProof: readonly Role[];
}

/** Sessions of people: who they are now, in which role they act, and on which devices. */
@Injectable()
export class Sessions {
  constructor(private readonly db: Database) {}

  /**
   * Who a session belongs to, read afresh: null when the account is gone or switched off.
   * @param tx of their institution: each page asks, together with what else it begins with.
   */
  async present(tx: EntityManager, { institutionId, accountId }: Owner, session: SessionOf): Promise<Present | null> {
    const owner = await ownerOf(tx, institutionId, accountId);
    if (!owner) return null;
    const { name, roles } = owner;
    const actable = actableRoles(roles, session.strength);
    const role = session.role && actable.includes(session.role) ? session.role : (actable[0] ?? null);
    return {
      name,
      actor: { institutionId, accountId, roles: role ? [role] : [] },
      actable,
      behindProof: roles.filter((one) => !actable.includes(one)),
    };
  }

  /**
   * The role that a session begins in; null when every role needs a second proof first.
   * @throws {DomainError} forbidden, `account.cannot-enter`, when the account is gone or switched off.
   */
  async roleAtFirst(institutionId: string, accountId: string, strength: Strength): Promise<Role | null> {
    const owner = await this.db.transaction({ institutionId }, (tx) => ownerOf(tx, institutionId, accountId));
    if (!owner) throw cannotEnter(accountId);
    return firstRole(owner.roles, strength);
  }

  /** The devices that whoever asks is signed in on, the one used last first. */
  async devices(actor: Actor): Promise<Device[]> {
    const accountId = personOf(actor);
    return this.db.transaction(actor, (tx) => devicesOf(tx, actor.institutionId, accountId));
  }

  /** Ends one of the asker's own sessions. @throws {DomainError} not-found, `device.not-found`. */
  async end(actor: Actor, deviceId: string, event: 'device.ended' | 'signed-out' = 'device.ended'): Promise<void> {
    const accountId = personOf(actor);
    await this.db.transaction(actor, async (tx) => {
      if (!(await endSession(tx, actor.institutionId, accountId, deviceId)))
        throw new DomainError('not-found', 'device.not-found', `device ${deviceId}`);
      await record(tx, actor, { event, subjects: [{ kind: 'account', id: accountId }], object: deviceId });
    });
  }

  /** Ends all of the asker's own sessions, or all but one. @returns how many. */
  async endAll(actor: Actor, butFor?: string): Promise<number> {
    const accountId = personOf(actor);
    return this.db.transaction(actor, async (tx) => {
      const count = await endSessionsOf(tx, actor.institutionId, accountId, butFor);
      await record(tx, actor, { event: 'device.ended', subjects: [{ kind: 'account', id: accountId }], count });
      return count;
    });
  }

  /** Removes what is over, of every institution. @returns how many. */
  async tidy(): Promise<number> {
    const [tidied] = await this.db.atTheDoor<{ ended: number }>('sessions_tidy');
    return tidied?.ended ?? 0;
  }
}

/** @throws {DomainError} forbidden, for a job. */
function personOf({ accountId }: Actor): string {
  if (accountId === null) throw new DomainError('forbidden', 'session.needs-a-person');
  return accountId;
}

const cannotEnter = (id: string) => new DomainError('forbidden', 'account.cannot-enter', `account ${id}`);
