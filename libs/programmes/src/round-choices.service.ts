import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { type EntityManager, In } from 'typeorm';
import { changeRound, type OfRound } from './change-round';
import type { RoundChoicesInput } from './choices.input';
import { isPublished, lotteryOf, type RoundLottery } from './data/lottery.query';
import { PriorityGroup } from './data/priority-group.entity';
import { sizesOfRound } from './data/primary-groups.query';
import { Round } from './data/round.entity';
import { RoundFloor } from './data/round-floor.entity';
import { choiceFaults, type RoundSizes } from './domain/choices';
import { notFound, refuse } from './errors';

/** What counts first in a round, and the lottery it is bound to. */
@Injectable()
export class RoundChoices {
  constructor(private readonly db: Database) {}

  /**
   * Sets everything at once. A reason for what is not chosen is dropped, and so are floors where there are none.
   * @throws {DomainError} invalid, `round.choices`, at the field; not-found of the round or of a group with a floor.
   */
  save(actor: Actor, roundId: string, input: RoundChoicesInput): Promise<void> {
    return changeRound(this.db, actor, { roundId, event: 'round.choices-changed' }, async (tx, of) => {
      refuse('round.choices', choiceFaults(input, await sizesOfRound(tx, of)));
      const { institutionId } = of;
      await tx.update(Round, { institutionId, id: roundId }, { choices: columnsOf(input) });
      await setFloors(tx, of, input);
    });
  }

  /** Who is in the round, for choosing floors. A round that is not theirs has nobody. */
  async sizes(actor: Actor, roundId: string): Promise<RoundSizes> {
    permit(actor, 'drafts.read');
    const { institutionId } = actor;
    return this.db.transaction(actor, (tx) => sizesOfRound(tx, { institutionId, roundId }));
  }

  /**
   * The round's lottery as it may be shown now: the seed is null until pairings are published.
   * @throws {DomainError} not-found, `round.not-found`.
   */
  async lottery(actor: Actor, roundId: string): Promise<ShownLottery> {
    permit(actor, 'programmes.read');
    const of = { institutionId: actor.institutionId, id: roundId };
    return this.db.transaction(actor, async (tx) => {
      const { seed, commitment } = await lotteryOf(tx, of);
      return { commitment, seed: (await isPublished(tx, of)) ? seed : null };
    });
  }
}

/** A lottery as it may be shown: without its seed while nothing is published. */
export interface ShownLottery extends Pick<RoundLottery, 'commitment'> {
  readonly seed: string | null;
}

async function setFloors(tx: EntityManager, of: OfRound, { fairness, floors }: RoundChoicesInput): Promise<void> {
  const wanted = fairness === 'floors' ? floors : [];
  const rows = wanted.flatMap(({ priorityGroupId, places }) => (places ? [{ ...of, priorityGroupId, places }] : []));
  const ids = rows.map(({ priorityGroupId }) => priorityGroupId);
  const known = await tx.countBy(PriorityGroup, { institutionId: of.institutionId, id: In(ids) });
  if (known < ids.length) throw notFound('priority-group', ids.join(' '));
  await tx.delete(RoundFloor, of);
  await tx.insert(RoundFloor, rows);
}

const columnsOf = (input: RoundChoicesInput) => ({
  aim: input.aim,
  ignoreTiers: input.ignoreTiers,
  ignoreTiersReason: input.ignoreTiers ? input.ignoreTiersReason : '',
  fairness: input.fairness,
  fairnessReason: input.fairness === 'none' ? '' : input.fairnessReason,
  retention: input.retention,
  mentorsView: input.mentorsView,
  lotteryStrength: input.lotteryStrength,
});
