import type { EntityManager } from 'typeorm';

/** One thing that was sent, pinned to what it was at that moment. */
export type SentItem =
  | { readonly kind: 'kpi'; readonly name: string; readonly kpiId: string; readonly reading: number }
  | { readonly kind: 'document'; readonly name: string; readonly document: string; readonly release: number }
  | { readonly kind: 'practice'; readonly name: string; readonly yearId: string }
  /** As it was when it was sent; the year is its autumn. */
  | { readonly kind: 'school-plan'; readonly name: string; readonly schoolId: string; readonly year: number };

/** To whom it was sent. */
export interface SentTo {
  readonly memberId: string;
  readonly name: string;
  readonly expiresAt: Date;
  /** Null: the link opens until it expires, unless they have left. */
  readonly closedAt: Date | null;
  readonly hasLeft: boolean;
  readonly mailId: string;
}

export interface Sending {
  readonly number: number;
  /** YYYY-MM-DD; null: somebody sent it. */
  readonly dueOn: string | null;
  readonly items: readonly SentItem[];
  readonly madeAt: Date;
  /** Name; empty: the clock. */
  readonly madeBy: string;
  readonly letters: readonly SentTo[];
}

/** Everything that was sent to a network, the newest first. */
export async function sendingsOf(tx: EntityManager, institutionId: string, networkId: string): Promise<Sending[]> {
  const sendings = await tx.query<Omit<Sending, 'letters'>[]>(
    `select s.number, s.due_on::text as "dueOn", s.items, s.made_at as "madeAt", coalesce(a.name, '') as "madeBy"
     from network_sending s left join account a on a.institution_id = s.institution_id and a.id = s.made_by
     where s.institution_id = $1 and s.network_id = $2 order by s.number desc`,
    [institutionId, networkId],
  );
  const letters = await tx.query<(SentTo & { number: number })[]>(
    `select l.number, l.member_id as "memberId", coalesce(a.name, m.name, '') as name, l.expires_at as "expiresAt", l.closed_at as "closedAt",
       m.left_at is not null as "hasLeft", l.mail_id as "mailId"
     from network_letter l join network_member m on m.institution_id = l.institution_id and m.id = l.member_id
       left join account a on a.institution_id = m.institution_id and a.id = m.account_id
     where l.institution_id = $1 and l.network_id = $2 order by lower(coalesce(a.name, m.name, '')), l.member_id`,
    [institutionId, networkId],
  );
  return sendings.map((one) => ({
    ...one,
    letters: letters.flatMap(({ number, ...letter }) => (number === one.number ? [letter] : [])),
  }));
}

/** Keeps what is sent. @returns its number. Whoever calls holds the network. */
export async function addSending(
  tx: EntityManager,
  institutionId: string,
  networkId: string,
  one: Pick<Sending, 'dueOn' | 'items' | 'madeAt'> & { readonly by: string | null },
): Promise<number> {
  const [row] = await tx.query<{ number: number }[]>(
    `insert into network_sending (institution_id, network_id, number, due_on, items, made_at, made_by)
     select $1, $2, 1 + coalesce(max(s.number), 0), $3, $4, $5, $6 from network_sending s where s.institution_id = $1 and s.network_id = $2
     returning number`,
    [institutionId, networkId, one.dueOn, JSON.stringify(one.items), one.madeAt, one.by],
  );
  return row?.number ?? 0;
}

interface NewLetter {
  readonly networkId: string;
  readonly number: number;
  readonly memberId: string;
  readonly hash: Buffer;
  readonly mailId: string;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

export const addLetter = (tx: EntityManager, institutionId: string, one: NewLetter): Promise<unknown> =>
  tx.query(
    `insert into network_letter (institution_id, network_id, number, member_id, token_hash, mail_id, sent_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [institutionId, one.networkId, one.number, one.memberId, one.hash, one.mailId, one.sentAt, one.expiresAt],
  );

/** What a link opens, while it does. */
export interface OpenLetter {
  readonly networkId: string;
  readonly network: string;
  readonly memberId: string;
  readonly items: readonly SentItem[];
  readonly madeAt: Date;
  readonly expiresAt: Date;
}

/** Null: it was never sent, has expired, was closed, or whoever it was for has left. */
export async function letterBy(
  tx: EntityManager,
  institutionId: string,
  hash: Buffer,
  now: Date,
): Promise<OpenLetter | null> {
  const [found] = await tx.query<OpenLetter[]>(
    `select l.network_id as "networkId", n.name as network, l.member_id as "memberId", s.items, s.made_at as "madeAt", l.expires_at as "expiresAt"
     from network_letter l join network_sending s on s.institution_id = l.institution_id and s.network_id = l.network_id and s.number = l.number
       join network n on n.institution_id = l.institution_id and n.id = l.network_id
       join network_member m on m.institution_id = l.institution_id and m.id = l.member_id
     where l.institution_id = $1 and l.token_hash = $2 and l.expires_at > $3 and l.closed_at is null and m.left_at is null
       and n.ended_at is null and not exists (select from account a where a.institution_id = m.institution_id and a.id = m.account_id
         and a.disabled_at is not null)`,
    [institutionId, hash, now],
  );
  return found ?? null;
}
