import type { EntityManager } from 'typeorm';

/** Who could be meant by an address. */
export interface Asker {
  readonly accountId: string;
  /** Whether they must sign in at their university: it knows them, and they may do more than mentor. */
  readonly mustUseUniversity: boolean;
}

/**
 * The account of this address that can be signed in with; null where there is none, or it is switched off. One that the
 * university signs in does so there, or its own second proof would be worth no more than a mailbox; a mentor alone may do
 * either, since graduates lose their university's sign-in.
 */
export async function findAsker(tx: EntityManager, institutionId: string, address: string): Promise<Asker | null> {
  const [found] = await tx.query<Asker[]>(
    `select a.id as "accountId",
       exists (select from sign_in_identity i join identity_provider p
           on p.institution_id = i.institution_id and p.entity_id = i.issuer and p.enabled
         where i.institution_id = a.institution_id and i.account_id = a.id)
       and exists (select from account_role r
         where r.institution_id = a.institution_id and r.account_id = a.id and r.role <> 'mentor') as "mustUseUniversity"
     from account a
     where a.institution_id = $1 and a.email = $2 and a.disabled_at is null
       and exists (select from account_role r where r.institution_id = a.institution_id and r.account_id = a.id)`,
    [institutionId, address],
  );
  return found ?? null;
}
