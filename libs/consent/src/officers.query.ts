import type { EntityManager } from 'typeorm';

/** A data protection officer, as mail to them needs it. */
export interface Officer {
  readonly email: string;
  /** Whether there is no administrator here but themselves: then there is nobody to ask. */
  readonly isAlone: boolean;
}

/** The data protection officers of an institution whose accounts are not switched off. */
export function officersOf(tx: EntityManager, institutionId: string): Promise<Officer[]> {
  return tx.query<Officer[]>(
    `select a.email, not exists (select from account_role o
         join account b on b.institution_id = o.institution_id and b.id = o.account_id and b.disabled_at is null
       where o.institution_id = $1 and o.role = 'administrator' and b.id <> a.id) as "isAlone"
     from account a join account_role r on r.institution_id = a.institution_id and r.account_id = a.id
     where a.institution_id = $1 and r.role = 'data-protection-officer' and a.disabled_at is null order by a.id`,
    [institutionId],
  );
}
