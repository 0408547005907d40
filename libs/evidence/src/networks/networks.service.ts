import { type AuditEvent, record } from '@footing/audit';
import { brokenConstraint, Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import { Mail, readAddress } from '@footing/messages';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type EvidenceDocument, EvidenceFiles } from '../packs/evidence-files.service';
import { schoolsWithLeads } from '../school-plans/data/schools.query';
import { type PossibleOwner, possibleOwners } from '../practice/data/owners.query';
import { kpisWhole } from '../kpis/data/kpis.query';
import { type ItemKind, networkOf, networksOf } from './data/networks.query';
import { networkViews, type NetworkView } from './network-views';
import { readyMadeNetworks } from './domain/ready-made';
import { momentInLondon, nextAfter } from './domain/schedule';
import { isThere, networkChanged, noNetwork, refuseNetwork } from './errors';
import { faultsInMember, faultsInNetwork, type MemberInput, type NetworkInput, notStaff } from './network.input';

export type { Network } from './data/networks.query';
export { networkLetter } from './network-mail';
export type { NetworkView } from './network-views';
export type { MemberInput, NetworkInput } from './network.input';

/** What a network can be given. */
export interface NetworkChoices {
  readonly people: readonly PossibleOwner[];
  readonly kpis: readonly { readonly id: string; readonly name: string }[];
  readonly documents: readonly EvidenceDocument[];
  readonly schools: readonly { readonly id: string; readonly name: string }[];
}

export interface ItemInput {
  readonly kind: ItemKind;
  readonly kpiId: string | null;
  readonly document: string | null;
  /** Whose plan; absent for anything else. */
  readonly schoolId?: string | null;
}

type Written = [{ id: string }[], number];

