import type { EntityManager } from 'typeorm';

/** A round, as a snapshot numbers it: from 1, in the order in which sign-up opened. */
export interface RoundOfSnapshot {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly programme: string;
  readonly opens: string;
}

/** Rounds in which somebody applied or offered places; nobody's data. */
export const roundsOf = (tx: EntityManager, institutionId: string): Promise<RoundOfSnapshot[]> =>
  tx.query<RoundOfSnapshot[]>(
    `select r.id, row_number() over (order by r.sign_up_opens, r.id)::int as number, p.name || ', ' || r.name as name,
       p.kind as programme, r.sign_up_opens::text as opens
     from round r join programme p on p.institution_id = r.institution_id and p.id = r.programme_id
     where r.institution_id = $1 order by 2`,
    [institutionId],
  );

/** A priority group of the university. */
export interface GroupOfSnapshot {
  readonly id: string;
  readonly name: string;
}

export const groupsOf = (tx: EntityManager, institutionId: string): Promise<GroupOfSnapshot[]> =>
  tx.query<GroupOfSnapshot[]>('select id, name from priority_group where institution_id = $1 order by id', [
    institutionId,
  ]);

/** In which nation the university is. */
export async function nationOf(tx: EntityManager, institutionId: string): Promise<string> {
  const [row] = await tx.query<{ nation: string }[]>('select nation from institution where id = $1', [institutionId]);
  return row?.nation ?? '';
}
