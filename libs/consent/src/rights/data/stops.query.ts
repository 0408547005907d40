import type { Purpose } from '@footing/kernel';
import type { EntityManager } from 'typeorm';

/** What an answer stopped, and how far that has come. */
export interface StopOfAnswer {
  /** Of the decision in the log: its certificate is found by it. */
  readonly id: string;
  readonly purpose: Purpose;
  readonly at: Date;
  /** Places that had to stop, and how many have confirmed. */
  readonly places: number;
  readonly confirmed: number;
}

/** These decisions, in the order they were written down; in a transaction for purpose `own`. */
export function stopsOf(tx: EntityManager, institutionId: string, ids: readonly string[]): Promise<StopOfAnswer[]> {
  return tx.query<StopOfAnswer[]>(
    `select e.id, e.purpose, e.recorded_at as at, count(t.place)::int as places, count(t.acked_at)::int as confirmed
     from consent.event e left join consent.stop_task t
       on (t.institution_id, t.subject_id, t.purpose, t.item, t.epoch) = (e.institution_id, e.subject_id, e.purpose, e.item, e.epoch)
     where e.institution_id = $1 and e.id = any ($2)
     group by e.institution_id, e.subject_id, e.seq, e.id, e.purpose, e.recorded_at order by e.recorded_at, e.seq`,
    [institutionId, ids],
  );
}
