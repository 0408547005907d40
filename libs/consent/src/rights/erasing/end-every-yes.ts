import { type Actor, type Purpose, purposeCodes } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { refusalOf } from '../../errors';
import type { JournalLine } from '../../journal/stop-journal';
import type { Notices } from '../../notices.service';
import type { Person } from '../../person';
import { recordedAs, type WholePerson } from '../data/person.query';

interface Standing {
  readonly id: string;
  readonly kind: Person['kind'];
  readonly purpose: Purpose;
  readonly item: string;
  readonly isStopping: boolean;
}

/**
 * Begins to stop whatever the person still permits. Committed by itself, before they are erased: from there on no use begins,
 * and the erasure waits for what is under way and for nothing that comes after.
 */
export async function beginToEndEveryYes(tx: EntityManager, notices: Notices, actor: Actor, person: WholePerson) {
  for (const { id, kind, purpose, item, isStopping } of await permittedBy(tx, actor, person)) {
    if (isStopping) continue;
    const { sha256 } = await notices.current(tx, actor, purpose);
    await asked(
      tx,
      `select consent.intend_stop($1, $2, $3, $4, 'invalidated', decode($5, 'hex'), clock_timestamp(), 'erasure', $6)`,
      [id, kind, purpose, item, sha256, actor.accountId ?? 'system'],
    );
  }
}

/** Ends whatever the person still permits, in the log like every other decision: what was derived from it stops too. @returns each, for the journal. */
export async function endEveryYes(
  tx: EntityManager,
  notices: Notices,
  actor: Actor,
  person: WholePerson,
): Promise<JournalLine[]> {
  const { institutionId } = actor;
  const lines: JournalLine[] = [];
  for (const { id, kind, purpose, item } of await permittedBy(tx, actor, person)) {
    const { sha256 } = await notices.current(tx, actor, purpose);
    const made = await asked<{ id: string; at: Date }>(
      tx,
      `select r.id, r.recorded_at as at
       from consent.record($1, $2, $3, $4, 'invalidated', decode($5, 'hex'), clock_timestamp(), 'erasure', $6) r`,
      [id, kind, purpose, item, sha256, actor.accountId ?? 'system'],
    );
    for (const { id: eventId, at } of made)
      lines.push({ institutionId, eventId, person: { kind, id }, purpose, item, at: at.toISOString() });
  }
  return lines;
}

/**
 * In the order in which every fence takes its locks: purposes as the map has them, people and items within. Whoever ends many
 * at once in another order would wait in a circle with a draft that is being kept.
 */
function permittedBy(tx: EntityManager, { institutionId }: Actor, person: WholePerson): Promise<Standing[]> {
  const ids = recordedAs(person).flatMap(({ kind, id }) => (kind === 'account' ? [] : [id]));
  return tx.query<Standing[]>(
    `select s.subject_id as id, s.subject_kind as kind, s.purpose, s.item, i.subject_id is not null as "isStopping"
     from consent.state s left join consent.stop_intent i using (institution_id, subject_id, purpose, item)
     where s.institution_id = $1 and s.subject_id = any ($2::uuid[]) and s.permitted
     order by array_position($3::text[], s.purpose), s.subject_id, s.item`,
    [institutionId, ids, purposeCodes],
  );
}

const asked = <Row extends object>(tx: EntityManager, sql: string, given: unknown[]): Promise<Row[]> =>
  tx.query<Row[]>(sql, given).catch((error: unknown) => {
    throw refusalOf(error);
  });
