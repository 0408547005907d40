import type { Person } from '@footing/consent';
import type { EntityManager } from 'typeorm';

/** When the address of somebody's feed was made; null: they have none. */
export async function feedMadeAt(tx: EntityManager, here: string, { id }: Person): Promise<Date | null> {
  const [row] = await tx.query<{ at: Date }[]>(
    'select made_at as at from calendar_feed where institution_id = $1 and person_id = $2',
    [here, id],
  );
  return row?.at ?? null;
}

/** The one before stops in the same moment. */
export async function saveFeed(tx: EntityManager, here: string, self: Person, hash: Buffer, at: Date): Promise<void> {
  await tx.query(
    `insert into calendar_feed (institution_id, person_kind, person_id, token_hash, made_at) values ($1, $2, $3, $4, $5)
     on conflict (institution_id, person_id) do update set token_hash = excluded.token_hash, made_at = excluded.made_at`,
    [here, self.kind, self.id, hash, at],
  );
}

/** @returns whether there was one. */
export async function deleteFeed(tx: EntityManager, here: string, { id }: Person): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(
    'delete from calendar_feed where institution_id = $1 and person_id = $2 returning 1',
    [here, id],
  );
  return rows.length > 0;
}

/** Whose feed it is, while their account is open, and what their university is called; null: nobody's. */
export async function feedOf(
  tx: EntityManager,
  here: string,
  hash: Buffer,
): Promise<{ readonly self: Person; readonly institution: string } | null> {
  const [row] = await tx.query<(Person & { institution: string })[]>(
    `select f.person_kind as kind, f.person_id as id, i.name as institution from calendar_feed f
       join institution i on i.id = f.institution_id
     where f.institution_id = $1 and f.token_hash = $2 and exists (select from account a where a.institution_id = f.institution_id
       and case f.person_kind when 'mentor' then a.mentor_id else a.student_id end = f.person_id and a.disabled_at is null)`,
    [here, hash],
  );
  return row ? { self: { kind: row.kind, id: row.id }, institution: row.institution } : null;
}
