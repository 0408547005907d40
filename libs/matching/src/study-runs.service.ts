import { Injectable, Logger } from '@nestjs/common';
import { Database } from '@footing/database';
import type { MatchInput, Progress } from '@footing/engine';
import { type Actor, Clock, systemActor } from '@footing/kernel';
import { type EntityManager, In } from 'typeorm';
import { DraftInput } from './data/draft-input.entity';
import { Study } from './data/study.entity';
import type { EngineOutcome } from './domain/engine-report';
import type { Replayed } from './domain/study-report';
import { EngineThread } from './engine-thread';

/** Works out what was asked about a round: a job, safe to begin again, for it writes only its own study. */
@Injectable()
export class StudyRuns {
  private readonly log = new Logger(StudyRuns.name);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Does nothing for a study that is done or was cancelled. */
  async run(institutionId: string, studyId: string): Promise<void> {
    const actor = systemActor(institutionId);
    const begun = await this.begin(actor, studyId);
    if (!begun) return;
    const thread = new EngineThread<EngineOutcome>('draft', begun.input);
    const wanted = (progress: Progress | null) =>
      this.change(actor, studyId, { doneCount: progress?.done ?? 0, ofCount: progress?.of ?? 0 });
    try {
      const outcome = await thread.followed(wanted);
      if (outcome) await this.settle(actor, studyId, outcome);
    } catch (error) {
      this.log.error(`study ${studyId}: the engine broke off`, error instanceof Error ? error.stack : undefined);
      await this.change(actor, studyId, { state: 'failed', finishedAt: this.clock.now() });
    } finally {
      await thread.stop();
    }
  }

  private begin(actor: Actor, id: string): Promise<{ study: Study; input: MatchInput } | null> {
    const { institutionId } = actor;
    return this.db.transaction(actor, async (tx) => {
      const where = { institutionId, id, state: In(['queued', 'running']) };
      const begun = await tx.update(Study, where, { state: 'running', doneCount: 0, ofCount: 0 });
      if (begun.affected !== 1) return null;
      const study = await tx.findOneByOrFail(Study, { institutionId, id });
      return { study, input: await inputOf(tx, study) };
    });
  }

  private async settle(actor: Actor, studyId: string, outcome: EngineOutcome): Promise<void> {
    if (outcome.kind === 'refused') throw new Error(`the engine refuses the frozen input: ${outcome.code}`);
    await this.change(actor, studyId, {
      state: 'done',
      result: replayed(outcome),
      finishedAt: this.clock.now(),
    });
  }

  /** Changes a study that is still running. @returns false when it is not running any more. */
  private change(
    actor: Actor,
    id: string,
    change: Partial<Pick<Study, 'state' | 'doneCount' | 'ofCount' | 'finishedAt' | 'result'>>,
  ) {
    const where = { institutionId: actor.institutionId, id, state: 'running' } as const;
    return this.db.transaction(actor, async (tx) => (await tx.update(Study, where, change)).affected === 1);
  }
}

async function inputOf(tx: EntityManager, { institutionId, draftId }: Study): Promise<MatchInput> {
  if (draftId === null) throw new Error('a study without a draft');
  return (await tx.findOneByOrFail(DraftInput, { institutionId, draftId })).input;
}

const replayed = ({ result }: Extract<EngineOutcome, { kind: 'made' }>): Replayed => ({
  engineVersion: result.engineVersion,
  inputHash: result.inputHash,
  resultHash: result.resultHash,
  faults: result.faults.length,
});
