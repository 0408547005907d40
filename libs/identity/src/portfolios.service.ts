import { Injectable } from '@nestjs/common';
import { type AuditEvent, record } from '@footing/audit';
import { brokenConstraint, Database, insertAll } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { Portfolio, PortfolioGroup, PortfolioSchool } from './data/portfolio.entity';
import { PortfolioCover } from './data/portfolio-cover.entity';
import { type CoverView, coversOf, portfolioOf, portfoliosOf, type PortfolioView } from './data/portfolios.query';
import type { Coverage } from './domain/coverage';
import { refusal } from './errors';
import type { CoverInput, PortfolioInput } from './portfolio.input';

/** Which students each consultant looks after, and who stands in for whom. */
@Injectable()
export class Portfolios {
  constructor(private readonly db: Database) {}

  /** What the actor may see of students today, cover included. Nobody, where nothing was given to them. */
  of(tx: EntityManager, actor: Actor): Promise<Coverage> {
    return portfolioOf(tx, actor);
  }

  /** Every consultant, by name; a consultant sees only themselves. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<PortfolioView[]> {
    const own = permit(actor, 'portfolios.read') === 'own' ? (actor.accountId ?? undefined) : undefined;
    return this.db.transaction(actor, (tx) => portfoliosOf(tx, actor.institutionId, own));
  }

  /** Cover that has not ended, the earliest first; a consultant's is theirs alone. @throws {DomainError} forbidden. */
  async covers(actor: Actor): Promise<CoverView[]> {
    const isOwn = permit(actor, 'portfolios.read') === 'own';
    const all = await this.db.transaction(actor, (tx) => coversOf(tx, actor.institutionId));
    const concerns = (one: CoverView) => one.fromAccountId === actor.accountId || one.toAccountId === actor.accountId;
    return isOwn ? all.filter(concerns) : all;
  }

  /** @throws {DomainError} forbidden; not-found, `portfolio.not-found`, when the account is no consultant's. */
  async find(actor: Actor, accountId: string): Promise<PortfolioView> {
    const isOwn = permit(actor, 'portfolios.read') === 'own';
    if (isOwn && accountId !== actor.accountId) throw notFound(accountId);
    return this.db.transaction(actor, (tx) => consultant(tx, actor, accountId));
  }

  /**
   * Says which students a consultant looks after; it holds from the next page they open.
   * @throws {DomainError} forbidden; not-found; invalid, `portfolio.empty` or `portfolio.unknown`, at the field.
   */
  async change(actor: Actor, accountId: string, { whose, schools, priorityGroups }: PortfolioInput): Promise<void> {
    permit(actor, 'portfolios.edit');
    const everything = whose === 'everybody';
    if (!everything && schools.length + priorityGroups.length === 0)
      throw refusal('portfolio.empty', 'schools', 'Select at least one school or priority group');
    const key = { institutionId: actor.institutionId, accountId };
    const changed = this.db.transaction(actor, async (tx) => {
      await consultant(tx, actor, accountId);
      await tx.delete(Portfolio, key);
      await tx.insert(Portfolio, { ...key, everything, changedBy: actor.accountId });
      if (!everything) {
        const groups = priorityGroups.map((priorityGroupId) => ({ ...key, priorityGroupId }));
        await insertAll(
          tx,
          PortfolioSchool,
          schools.map((schoolId) => ({ ...key, schoolId })),
        );
        await insertAll(tx, PortfolioGroup, groups);
      }
      await write(tx, actor, 'portfolio.changed', [accountId]);
    });
    await changed.catch((error: unknown) => {
      throw meaningOf(error);
    });
  }

  /**
   * Lets one consultant see what another looks after, from day to day.
   * @throws {DomainError} forbidden; not-found; invalid, `cover.of-themselves` or `cover.days`, at the field.
   */
  async arrangeCover(actor: Actor, fromAccountId: string, { to, fromDay, toDay }: CoverInput): Promise<string> {
    permit(actor, 'portfolios.edit');
    if (to === fromAccountId) throw refusal('cover.of-themselves', 'to', 'Select somebody else');
    if (toDay < fromDay) throw refusal('cover.days', 'toDay', 'The last day must be the same as or after the first');
    return this.db.transaction(actor, async (tx) => {
      await consultant(tx, actor, fromAccountId);
      await consultant(tx, actor, to);
      const { institutionId, accountId: madeBy } = actor;
      const cover = await tx.save(
        tx.create(PortfolioCover, { institutionId, fromAccountId, toAccountId: to, fromDay, toDay, madeBy }),
      );
      await write(tx, actor, 'cover.arranged', [fromAccountId, to], cover.id);
      return cover.id;
    });
  }

  /** Takes cover back, at once. @throws {DomainError} forbidden; not-found, `cover.not-found`. */
  async endCover(actor: Actor, id: string): Promise<void> {
    permit(actor, 'portfolios.edit');
    await this.db.transaction(actor, async (tx) => {
      const at = { institutionId: actor.institutionId, id };
      const cover = await tx.findOneBy(PortfolioCover, at);
      if (!cover) throw new DomainError('not-found', 'cover.not-found', `cover ${id}`);
      await tx.delete(PortfolioCover, at);
      await write(tx, actor, 'cover.ended', [cover.fromAccountId, cover.toAccountId], id);
    });
  }
}

/** @throws {DomainError} not-found, `portfolio.not-found`. */
async function consultant(tx: EntityManager, { institutionId }: Actor, accountId: string): Promise<PortfolioView> {
  const [found] = await portfoliosOf(tx, institutionId, accountId);
  if (!found) throw notFound(accountId);
  return found;
}

const write = (tx: EntityManager, actor: Actor, event: AuditEvent, accounts: readonly string[], object?: string) =>
  record(tx, actor, {
    event,
    subjects: accounts.map((id) => ({ kind: 'account', id })),
    ...(object !== undefined && { object }),
  });

const notFound = (accountId: string) => new DomainError('not-found', 'portfolio.not-found', `account ${accountId}`);

const fields: Readonly<Record<string, string>> = {
  portfolio_school_institution_id_school_id_fkey: 'schools',
  portfolio_group_institution_id_priority_group_id_fkey: 'priorityGroups',
};

function meaningOf(error: unknown): unknown {
  const field = fields[brokenConstraint(error) ?? ''];
  return field ? refusal('portfolio.unknown', field, 'Select from the list') : error;
}
