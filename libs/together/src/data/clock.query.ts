import type { Side } from '@footing/pairings';
import type { EntityManager } from 'typeorm';
import type { AwaitedTogether } from './waits.query';

/** Something awaited, as the clock finds it. */
export interface Waiting {
  readonly pairingId: string;
  readonly side: Side;
  readonly what: AwaitedTogether;
  /** YYYY-MM-DD. */
  readonly by: string;
  readonly beganAt: Date;
  readonly isTold: boolean;
  readonly isHalfTold: boolean;
  readonly isLastTold: boolean;
}

/** Everything that is awaited in pairings under way, by pairing. @param pairingId of one; null: of all. */
export function waiting(tx: EntityManager, institutionId: string, pairingId: string | null): Promise<Waiting[]> {
  return tx.query<Waiting[]>(
    `select w.pairing_id as "pairingId", w.side, w.what, w.by::text as by, w.began_at as "beganAt", w.told_at is not null as "isTold",
       w.half_told_at is not null as "isHalfTold", w.last_told_at is not null as "isLastTold"
     from together_wait w join pairing p on p.institution_id = w.institution_id and p.id = w.pairing_id
     where w.institution_id = $1 and w.done_at is null and p.state in ('active', 'paused') and ($2::uuid is null or p.id = $2)
     order by w.pairing_id, w.what, w.side`,
    [institutionId, pairingId],
  );
}

/** Waits for signatures where a pairing has become active and nobody waits yet. @param by YYYY-MM-DD. */
export async function beginAgreements(tx: EntityManager, institutionId: string, by: string, at: Date): Promise<void> {
  await tx.query(
    `insert into together_wait (institution_id, pairing_id, side, what, by, began_at)
     select p.institution_id, p.id, side, 'agreement', $2, $3 from pairing p, unnest('{student,mentor}'::text[]) side
     where p.institution_id = $1 and p.state = 'active' and not exists (select from together_wait w
       where w.institution_id = p.institution_id and w.pairing_id = p.id and w.what = 'agreement')
     on conflict do nothing`,
    [institutionId, by, at],
  );
}

/** Begins the goodbye of every pairing whose round has had its last meetings. @param today, by YYYY-MM-DD. */
export async function beginClosings(
  tx: EntityManager,
  institutionId: string,
  { today, by, at }: { readonly today: string; readonly by: string; readonly at: Date },
): Promise<void> {
  await tx.query(
    `with begun as (
       insert into closing (institution_id, pairing_id, started_by, started_at)
       select p.institution_id, p.id, 'round', $4 from pairing p
         join round r on r.institution_id = p.institution_id and r.id = p.round_id
       where p.institution_id = $1 and p.state in ('active', 'paused') and r.meetings_end < $2
       on conflict do nothing returning institution_id, pairing_id)
     insert into together_wait (institution_id, pairing_id, side, what, by, began_at)
     select institution_id, pairing_id, side, 'closing', $3, $4 from begun, unnest('{student,mentor}'::text[]) side
     on conflict do nothing`,
    [institutionId, today, by, at],
  );
}

const marks = { tell: 'told_at', half: 'half_told_at', last: 'last_told_at', over: 'done_at' } as const;

/** Marks what was done about it. */
export async function markWait(
  tx: EntityManager,
  institutionId: string,
  { pairingId, side, what }: Pick<Waiting, 'pairingId' | 'side' | 'what'>,
  mark: keyof typeof marks,
  at: Date,
): Promise<void> {
  await tx.query(
    `update together_wait set ${marks[mark]} = $5 where institution_id = $1 and pairing_id = $2 and side = $3 and what = $4`,
    [institutionId, pairingId, side, what, at],
  );
}

/** Where to write to one of the two; null: they have no address. */
export async function addressOf(
  tx: EntityManager,
  institutionId: string,
  { pairingId, side }: Pick<Waiting, 'pairingId' | 'side'>,
) {
  const [row] = await tx.query<{ firstName: string; email: string | null }[]>(
    `select case $3 when 'student' then s.first_name else m.first_name end as "firstName",
       case $3 when 'student' then s.email else m.email end as email
     from pairing p
       join application a on a.institution_id = p.institution_id and a.id = p.application_id
       join student s on s.institution_id = a.institution_id and s.id = a.student_id
       join offer o on o.institution_id = p.institution_id and o.id = p.offer_id
       join mentor m on m.institution_id = o.institution_id and m.id = o.mentor_id
     where p.institution_id = $1 and p.id = $2`,
    [institutionId, pairingId, side],
  );
  return row?.email ? { firstName: row.firstName, email: row.email } : null;
}
