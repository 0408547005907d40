import type { Side } from '@footing/pairings';
import type { EntityManager } from 'typeorm';
import type { GoalState } from '../domain/given-goal';
import type { Pair } from './pair.query';

/** A goal as it is kept. */
export interface GoalRow {
  readonly id: string;
  readonly personId: string;
  readonly side: Side;
  readonly sealed: Buffer;
  /** YYYY-MM-DD. */
  readonly by: string | null;
  readonly state: GoalState;
  readonly isShared: boolean;
  readonly firstName: string;
}

/** A comment as it is kept. */
export interface CommentRow {
  readonly goalId: string;
  readonly personId: string;
  readonly sealed: Buffer;
  readonly firstName: string;
  readonly at: Date;
}

/** Goals of the two alone, and of their group while they are in it: who has left sees what their own pairing has. */
const THEIRS = `g.institution_id = $1 and (g.pairing_id = $2 or (g.group_offer_id = $3 and $4))`;
const keyOf = (institutionId: string, { id, offerId, state }: Pair) => [
  ...[institutionId, id, offerId, state === 'active' || state === 'paused'],
];
const NAME = (table: string) =>
  `coalesce((select first_name from student s where s.institution_id = ${table}.institution_id and s.id = ${table}.subject_id),
    (select first_name from mentor m where m.institution_id = ${table}.institution_id and m.id = ${table}.subject_id), '')`;

/** Every goal that this pair has, the shared ones first, what was let go last. */
export function goalRows(tx: EntityManager, institutionId: string, pair: Pair): Promise<GoalRow[]> {
  return tx.query<GoalRow[]>(
    `select g.id, g.subject_id as "personId", g.side, g.sealed, g.by::text as by, g.state, g.group_offer_id is not null as "isShared",
       ${NAME('g')} as "firstName"
     from goal g where ${THEIRS}
     order by g.state = 'let-go', g.group_offer_id is null, g.number, g.made_at`,
    keyOf(institutionId, pair),
  );
}

export function commentRows(tx: EntityManager, institutionId: string, pair: Pair): Promise<CommentRow[]> {
  return tx.query<CommentRow[]>(
    `select c.goal_id as "goalId", c.subject_id as "personId", c.sealed, c.at, ${NAME('c')} as "firstName"
     from goal_comment c join goal g on g.institution_id = c.institution_id and g.id = c.goal_id
     where ${THEIRS} order by c.at, c.id`,
    keyOf(institutionId, pair),
  );
}

/** How many goals are open, and how many are done; what was let go is in neither. */
export async function goalCounts(tx: EntityManager, institutionId: string, pair: Pair) {
  const [row] = await tx.query<{ open: number; done: number }[]>(
    `select count(*) filter (where g.state in ('not-yet', 'under-way'))::int as open,
       count(*) filter (where g.state = 'done')::int as done from goal g where ${THEIRS}`,
    keyOf(institutionId, pair),
  );
  return row ?? { open: 0, done: 0 };
}
