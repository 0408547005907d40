import { record } from '@footing/audit';
import { isWorkingDay, type Nation } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, Clock, type DomainError, permit, systemActor } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EvidenceFiles } from '../packs/evidence-files.service';
import {
  closedOf,
  itemsOf,
  membersOf,
  type Network,
  type NetworkMember,
  networkOf,
  networksOf,
} from './data/networks.query';
import { addLetter, addSending, type Sending, sendingsOf } from './data/sendings.query';
import { isClosed, momentInLondon, nextAfter } from './domain/schedule';
import { noNetwork, nothingReady } from './errors';
import { networkLetter } from './network-mail';
import { newNetworkToken } from './network-token';
import { type Ready, readyOf } from './ready';

export type { Sending, SentItem } from './data/sendings.query';

/** For so long a link opens. */
export const LINK_DAYS = 60;
const DAY_MS = 86_400_000;

/** What would be sent now, and to whom. */
export interface SendingPreview extends Ready {
  readonly network: Network;
  readonly members: readonly NetworkMember[];
}

/** Sends networks what is ready for them: by the clock, or when somebody says so. */
@Injectable()
export class NetworkSendings {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly mail: Mail,
    private readonly files: EvidenceFiles,
  ) {}

  /** @throws {DomainError} forbidden; not-found. */
  async preview(actor: Actor, id: string): Promise<SendingPreview> {
    permit(actor, 'networks.manage');
    return this.db.transaction(actor, async (tx) => {
      await record(tx, actor, { event: 'network.viewed' });
      return this.prepared(tx, actor, id);
    });
  }

  /** Sends now what is ready. @returns to how many. @throws {DomainError} forbidden; not-found; conflict, `network.nothing-ready`. */
  async sendNow(actor: Actor, id: string): Promise<number> {
    permit(actor, 'networks.manage');
    return this.db.transaction(actor, async (tx) => {
      const prepared = await this.prepared(tx, actor, id, true);
      if (prepared.items.length === 0 || !prepared.members.some(({ email }) => email !== null)) throw nothingReady(id);
      return this.send(tx, actor, prepared, null);
    });
  }

  /** What was sent, to whom and when, the newest first. @throws {DomainError} forbidden; not-found. */
  async sent(actor: Actor, id: string): Promise<{ readonly network: Network; readonly sendings: readonly Sending[] }> {
    permit(actor, 'networks.manage');
    return this.db.transaction(actor, async (tx) => {
      const network = await networkOf(tx, actor.institutionId, id);
      if (!network) throw noNetwork(id);
      await record(tx, actor, { event: 'network.viewed' });
      return { network, sendings: await sendingsOf(tx, actor.institutionId, id) };
    });
  }

  /** Closes the links of one sending, and drops its mail that waits; done twice it is done once. @throws {DomainError} forbidden; not-found. */
  async closeLinks(actor: Actor, id: string, number: number): Promise<void> {
    permit(actor, 'networks.manage');
    return this.db.transaction(actor, async (tx) => {
      if (!(await networkOf(tx, actor.institutionId, id))) throw noNetwork(id);
      const sending = (await sendingsOf(tx, actor.institutionId, id)).find((one) => one.number === number);
      if (!sending) return;
      await tx.query(
        `update network_letter set closed_at = $4 where institution_id = $1 and network_id = $2 and number = $3 and closed_at is null`,
        [actor.institutionId, id, number, this.clock.now()],
      );
      await this.mail.drop(
        tx,
        actor,
        sending.letters.map(({ mailId }) => mailId),
      );
      await record(tx, actor, { event: 'network.closed', count: number });
    });
  }

  /**
   * Sends to each network whose day has come, on working days in working hours alone. Each network by itself, whole or not at all: cut off
   * in the middle nothing of it was sent, and several workers send it once. @returns how many letters.
   */
  async tick(institutionId: string): Promise<number> {
    const actor = systemActor(institutionId);
    const { day, isInHours } = momentInLondon(this.clock.now());
    const due = await this.db.transaction(actor, async (tx) => {
      if (!isInHours || !(await isOpenOn(tx, institutionId, day))) return [];
      return (await networksOf(tx, institutionId)).filter((one) => isDue(one, day));
    });
    let letters = 0;
    for (const { id } of due)
      letters += await this.db.transaction(actor, async (tx) => {
        const prepared = await this.prepared(tx, actor, id, true).catch(orGone);
        // Another worker was quicker, or somebody put it off.
        if (!prepared || !isDue(prepared.network, day)) return 0;
        return this.send(tx, actor, prepared, day);
      });
    return letters;
  }

  private async prepared(
    tx: EntityManager,
    { institutionId }: Actor,
    id: string,
    isHeld = false,
  ): Promise<SendingPreview> {
    const network = await networkOf(tx, institutionId, id, isHeld);
    if (!network) throw noNetwork(id);
    const members = await membersOf(tx, institutionId, [id]);
    const items = await itemsOf(tx, institutionId, [id]);
    return { network, members, ...(await readyOf(tx, institutionId, items, this.files.documents)) };
  }

  /** @param today where the clock sends: the next day is then set. */
  private async send(tx: EntityManager, actor: Actor, prepared: SendingPreview, today: string | null): Promise<number> {
    const { network, items, members } = prepared;
    const { institutionId } = actor;
    const at = this.clock.now();
    const dueOn = today === null ? null : network.nextOn;
    const number = await addSending(tx, institutionId, network.id, { dueOn, items, madeAt: at, by: actor.accountId });
    const readers = items.length === 0 ? [] : await this.held(tx, institutionId, members);
    for (const member of readers) {
      const { text, hash } = newNetworkToken(institutionId);
      const expiresAt = new Date(at.getTime() + LINK_DAYS * DAY_MS);
      const letter = networkLetter(network.name, text, expiresAt);
      const mailId = await this.mail.send(tx, actor, { ...letter, to: member.email, greeting: member.name });
      await addLetter(tx, institutionId, {
        networkId: network.id,
        number,
        memberId: member.id,
        hash,
        mailId,
        sentAt: at,
        expiresAt,
      });
    }
    if (today !== null && network.every !== 'never' && network.anchorOn !== null)
      await tx.query('update network set next_on = $3 where institution_id = $1 and id = $2', [
        ...[institutionId, network.id, nextAfter(network.anchorOn, network.every, today)],
      ]);
    const accounts = readers.flatMap(({ accountId }) =>
      accountId === null ? [] : [{ kind: 'account' as const, id: accountId }],
    );
    await record(tx, actor, { event: 'network.sent', subjects: accounts, object: network.id, count: number });
    return readers.length;
  }

  /** Those who are still there: from here on whoever leaves waits until the mail is in the outbox, and drops it. */
  private async held(tx: EntityManager, institutionId: string, members: readonly NetworkMember[]) {
    const rows = await tx.query<{ id: string }[]>(
      'select id from network_member where institution_id = $1 and id = any ($2) and left_at is null order by id for share',
      [institutionId, members.map(({ id }) => id)],
    );
    const there = new Set(rows.map(({ id }) => id));
    return members.flatMap(({ email, ...one }) => (email !== null && there.has(one.id) ? [{ ...one, email }] : []));
  }
}

const isDue = ({ nextOn }: Network, today: string): boolean => nextOn !== null && nextOn <= today;

async function isOpenOn(tx: EntityManager, institutionId: string, day: string): Promise<boolean> {
  const [place] = await tx.query<{ nation: Nation }[]>('select nation from institution where id = $1', [institutionId]);
  const isWork = isWorkingDay(day as Parameters<typeof isWorkingDay>[0], place?.nation ?? 'england');
  return isWork && !isClosed(day, await closedOf(tx, institutionId));
}

/** It was ended meanwhile. */
function orGone(error: unknown): null {
  if ((error as Partial<DomainError>).code === 'network.not-found') return null;
  throw error;
}
