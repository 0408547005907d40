import type { EntityManager } from 'typeorm';

/** A round, as snapshots number it: from 1, and the same in all of them, whatever rounds are added before it. */
export interface RoundOfSnapshot {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly programme: string;
  readonly opens: string;
}

/**
 * Every round, by number; nobody's data. One that no snapshot has seen gets the next number, which it keeps: people of releases are told
 * apart by round, and would be others' if numbers moved.
 */
export async function roundsOf(tx: EntityManager, institutionId: string): Promise<RoundOfSnapshot[]> {
  await tx.query(
    `insert into evidence.round_number (institution_id, round_id, number)
     select r.institution_id, r.id, (select coalesce(max(n.number), 0) from evidence.round_number n where n.institution_id = $1)
       + row_number() over (order by r.sign_up_opens, r.id)
     from round r where r.institution_id = $1
       and not exists (select from evidence.round_number n where n.institution_id = $1 and n.round_id = r.id) order by 3`,
    [institutionId],
  );
  return tx.query<RoundOfSnapshot[]>(
    `select r.id, n.number, p.name || ', ' || r.name as name, p.kind as programme, r.sign_up_opens::text as opens
     from round r join programme p on p.institution_id = r.institution_id and p.id = r.programme_id
       join evidence.round_number n on n.institution_id = r.institution_id and n.round_id = r.id
     where r.institution_id = $1 order by n.number`,
    [institutionId],
  );
}

/** A priority group of the university. */
export interface GroupOfSnapshot {
  readonly id: string;
  readonly name: string;
}

export const groupsOf = (tx: EntityManager, institutionId: string): Promise<GroupOfSnapshot[]> =>
  tx.query<GroupOfSnapshot[]>('select id, name from priority_group where institution_id = $1 order by id', [
    institutionId,
  ]);

/** A school of the university. */
export interface SchoolOfSnapshot {
  readonly id: string;
  readonly name: string;
}

export const schoolsOf = (tx: EntityManager, institutionId: string): Promise<SchoolOfSnapshot[]> =>
  tx.query<SchoolOfSnapshot[]>('select id, name from school where institution_id = $1 order by id', [institutionId]);

/** In which nation the university is. */
export async function nationOf(tx: EntityManager, institutionId: string): Promise<string> {
  const [row] = await tx.query<{ nation: string }[]>('select nation from institution where id = $1', [institutionId]);
  return row?.nation ?? '';
}