/** Networks: who is in them, what they are sent and how often. */
@Injectable()
export class Networks {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly mail: Mail,
    private readonly files: EvidenceFiles,
  ) {}

  /** All that go on, by name. @throws {DomainError} forbidden. */
  list(actor: Actor): Promise<NetworkView[]> {
    return this.work(actor, 'network.viewed', async (tx) => {
      const all = await networksOf(tx, actor.institutionId);
      return networkViews(tx, actor.institutionId, all, this.files.documents);
    });
  }

  /** @throws {DomainError} forbidden; not-found. */
  find(actor: Actor, id: string): Promise<NetworkView> {
    return this.work(actor, 'network.viewed', (tx) => this.one(tx, actor, id));
  }

  /** @throws {DomainError} forbidden. */
  async choices(actor: Actor): Promise<NetworkChoices> {
    permit(actor, 'networks.manage');
    return this.db.transaction(actor, async (tx) => {
      const [place] = await tx.query<{ nation: string }[]>('select nation from institution where id = $1', [
        actor.institutionId,
      ]);
      return {
        people: await possibleOwners(tx, actor.institutionId),
        kpis: (await kpisWhole(tx, actor.institutionId))
          .filter(({ kpi }) => kpi.state !== 'retired')
          .map(({ kpi: { id, name } }) => ({ id, name })),
        schools: await schoolsWithLeads(tx, actor.institutionId),
        documents: this.files.documents.filter(({ nations }) => nations.some((nation) => nation === place?.nation)),
      };
    });
  }

  /** Adds the networks to begin with; those whose name is there already are left out. @returns how many were added. */
  begin(actor: Actor): Promise<number> {
    return this.work(actor, 'network.changed', async (tx) => {
      const there = new Set((await networksOf(tx, actor.institutionId)).map(({ name }) => name.toLowerCase()));
      const fresh = readyMadeNetworks.filter(({ name }) => !there.has(name.toLowerCase()));
      for (const one of fresh) await this.insert(tx, actor, { ...one, every: 'never', anchorOn: '' });
      return fresh.length;
    });
  }

  /** @returns its id. @throws {DomainError} forbidden; invalid, with fields; conflict, `network.there`. */
  add(actor: Actor, input: NetworkInput): Promise<string> {
    return this.work(actor, 'network.changed', async (tx) => {
      refuseNetwork(faultsInNetwork(input));
      return this.insert(tx, actor, input);
    });
  }

  /** @throws {DomainError} forbidden; invalid, with fields; not-found; conflict, `network.changed`, `network.there`. */
  change(actor: Actor, id: string, seen: number, input: NetworkInput): Promise<void> {
    return this.work(actor, 'network.changed', async (tx) => {
      refuseNetwork(faultsInNetwork(input));
      await this.one(tx, actor, id);
      const [rows] = await tx.query<Written>(
        `update network set version = version + 1, name = $4, about = $5, every = $6, anchor_on = $7, next_on = $8, changed_at = $9, changed_by = $10
         where institution_id = $1 and id = $2 and version = $3 and ended_at is null returning id`,
        [actor.institutionId, id, seen, ...this.columnsOf(input), this.clock.now(), actor.accountId],
      );
      if (rows.length === 0) throw networkChanged(id);
    });
  }

  /** Ends it: nothing goes to it any more, and its links open nothing. @throws {DomainError} forbidden; not-found. */
  end(actor: Actor, id: string): Promise<void> {
    return this.work(actor, 'network.changed', async (tx) => {
      await networkOf(tx, actor.institutionId, id, true);
      const { members } = await this.one(tx, actor, id);
      for (const { id: member } of members) await this.drop(tx, actor, member);
      await tx.query(
        `update network set version = version + 1, ended_at = $3, changed_at = $3, changed_by = $4 where institution_id = $1 and id = $2`,
        [actor.institutionId, id, this.clock.now(), actor.accountId],
      );
    });
  }

  /** @throws {DomainError} forbidden; invalid, with fields; not-found; conflict, `network.there`. */
  join(actor: Actor, id: string, input: MemberInput): Promise<void> {
    return this.work(actor, 'network.joined', async (tx) => {
      refuseNetwork(faultsInMember(input));
      await this.one(tx, actor, id);
      const { accountId } = input;
      const [name, email] = accountId === null ? [input.name, readAddress(input.email)] : [null, null];
      await tx.query(
        `insert into network_member (institution_id, network_id, account_id, name, email, joined_at, joined_by) values ($1, $2, $3, $4, $5, $6, $7)`,
        [actor.institutionId, id, accountId, name, email, this.clock.now(), actor.accountId],
      );
    });
  }

  /** From this second on they get nothing: mail that waits is dropped, and links of theirs open nothing. @throws {DomainError} forbidden; not-found. */
  leave(actor: Actor, id: string, memberId: string): Promise<void> {
    return this.work(actor, 'network.left', async (tx) => {
      const { members } = await this.one(tx, actor, id);
      if (members.some((one) => one.id === memberId)) await this.left(tx, actor, memberId);
    });
  }

  /** As `leave`, by whoever holds a link; done twice it is done once. Inside the caller's transaction. */
  async left(tx: EntityManager, actor: Pick<Actor, 'institutionId'>, memberId: string): Promise<void> {
    // Whoever writes to them just now is waited for; their mail is there then, and is dropped.
    await tx.query('update network_member set left_at = $3 where institution_id = $1 and id = $2 and left_at is null', [
      ...[actor.institutionId, memberId, this.clock.now()],
    ]);
    await this.drop(tx, actor, memberId);
  }

  /** @throws {DomainError} forbidden; invalid; not-found; conflict, `network.there`. */
  give(actor: Actor, id: string, { kind, kpiId, document, schoolId = null }: ItemInput): Promise<void> {
    return this.work(actor, 'network.changed', async (tx) => {
      await this.one(tx, actor, id);
      const isKnown =
        (kind === 'kpi' && kpiId !== null && (await kpisWhole(tx, actor.institutionId, [kpiId])).length === 1) ||
        (kind === 'document' && this.files.documents.some(({ key }) => key === document)) ||
        (kind === 'school-plan' &&
          (await schoolsWithLeads(tx, actor.institutionId)).some((one) => one.id === schoolId)) ||
        kind === 'kpis' ||
        kind === 'practice';
      if (!isKnown) refuseNetwork([{ field: 'item', message: 'Choose something in this list' }]);
      await tx.query(
        `insert into network_item (institution_id, network_id, kind, kpi_id, document, school_id)
         values ($1, $2, $3, $4, $5, $6)`,
        [...[actor.institutionId, id, kind, kpiId, document, schoolId]],
      );
    });
  }

  /** Done twice it is done once. @throws {DomainError} forbidden; not-found. */
  take(actor: Actor, id: string, itemId: string): Promise<void> {
    return this.work(actor, 'network.changed', async (tx) => {
      await this.one(tx, actor, id);
      await tx.query('delete from network_item where institution_id = $1 and network_id = $2 and id = $3', [
        ...[actor.institutionId, id, itemId],
      ]);
    });
  }

  private async drop(tx: EntityManager, actor: Pick<Actor, 'institutionId'>, memberId: string): Promise<void> {
    const rows = await tx.query<{ id: string }[]>(
      'select mail_id as id from network_letter where institution_id = $1 and member_id = $2',
      [actor.institutionId, memberId],
    );
    await this.mail.drop(
      tx,
      actor,
      rows.map(({ id }) => id),
    );
  }

  private columnsOf({ name, about, every, anchorOn }: NetworkInput): unknown[] {
    if (every === 'never') return [name, about, every, null, null];
    const { day } = momentInLondon(this.clock.now());
    return [name, about, every, anchorOn, anchorOn >= day ? anchorOn : nextAfter(anchorOn, every, day)];
  }

  private async insert(tx: EntityManager, actor: Actor, input: NetworkInput): Promise<string> {
    const [made] = await tx.query<{ id: string }[]>(
      `insert into network (institution_id, name, about, every, anchor_on, next_on, made_at, made_by, changed_at, changed_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $7, $8) returning id`,
      [actor.institutionId, ...this.columnsOf(input), this.clock.now(), actor.accountId],
    );
    return made?.id ?? '';
  }

  private async one(tx: EntityManager, actor: Actor, id: string): Promise<NetworkView> {
    const network = await networkOf(tx, actor.institutionId, id);
    const [view] = network ? await networkViews(tx, actor.institutionId, [network], this.files.documents) : [];
    if (!view) throw noNetwork(id);
    return view;
  }

  private async work<T>(actor: Actor, event: AuditEvent, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    permit(actor, 'networks.manage');
    const done = this.db.transaction(actor, async (tx) => {
      await record(tx, actor, { event });
      return work(tx);
    });
    return done.catch((error: unknown) => {
      const broken = brokenConstraint(error);
      if (broken === 'network_member_is_staff') refuseNetwork(notStaff);
      if (broken !== null && there.includes(broken)) throw isThere(broken);
      throw error;
    });
  }
}

const there: readonly string[] = [
  ...['network_name_once', 'network_member_account_once', 'network_member_email_once', 'network_item_once'],
];
