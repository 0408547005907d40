import type { EntityManager } from 'typeorm';
import { notFound } from '../errors';
import { Barrier } from './barrier.entity';
import { Criterion } from './criterion.entity';
import { Programme } from './programme.entity';
import { Round } from './round.entity';
import { RoundFloor } from './round-floor.entity';
import { RoundSchool } from './round-school.entity';
import { RoundTier } from './round-tier.entity';

/** A round with everything that is decided about it. */
export interface RoundDetail {
  readonly round: Round;
  readonly programme: Programme;
  /** In order of display; the weights sum to 100, or there are none. */
  readonly criteria: readonly Criterion[];
  readonly barriers: readonly Barrier[];
  /** The schools that take part. */
  readonly schoolIds: readonly string[];
  /** Groups that have a tier; a group that is not here is in no tier. */
  readonly tiers: readonly Pick<RoundTier, 'priorityGroupId' | 'tier'>[];
  /** Places kept for groups; some exactly when the round's fairness is 'floors'. */
  readonly floors: readonly Pick<RoundFloor, 'priorityGroupId' | 'places'>[];
}

/** A round with everything, inside the caller's own transaction. @throws {DomainError} not-found, `round.not-found`. */
export async function loadRound(tx: EntityManager, institutionId: string, id: string): Promise<RoundDetail> {
  const round = await tx.findOneBy(Round, { institutionId, id });
  if (!round) throw notFound('round', id);
  const where = { institutionId, roundId: id };
  const order = { position: 'asc', id: 'asc' } as const;
  const programme = await tx.findOneByOrFail(Programme, { institutionId, id: round.programmeId });
  const schools = await tx.findBy(RoundSchool, where);
  return {
    round,
    programme,
    criteria: await tx.find(Criterion, { where, order }),
    barriers: await tx.find(Barrier, { where, order }),
    schoolIds: schools.map(({ schoolId }) => schoolId),
    tiers: await tx.find(RoundTier, { where, order: { tier: 'asc', priorityGroupId: 'asc' } }),
    floors: await tx.find(RoundFloor, { where, order: { priorityGroupId: 'asc' } }),
  };
}
