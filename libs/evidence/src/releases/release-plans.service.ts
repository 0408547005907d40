import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import {
  beginPlan,
  dropPlan,
  keepPlan,
  keptPlan,
  keptPlans,
  leavePlan,
  type PlanOf,
} from '../data/release-plans.query';
import { headOf, type SnapshotHead } from '../data/snapshots.query';
import { noSnapshot, wrongAsk } from '../errors';
import { questionOf } from '../measures/ask';
import type { ReportAsk } from '../measures/report-maker';
import { documents } from '../packs/documents/catalogue';
import { readyTables } from './ready-tables';
import { joined, MOST_TABLES, nothingPlanned, type ReleasePlanned, without } from './release-planned';
import { Releases, type ReleaseView } from './releases.service';

type Question = ReportAsk['asks'][number];

/** What a release is to be, gathered over as many pages as it takes. Everybody has one plan of their own for each snapshot. */
@Injectable()
export class ReleasePlans {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly releases: Releases,
  ) {}

  /** Their own plan for a snapshot; an empty one where nothing was gathered. @throws {DomainError} forbidden; not-found. */
  async find(actor: Actor, snapshot: number): Promise<ReleasePlanned> {
    return this.within(actor, snapshot, async (tx, of) => this.kept(tx, of));
  }

  /** Snapshots that they gather tables of, the newest first. @throws {DomainError} forbidden. */
  async open(actor: Actor): Promise<readonly number[]> {
    permit(actor, 'evidence.release');
    const by = actor.accountId;
    if (by === null) return [];
    return this.db.transaction(actor, async (tx) =>
      (await keptPlans(tx, actor.institutionId, by)).map(({ snapshot }) => snapshot),
    );
  }

  /** Keeps its name and whom it is for. @throws {DomainError} as `find`; conflict, `release-plan.working`. */
  async describe(actor: Actor, snapshot: number, words: Pick<ReleasePlanned, 'name' | 'profile'>): Promise<void> {
    await this.change(actor, snapshot, (plan) => ({ ...plan, ...words }));
  }

  /**
   * Adds tables; one that is there already is not added again.
   * @throws {DomainError} as `describe`; invalid, `evidence.wrong`, at what is wrong, or where there would be more than 60.
   */
  async add(actor: Actor, snapshot: number, asks: readonly Question[]): Promise<void> {
    await this.change(actor, snapshot, (plan, head) => {
      for (const ask of asks) {
        const question = questionOf({ ...ask, snapshot, profile: plan.profile }, head);
        if (!('measure' in question)) throw wrongAsk(question);
      }
      return { ...plan, asks: joined(plan.asks, asks) };
    });
  }

  /**
   * Adds what a document is made from, what it cannot do without first, as far as there is room.
   * @returns how many tables are there for it, and how many of them had no room. @throws {DomainError} as `add`; not-found, `document.not-found`.
   */
  async addReady(actor: Actor, snapshot: number, document: string): Promise<{ ready: number; leftOut: number }> {
    const template = documents.find(({ key }) => key === document);
    if (!template) throw new DomainError('not-found', 'document.not-found', document.slice(0, 40));
    const head = await this.within(actor, snapshot, (_, __, found) => Promise.resolve(found));
    const asks = readyTables([...new Set([...template.needs, ...template.suits])], head);
    const { asks: standing } = await this.find(actor, snapshot);
    const fitting = joined(standing, asks).slice(standing.length, MOST_TABLES);
    await this.add(actor, snapshot, fitting);
    return { ready: asks.length, leftOut: joined(standing, asks).length - standing.length - fitting.length };
  }

  /** @throws {DomainError} as `describe`. */
  async remove(actor: Actor, snapshot: number, gone: Question): Promise<void> {
    await this.change(actor, snapshot, (plan) => ({ ...plan, asks: without(plan.asks, gone) }));
  }

  /** Lets go of all that was gathered. @throws {DomainError} as `find`. */
  async discard(actor: Actor, snapshot: number): Promise<void> {
    await this.within(actor, snapshot, (tx, of) => dropPlan(tx, of));
  }

  /**
   * Has the tables worked out and attacked, and put before a colleague; the plan is gone then. Whatever is refused, it stays.
   * Pressed twice, it is done once.
   * @throws {DomainError} as `Releases.propose`; conflict, `release-plan.working`; invalid, `release.wrong`, without a table.
   */
  async prepare(actor: Actor, snapshot: number): Promise<ReleaseView> {
    const plan = await this.within(actor, snapshot, async (tx, of) => {
      const kept = await this.kept(tx, of);
      if (kept.asks.length === 0) throw nothingToPrepare();
      if (!(await beginPlan(tx, of, this.clock.now()))) throw beingWorkedOut(snapshot);
      return kept;
    });
    const { name, profile, asks } = plan;
    try {
      const made = await this.releases.propose(actor, { snapshot, name, profile, asks });
      await this.discard(actor, snapshot);
      return made;
    } catch (error) {
      await this.within(actor, snapshot, (tx, of) => leavePlan(tx, of));
      throw error;
    }
  }

  private async change(
    actor: Actor,
    snapshot: number,
    how: (plan: ReleasePlanned, head: SnapshotHead) => ReleasePlanned,
  ): Promise<void> {
    await this.within(actor, snapshot, async (tx, of, head) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('release-plan:' || $1::text, 0))`, [of.by]);
      const plan = how(await this.kept(tx, of), head);
      if (plan.asks.length > MOST_TABLES)
        throw wrongAsk([{ field: 'document', message: `A release holds up to ${MOST_TABLES} tables. Take some away` }]);
      if (!(await keepPlan(tx, of, plan, this.clock.now()))) throw beingWorkedOut(snapshot);
    });
  }

  private async kept(tx: EntityManager, of: PlanOf): Promise<ReleasePlanned> {
    return (await keptPlan(tx, of, this.clock.now())) ?? nothingPlanned(of.snapshot);
  }

  private async within<T>(
    actor: Actor,
    snapshot: number,
    work: (tx: EntityManager, of: PlanOf, head: SnapshotHead) => Promise<T>,
  ): Promise<T> {
    permit(actor, 'evidence.release');
    const { institutionId, accountId: by } = actor;
    if (by === null) throw new DomainError('forbidden', 'release.nobody');
    return this.db.transaction(actor, async (tx) => {
      const head = Number.isInteger(snapshot) ? await headOf(tx, institutionId, snapshot) : null;
      if (!head || head.forgottenAt) throw noSnapshot(snapshot);
      return work(tx, { institutionId, by, snapshot }, head);
    });
  }
}

const nothingToPrepare = () =>
  new DomainError('invalid', 'release.wrong', 'release', [
    { field: 'document', message: 'Add at least one table before you prepare the release' },
  ]);

const beingWorkedOut = (snapshot: number) =>
  new DomainError('conflict', 'release-plan.working', `snapshot ${snapshot}`);
