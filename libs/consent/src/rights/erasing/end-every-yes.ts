import type { Actor, Purpose } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { refusalOf } from '../../errors';
import type { JournalLine } from '../../journal/stop-journal';
import type { Notices } from '../../notices.service';
import { recordedAs, type WholePerson } from '../data/person.query';

/** Ends whatever the person still permits, in the log like every other decision: what was derived from it stops too. @returns each, for the journal. */
export async function endEveryYes(
  tx: EntityManager,
  notices: Notices,
  actor: Actor,
  person: WholePerson,
): Promise<JournalLine[]> {
  const lines: JournalLine[] = [];
  for (const { kind, id } of recordedAs(person)) {
    if (kind === 'account') continue;
    const permitted = await tx.query<{ purpose: Purpose; item: string }[]>(
      'select purpose, item from consent.state where institution_id = $1 and subject_id = $2 and permitted order by purpose, item',
      [actor.institutionId, id],
    );
    for (const { purpose, item } of permitted) {
      const { sha256 } = await notices.current(tx, actor, purpose);
      const [made] = await tx
        .query<{ id: string; at: Date }[]>(
          `select r.id, r.recorded_at as at from consent.record($1, $2, $3, $4, 'invalidated', decode($5, 'hex'), clock_timestamp(), 'erasure', $6) r`,
          [...[id, kind, purpose, item, sha256, actor.accountId ?? 'system']],
        )
        .catch((error: unknown) => {
          throw refusalOf(error);
        });
      if (made)
        lines.push({
          institutionId: actor.institutionId,
          eventId: made.id,
          person: { kind, id },
          purpose,
          item,
          at: made.at.toISOString(),
        });
    }
  }
  return lines;
}
