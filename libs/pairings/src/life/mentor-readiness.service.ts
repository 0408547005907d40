import { Injectable } from '@nestjs/common';
import { Checks, Training } from '@footing/training';
import type { EntityManager } from 'typeorm';
import type { HeldPairing } from './held-pairing.query';

/** What has to be there before a mentor's pairing can begin. */
export type Missing = 'nothing' | 'training' | 'checks';

/** Whether a mentor may begin, as the database asks when a pairing does. */
@Injectable()
export class MentorReadiness {
  constructor(
    private readonly training: Training,
    private readonly checks: Checks,
  ) {}

  /** What is missing; of both, the training, which is the mentor's to do. Inside the caller's transaction. */
  async missing(
    tx: EntityManager,
    institutionId: string,
    { mentorId, programmeKind }: Pick<HeldPairing, 'mentorId' | 'programmeKind'>,
  ): Promise<Missing> {
    const mentor = { kind: 'mentor', id: mentorId, programme: programmeKind } as const;
    if (!(await this.training.isReady(tx, institutionId, mentor))) return 'training';
    return (await this.checks.missing(tx, institutionId, mentorId, programmeKind)).length > 0 ? 'checks' : 'nothing';
  }
}
