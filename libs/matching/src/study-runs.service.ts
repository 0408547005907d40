import { Injectable, Logger } from '@nestjs/common';
import { hasChanged } from '@footing/consent';
import { Database, insertAll } from '@footing/database';
import { type Actor, Clock, DomainError, systemActor } from '@footing/kernel';
import type { Draft, MatchInput } from '@footing/engine';
import { In } from 'typeorm';
import { decisionTask } from './data/decision-task.query';
import { DraftChance } from './data/draft-chance.entity';
import { Study } from './data/study.entity';
import { passFence } from './data/draft-uses.query';
import type { Frozen } from './data/freezing.query';
import { StudyInputs } from './study-inputs';
import type { EngineOutcome } from './domain/engine-report';
import type { Replayed, Served, StudyOutcome, StudyResults, StudyKind, StudyTask } from './domain/study-report';
import { EngineThread, type ThreadProgress } from './engine-thread';

/** The strengths that a look at the lottery compares. */
const STRENGTHS = [0, 0.01, 0.02, 0.05, 0.1, 0.2];
/** With the round's own among them, so that what was chosen can be seen beside the others. */
const strengthsWith = (own = 0): number[] => [...new Set([...STRENGTHS, own])].sort((a, b) => a - b);

const MOST_ATTEMPTS = 3;

/** What is written when a study is done. */
interface Finished {
  readonly result: StudyResults[StudyKind];
  readonly served: readonly Served[];
}

/** Works out what was asked about a round: a job, safe to begin again, for it writes only its own study. */
@Injectable()
export class StudyRuns {
  private readonly log = new Logger(StudyRuns.name);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly inputs: StudyInputs,
  ) {}

  /** Does nothing for a study that is done or was cancelled. */
  async run(institutionId: string, studyId: string): Promise<void> {
    const actor = systemActor(institutionId);
    const study = await this.begin(actor, studyId);
    if (!study) return;
    try {
      for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) if (await this.attempt(actor, study)) return;
      await this.change(actor, studyId, { state: 'cancelled', finishedAt: this.clock.now() });
    } catch (error) {
      this.log.error(`study ${studyId}: the engine broke off`, error instanceof Error ? error.stack : undefined);
      await this.change(actor, studyId, { state: 'failed', finishedAt: this.clock.now() });
    }
  }

  /** @returns false when somebody has changed what they agree to, and nothing was kept. */
  private async attempt(actor: Actor, study: Study): Promise<boolean> {
    try {
      const frozen = await this.inputs.of(actor, study);
      const finished = await this.worked(actor, study, frozen);
      if (finished) await this.keep(actor, study, finished, frozen);
      return true;
    } catch (error) {
      if (!hasChanged(error) && !isClosed(error)) throw error;
      return false;
    }
  }

  private begin(actor: Actor, id: string): Promise<Study | null> {
    const { institutionId } = actor;
    return this.db.transaction(actor, async (tx) => {
      const where = { institutionId, id, state: In(['queued', 'running']) };
      const begun = await tx.update(Study, where, { state: 'running', doneCount: 0, ofCount: 0 });
      return begun.affected === 1 ? tx.findOneByOrFail(Study, { institutionId, id }) : null;
    });
  }

  /** @returns null when it was cancelled meanwhile. */
  private async worked(actor: Actor, study: Study, { input }: Frozen): Promise<Finished | null> {
    if (study.kind === 'replay') {
      return this.replayed(actor, study, input);
    }
    const { draws } = study;
    const task: StudyTask =
      study.kind === 'chances'
        ? { kind: 'chances', input, draws }
        : { kind: 'lottery-design', input, draws, strengths: strengthsWith(input.settings.lotteryStrength) };
    const outcome = await this.inThread<StudyOutcome>(actor, study, 'study', task);
    if (outcome?.kind === 'refused') throw refused(outcome.code);
    if (!outcome || outcome.kind === 'decisions') return null;
    return { result: outcome.result, served: outcome.kind === 'chances' ? outcome.served : [] };
  }

  /** The draft made again, and then every decision taken again. */
  private async replayed(actor: Actor, study: Study, input: MatchInput): Promise<Finished | null> {
    const outcome = await this.inThread<EngineOutcome>(actor, study, 'draft', input);
    if (!outcome) return null;
    const again = replayed(outcome);
    const task = await this.db.transaction(actor, (tx) => decisionTask(tx, study, input, again.draft));
    const decided = await this.inThread<StudyOutcome>(actor, study, 'study', { kind: 'decisions', task });
    if (decided?.kind === 'refused') throw refused(decided.code);
    return decided?.kind === 'decisions' ? { result: { ...again.result, decided: decided.result }, served: [] } : null;
  }

  private async inThread<Outcome extends { readonly kind: string }>(
    actor: Actor,
    { id }: Study,
    name: 'draft' | 'study',
    task: unknown,
  ): Promise<Outcome | null> {
    const thread = new EngineThread<Outcome>(name, task);
    const wanted = (progress: ThreadProgress | null) =>
      this.change(actor, id, { doneCount: progress?.done ?? 0, ofCount: progress?.of ?? 0 });
    try {
      return await thread.followed(wanted);
    } finally {
      await thread.stop();
    }
  }

  /** Only the first to finish writes: a second try finds the study done. */
  private keep(actor: Actor, study: Study, { result, served }: Finished, { uses }: Frozen): Promise<void> {
    const { institutionId, id: studyId, draftId, draws } = study;
    return this.db.transaction(actor, async (tx) => {
      const done = { state: 'done' as const, result, finishedAt: this.clock.now() };
      const written = await tx.update(Study, { institutionId, id: studyId, state: 'running' }, done);
      if (written.affected !== 1) return;
      const rows = served.map((one) => ({ applicationId: one.studentId, served: one.served }));
      if (draftId !== null)
        await insertAll(
          tx,
          DraftChance,
          rows.map((row) => ({ institutionId, studyId, draftId, draws, ...row })),
        );
      await passFence(tx, uses, `study ${studyId}`);
    });
  }

  /** Changes a study that is still running. @returns false when it is not running any more. */
  private change(
    actor: Actor,
    id: string,
    change: Partial<Pick<Study, 'state' | 'doneCount' | 'ofCount' | 'finishedAt'>>,
  ) {
    const where = { institutionId: actor.institutionId, id, state: 'running' } as const;
    return this.db.transaction(actor, async (tx) => (await tx.update(Study, where, change)).affected === 1);
  }
}

function replayed(outcome: EngineOutcome): { readonly result: Replayed; readonly draft: Draft } {
  if (outcome.kind === 'refused') throw refused(outcome.code);
  const { engineVersion, inputHash, resultHash, faults, draft } = outcome.result;
  return { draft, result: { engineVersion, inputHash, resultHash, faults: faults.length } };
}

const isClosed = (error: unknown) => error instanceof DomainError && error.code === 'draft.agreement-changed';

const refused = (code: string) => new Error(`the engine refuses the input: ${code}`);
