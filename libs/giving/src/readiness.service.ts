import { Injectable } from '@nestjs/common';
import { Checks, Training, type TrainingStanding } from '@footing/training';
import type { EntityManager } from 'typeorm';

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
    private readonly training: Training,
    private readonly checks: Checks,
  ) {}

  /**
   * Inside the caller's transaction, under the purpose `own`. Empty in both where nothing is to be done.
   * @param mentorId null: of nobody yet, who has nothing to do.
   */
  async of(tx: EntityManager, institutionId: string, mentorId: string | null): Promise<ReadinessView> {
    if (mentorId === null) return { training: [], checks: [] };
    const standing = await this.training.standing(tx, institutionId, { kind: 'mentor', id: mentorId });
    return {
      training: standing.filter(({ required, standing: now }) => required && now !== 'done'),
      checks: await this.checks.missing(tx, institutionId, mentorId),
    };
  }
}
