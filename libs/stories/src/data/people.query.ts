import type { EntityManager } from 'typeorm';

/** Somebody who could be asked for a story. */
export interface PersonToAsk {
  readonly kind: 'student' | 'mentor';
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Where mail reaches them; null: nowhere. */
  readonly email: string | null;
  readonly isUnder18: boolean;
}

const EVERYBODY = `(
  select 'student' as kind, id, first_name, last_name, email, coalesce(under_18_until > $2::date, false) as young
    from student where institution_id = $1
  union all select 'mentor', id, first_name, last_name, email, false from mentor where institution_id = $1) p`;
const COLUMNS = 'p.kind, p.id, p.first_name as "firstName", p.last_name as "lastName", p.email, p.young as "isUnder18"';

/** Most people that a search shows. */
export const MOST_FOUND = 20;

/** Adults here whom mail reaches and whose name has these words in it, in the order of their names. @param today YYYY-MM-DD. */
export const peopleNamed = (tx: EntityManager, institutionId: string, words: string, today: string) =>
  tx.query<PersonToAsk[]>(
    `select ${COLUMNS} from ${EVERYBODY} where p.email is not null and not p.young
       and strpos(lower(p.first_name || ' ' || p.last_name), lower($3)) > 0
     order by p.first_name, p.last_name, p.id limit ${MOST_FOUND}`,
    [institutionId, today, words],
  );

/** One of them, also where they cannot be asked; null: nobody. */
export async function personToAsk(
  tx: EntityManager,
  institutionId: string,
  { kind, id }: Pick<PersonToAsk, 'kind' | 'id'>,
  today: string,
): Promise<PersonToAsk | null> {
  const [found] = await tx.query<PersonToAsk[]>(`select ${COLUMNS} from ${EVERYBODY} where p.kind = $3 and p.id = $4`, [
    institutionId,
    today,
    kind,
    id,
  ]);
  return found ?? null;
}
