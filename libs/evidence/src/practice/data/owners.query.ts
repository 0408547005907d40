import type { EntityManager } from 'typeorm';

/** Somebody who can be given something to do. */
export interface PossibleOwner {
  readonly id: string;
  readonly name: string;
}

/** Everybody of staff who can sign in, by name. */
export const possibleOwners = (tx: EntityManager, institutionId: string): Promise<PossibleOwner[]> =>
  tx.query<PossibleOwner[]>(
    `select a.id, a.name from account a where a.institution_id = $1 and a.disabled_at is null
       and exists (select from account_role r where r.institution_id = a.institution_id and r.account_id = a.id
         and r.role not in ('student', 'mentor')) order by lower(a.name), a.id`,
    [institutionId],
  );
