import { Injectable } from '@nestjs/common';
import { selfOf } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { Checks, Training, type TrainingStanding } from '@footing/training';

/** What a mentor has yet to do before a pairing of theirs can begin. */
export interface ReadinessView {
  /** Required parts of the training that are to be done, or done again. */
  readonly training: readonly TrainingStanding[];
  /** Names of checks that the university asks for and has not written down. */
  readonly checks: readonly string[];
}

/** Whether a mentor can begin. */
@Injectable()
export class Readiness {
  constructor(
    private readonly db: Database,
    private readonly training: Training,
    private readonly checks: Checks,
  ) {}

  /** Empty in both where nothing is to be done, and for who has no record yet. @throws {DomainError} forbidden. */
  async of(actor: Actor): Promise<ReadinessView> {
    permit(actor, 'offer.own');
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        if (!self) return { training: [], checks: [] };
        const standing = await this.training.standing(tx, actor.institutionId, self);
        return {
          training: standing.filter(({ required, standing: now }) => required && now !== 'done'),
          checks: await this.checks.missing(tx, actor.institutionId, self.id),
        };
      },
      'own',
    );
  }
}
