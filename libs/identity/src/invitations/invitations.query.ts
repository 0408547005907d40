import type { EntityManager } from 'typeorm';
import type { InvitationFacts } from './invitation-state';

/** A row of the list. */
export interface InvitationRow extends InvitationFacts {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly mailId: string | null;
  readonly accountId: string | null;
}

const COLUMNS = `id, email, name, sent_at as "sentAt", expires_at as "expiresAt", mail_id as "mailId",
  account_id as "accountId", used_at is not null as "isUsed", withdrawn_at is not null as "isWithdrawn",
  expires_at <= now() as "isExpired", opened_at is not null as "isOpened"`;

/** Newest first. */
export const invitationRows = (
  tx: EntityManager,
  institutionId: string,
  { most, after }: { most: number; after: number },
): Promise<InvitationRow[]> =>
  tx.query(`select ${COLUMNS} from invitation where institution_id = $1 order by id desc limit $2 offset $3`, [
    ...[institutionId, most, after],
  ]);

/** One, held until the transaction ends. */
export async function heldInvitation(
  tx: EntityManager,
  institutionId: string,
  id: string,
): Promise<InvitationRow | null> {
  const [row] = await tx.query<InvitationRow[]>(
    `select ${COLUMNS} from invitation where institution_id = $1 and id = $2 for update`,
    [institutionId, id],
  );
  return row ?? null;
}

/** Which of these addresses need no invitation: they have one that is open, or are mentors here. */
export async function knownAddresses(
  tx: EntityManager,
  institutionId: string,
  emails: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ email: string }[]>(
    `select email from invitation where institution_id = $1 and email = any ($2) and used_at is null
       and withdrawn_at is null and expires_at > now()
     union select a.email from account a join account_role r
       on r.institution_id = a.institution_id and r.account_id = a.id and r.role = 'mentor'
     where a.institution_id = $1 and a.email = any ($2)`,
    [institutionId, emails],
  );
  return new Set(rows.map(({ email }) => email));
}

/** A new one, or anew one that ran out: there is one open at most for an address. */
export async function putInvitation(
  tx: EntityManager,
  institutionId: string,
  given: { email: string; name: string; tokenHash: Buffer; mailId: string; madeBy: string | null },
): Promise<void> {
  const { email, name, tokenHash, mailId, madeBy } = given;
  await tx.query(
    `insert into invitation (institution_id, email, name, token_hash, mail_id, made_by) values ($1, $2, $3, $4, $5, $6)
     on conflict (institution_id, email) where used_at is null and withdrawn_at is null do update
       set token_hash = excluded.token_hash, mail_id = excluded.mail_id, made_by = excluded.made_by, sent_at = now(),
         expires_at = excluded.expires_at, opened_at = null,
         name = case when excluded.name = '' then invitation.name else excluded.name end`,
    [institutionId, email, name, tokenHash, mailId, madeBy],
  );
}
