import { Injectable } from '@nestjs/common';
import { type Range, readRange, rangeInWords, record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { StaffNotices } from '../staff-notices/staff-notices.service';
import { isAmong, readNetworks } from './read-networks';

/** The networks that an institution says are its own. Many people share an address there, so limits by network are higher. */
@Injectable()
export class CampusNetworks {
  constructor(
    private readonly db: Database,
    private readonly notices: StaffNotices,
  ) {}

  /** As they are always written, in the order given; empty: none. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<string[]> {
    permit(actor, 'sign-in.configure');
    return this.db.transaction(actor, async (tx) => (await rangesOf(tx, actor.institutionId)).map(rangeInWords));
  }

  /**
   * Names them anew, in place of those before; administrators are told. The same as before changes nothing.
   * @param written one a line; empty: none.
   * @throws {DomainError} forbidden; invalid, `network.wrong`, at the field `ranges`.
   */
  async change(actor: Actor, written: string): Promise<void> {
    permit(actor, 'sign-in.configure');
    const read = readNetworks(written);
    if ('wrong' in read)
      throw new DomainError('invalid', 'network.wrong', 'network.wrong', [{ field: 'ranges', message: read.wrong }]);
    const { institutionId } = actor;
    const wanted = read.ranges.map(rangeInWords);
    await this.db.transaction(actor, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('networks of ' || $1::uuid::text, 0))`, [
        institutionId,
      ]);
      const before = (await rangesOf(tx, institutionId)).map(rangeInWords);
      if (before.join() === wanted.join()) return;
      await tx.query('delete from campus_network where institution_id = $1', [institutionId]);
      await tx.query(
        `insert into campus_network (institution_id, place, range)
         select $1, n, one::cidr from unnest($2::text[]) with ordinality as given (one, n)`,
        [institutionId, wanted],
      );
      await record(tx, actor, { event: 'sign-in.networks-changed', count: wanted.length });
      const more = wanted.length === 0 ? 'There are none now.' : `Now they are: ${wanted.join(', ')}.`;
      await this.notices.tell(tx, actor, 'networks-changed', { more });
    });
  }

  /** Whether a network, as `networkOf` names it, is the institution's own. */
  async has(institutionId: string, network: string): Promise<boolean> {
    return this.db.transaction({ institutionId }, async (tx) => isAmong(await rangesOf(tx, institutionId), network));
  }
}

async function rangesOf(tx: EntityManager, institutionId: string): Promise<Range[]> {
  const rows = await tx.query<{ range: string }[]>(
    'select range::text as range from campus_network where institution_id = $1 order by place',
    [institutionId],
  );
  return rows.flatMap(({ range }) => readRange(range) ?? []);
}
