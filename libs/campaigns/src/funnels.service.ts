import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, DomainError, permit } from '@footing/kernel';
import { countFunnel } from './data/funnel.query';
import { type ShownFunnel, shownFunnel } from './domain/shown-funnel';

/** How far students got in one round. */
export interface RoundFunnel {
  readonly programmeName: string;
  readonly roundName: string;
  /** Null: whoever asks sees only what has been released, and nothing has been. */
  readonly funnel: ShownFunnel | null;
}

/** Who could take part, and who got how far: as counts that tell of no single person. */
@Injectable()
export class Funnels {
  constructor(private readonly db: Database) {}

  /**
   * The counts of one round by school and by priority group, with everything left out that would tell of few. Every look is
   * recorded. @throws {DomainError} forbidden; not-found, `round.not-found`.
   */
  async of(actor: Actor, roundId: string): Promise<RoundFunnel> {
    const within = permit(actor, 'reports.read');
    const { institutionId } = actor;
    return this.db.transaction(actor, async (tx) => {
      const [round] = await tx.query<Omit<RoundFunnel, 'funnel'>[]>(
        `select g.name as "programmeName", r.name as "roundName" from round r
           join programme g on g.institution_id = r.institution_id and g.id = r.programme_id
         where r.institution_id = $1 and r.id = $2`,
        [institutionId, roundId],
      );
      if (!round) throw new DomainError('not-found', 'round.not-found', `round ${roundId}`);
      await record(tx, actor, { event: 'funnel.viewed', object: roundId, special: within === null });
      if (within !== null) return { ...round, funnel: null };
      return { ...round, funnel: shownFunnel(await countFunnel(tx, institutionId, roundId)) };
    });
  }
}
