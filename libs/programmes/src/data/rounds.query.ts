import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { Round } from './round.entity';

/** Rounds, the latest first. `where` names the institution. */
export const roundsOf = (
  tx: EntityManager,
  where: FindOptionsWhere<Round> & { institutionId: string },
): Promise<Round[]> => tx.find(Round, { where, order: { dates: { signUpOpens: 'desc' }, name: 'asc' } });
