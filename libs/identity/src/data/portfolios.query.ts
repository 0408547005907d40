import type { Actor, Role } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { type Coverage, joined, noCoverage } from '../domain/coverage';

/** A consultant with what they look after. */
export interface PortfolioView {
  readonly accountId: string;
  readonly name: string;
  /** Sees students of every school. */
  readonly everything: boolean;
  /** Empty where `everything`. */
  readonly schoolIds: readonly string[];
  /** Empty where `everything`. */
  readonly priorityGroupIds: readonly string[];
}

/** Somebody stands in for somebody else. */
export interface CoverView {
  readonly id: string;
  readonly fromAccountId: string;
  readonly fromName: string;
  readonly toAccountId: string;
  readonly toName: string;
  /** YYYY-MM-DD, both included. */
  readonly fromDay: string;
  readonly toDay: string;
  readonly isToday: boolean;
}

/** Days begin in London, by the database's clock. */
const TODAY = `(now() at time zone 'Europe/London')::date`;

const consultant: Role = 'consultant';

const kept = `
  coalesce(p.everything, false) as everything,
  array(select school_id from portfolio_school s
    where s.institution_id = a.institution_id and s.account_id = a.id order by 1)::text[] as "schoolIds",
  array(select priority_group_id from portfolio_group g
    where g.institution_id = a.institution_id and g.account_id = a.id order by 1)::text[] as "priorityGroupIds"`;

/** The consultants of an institution who can sign in, by name. @param accountId only this one. */
export function portfoliosOf(tx: EntityManager, institutionId: string, accountId?: string): Promise<PortfolioView[]> {
  return tx.query<PortfolioView[]>(
    `select a.id as "accountId", a.name, ${kept}
     from account a
       join account_role r on r.institution_id = a.institution_id and r.account_id = a.id and r.role = '${consultant}'
       left join portfolio p on p.institution_id = a.institution_id and p.account_id = a.id
     where a.institution_id = $1 and a.disabled_at is null and ($2::uuid is null or a.id = $2)
     order by lower(a.name), a.id`,
    [institutionId, accountId ?? null],
  );
}

/** Cover that has not ended yet, the earliest first. */
export function coversOf(tx: EntityManager, institutionId: string): Promise<CoverView[]> {
  return tx.query<CoverView[]>(
    `select c.id, c.from_account_id as "fromAccountId", away.name as "fromName", c.to_account_id as "toAccountId",
       here.name as "toName", c.from_day::text as "fromDay", c.to_day::text as "toDay",
       ${TODAY} between c.from_day and c.to_day as "isToday"
     from portfolio_cover c
       join account away on away.institution_id = c.institution_id and away.id = c.from_account_id
       join account here on here.institution_id = c.institution_id and here.id = c.to_account_id
     where c.institution_id = $1 and c.to_day >= ${TODAY} order by c.from_day, c.id`,
    [institutionId],
  );
}

/**
 * What an account may see of students today: its own portfolio and those it stands in for. Cover does not pass on: who
 * stands in for somebody does not see what that person covers. What was given to somebody counts for as long as they are a
 * consultant, for themselves and for who stands in for them.
 */
export async function portfolioOf(
  tx: EntityManager,
  actor: Pick<Actor, 'institutionId' | 'accountId'>,
): Promise<Coverage> {
  if (actor.accountId === null) return noCoverage;
  const parts = await tx.query<Pick<PortfolioView, 'everything' | 'schoolIds' | 'priorityGroupIds'>[]>(
    `select ${kept}
     from account a join portfolio p on p.institution_id = a.institution_id and p.account_id = a.id
       join account_role r on r.institution_id = a.institution_id and r.account_id = a.id and r.role = '${consultant}'
     where a.institution_id = $1 and (a.id = $2 or a.id in (
       select c.from_account_id from portfolio_cover c
       where c.institution_id = $1 and c.to_account_id = $2 and ${TODAY} between c.from_day and c.to_day))`,
    [actor.institutionId, actor.accountId],
  );
  return joined(
    parts.map((part): Coverage => (part.everything ? { everything: true } : { ...part, everything: false })),
  );
}
