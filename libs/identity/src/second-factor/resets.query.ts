import type { EntityManager } from 'typeorm';
import type { Owner } from './second-factor.query';

/** A request to take codes off an account. */
export interface Reset {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly askedAt: Date;
  /** From when on its owner may do it alone; null: a second administrator has to agree. */
  readonly dueAt: Date | null;
  readonly isDue: boolean;
}

const COLUMNS = `r.id, r.account_id as "accountId", a.name, a.email, r.asked_by as "askedBy", b.name as "askedByName",
  r.asked_at as "askedAt", r.due_at as "dueAt", coalesce(r.due_at <= now(), false) as "isDue"`;
const OPEN = `from second_factor_reset r
  join account a on a.institution_id = r.institution_id and a.id = r.account_id
  join account b on b.institution_id = r.institution_id and b.id = r.asked_by
  where r.institution_id = $1 and r.done_at is null and r.withdrawn_at is null`;

/** Those that wait for a second administrator, the oldest first. */
export const openResets = (tx: EntityManager, institutionId: string): Promise<Reset[]> =>
  tx.query(`select ${COLUMNS} ${OPEN} and r.due_at is null order by r.id`, [institutionId]);

/** One that is open, held until the transaction ends. */
export async function heldReset(tx: EntityManager, institutionId: string, id: string): Promise<Reset | null> {
  const [row] = await tx.query<Reset[]>(`select ${COLUMNS} ${OPEN} and r.id = $2 for update of r`, [institutionId, id]);
  return row ?? null;
}

/** The open one that somebody asked for themselves. */
export async function ownReset(tx: EntityManager, { institutionId, accountId }: Owner): Promise<Reset | null> {
  const [row] = await tx.query<Reset[]>(
    `select ${COLUMNS} ${OPEN} and r.account_id = $2 and r.due_at is not null for update of r`,
    [institutionId, accountId],
  );
  return row ?? null;
}

/** Whether somebody may agree: their account and their being an administrator are a day old. The database holds to it too. */
export async function isSeasoned(tx: EntityManager, institutionId: string, accountId: string): Promise<boolean> {
  const found = await tx.query<object[]>(
    `select from account a join account_role r on r.institution_id = a.institution_id and r.account_id = a.id
     where a.institution_id = $1 and a.id = $2 and a.created_at <= now() - interval '1 day'
       and r.role = 'administrator' and r.granted_at <= now() - interval '1 day'`,
    [institutionId, accountId],
  );
  return found.length > 0;
}

/** False when one is open already. */
export async function putReset(tx: EntityManager, owner: Owner, askedBy: string): Promise<boolean> {
  const made = await tx.query<object[]>(
    `insert into second_factor_reset (institution_id, account_id, asked_by, due_at)
     values ($1, $2, $3, case when $2::uuid = $3::uuid then now() + interval '24 hours' end)
     on conflict (institution_id, account_id) where done_at is null and withdrawn_at is null do nothing returning id`,
    [owner.institutionId, owner.accountId, askedBy],
  );
  return made.length > 0;
}

export async function closeReset(
  tx: EntityManager,
  institutionId: string,
  id: string,
  how: 'done' | 'withdrawn',
  agreedBy: string | null = null,
): Promise<void> {
  const column = how === 'done' ? 'done_at' : 'withdrawn_at';
  await tx.query(
    `update second_factor_reset set ${column} = now(), agreed_by = $3 where institution_id = $1 and id = $2`,
    [institutionId, id, agreedBy],
  );
}

/** Ends whatever was asked for this account. */
export async function withdrawResets(tx: EntityManager, { institutionId, accountId }: Owner): Promise<void> {
  await tx.query(
    `update second_factor_reset set withdrawn_at = now()
     where institution_id = $1 and account_id = $2 and done_at is null and withdrawn_at is null`,
    [institutionId, accountId],
  );
}
