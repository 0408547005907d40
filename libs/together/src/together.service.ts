import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@footing/kernel';
import { agreementOf, type AgreementView } from './agreements.service';
import { startedBy } from './data/endings.query';
import { goalCounts } from './data/goals.query';
import { hasEnded, isUnderWay } from './data/pair.query';
import { type GuideView, guidesOf } from './guides.service';
import { OwnPairs } from './own-pairs.service';

/** What two people have together, at a glance: their hub. */
export interface TogetherView {
  readonly id: string;
  /** Whether it has begun and is not over. */
  readonly isUnderWay: boolean;
  /** Whether it had begun and is over. */
  readonly isOver: boolean;
  readonly isClosing: boolean;
  readonly agreement: Pick<AgreementView, 'mine' | 'theirs' | 'by'>;
  readonly goals: { readonly open: number; readonly done: number };
  /** That suits the next meeting. */
  readonly guide: GuideView | null;
}

/** The hub of a pairing. */
@Injectable()
export class Together {
  constructor(
    private readonly pairs: OwnPairs,
    private readonly clock: Clock,
  ) {}

  /** @throws {DomainError} not-found, `pairing.not-found`, for everybody who is not one of the two. */
  find(actor: Actor, id: string): Promise<TogetherView> {
    const { institutionId } = actor;
    return this.pairs.read(actor, id, async (tx, pair) => {
      const [guide = null] = await guidesOf(tx, institutionId, pair, this.clock.now());
      return {
        ...{ id, isUnderWay: isUnderWay(pair), isOver: hasEnded(pair) },
        isClosing: (await startedBy(tx, institutionId, id)) !== null,
        agreement: await agreementOf(tx, institutionId, pair),
        goals: await goalCounts(tx, institutionId, pair),
        guide,
      };
    });
  }
}
