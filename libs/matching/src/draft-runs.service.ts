import { Injectable, Logger } from '@nestjs/common';
import { record } from '@footing/audit';
import { hasChanged } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, Clock, systemActor } from '@footing/kernel';
import { Candidates } from '@footing/people';
import { In } from 'typeorm';
import { Draft } from './data/draft.entity';
import { passFence } from './data/draft-uses.query';
import { freeze, type Frozen } from './data/freezing.query';
import { writeResult } from './data/results.query';
import type { EngineOutcome, EngineResult } from './domain/engine-report';
import { refusalWords } from './domain/refusal-words';
import { EngineThread, type ThreadProgress } from './engine-thread';

const OUR_FAULT = 'Sorry, there is a problem at our end: the result did not pass our own check, so we did not keep it.';
const BROKE_OFF = 'Sorry, there is a problem at our end. Nothing was changed. Try again.';
const CHANGED_AGAIN =
  'Nothing went wrong, and nothing was kept: while this draft was made, people changed what they agree to, again and again. Make a new draft in a few minutes.';
const MOST_ATTEMPTS = 3;

/** Makes a draft: freezes what goes in, runs the engine in a thread, checks what comes out, and keeps it. */
@Injectable()
export class DraftRuns {
  private readonly log = new Logger(DraftRuns.name);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly candidates: Candidates,
  ) {}

  /**
   * Makes the draft, whatever happened to an earlier try: what went in is frozen once, so a second try gives the same
   * result, and only the first to finish writes it. Where somebody changes what they agree to while it is made, it is read and
   * made again, a few times. Does nothing for a draft that is finished or cancelled.
   */
  async run(institutionId: string, draftId: string): Promise<void> {
    const actor = systemActor(institutionId);
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) if (await this.attempt(actor, draftId)) return;
    await this.end(actor, draftId, 'refused', CHANGED_AGAIN);
  }

  /** @returns false when somebody has changed what they agree to, and nothing was kept. */
  private async attempt(actor: Actor, draftId: string): Promise<boolean> {
    const frozen = await this.begin(actor, draftId);
    if (!frozen) return true;
    const thread = new EngineThread<EngineOutcome>('draft', frozen.input);
    try {
      const outcome = await this.follow(actor, draftId, thread);
      if (outcome) await this.settle(actor, draftId, frozen, outcome);
      return true;
    } catch (error) {
      if (!hasChanged(error)) throw error;
      await this.db.transaction(actor, (tx) => tx.query('select consent.forget_input($1)', [draftId]));
      return false;
    } finally {
      await thread.stop();
    }
  }

  /** Marks the draft as running and freezes its input. @returns null when there is nothing to run. */
  private begin(actor: Actor, draftId: string): Promise<Frozen | null> {
    return this.db.asMatcher(actor, async (tx) => {
      const begun = await tx.update(
        Draft,
        { institutionId: actor.institutionId, id: draftId, state: In(['queued', 'running']) },
        { state: 'running', startedAt: this.clock.now(), step: '', doneCount: 0, ofCount: 0 },
      );
      return begun.affected === 1 ? freeze(tx, actor, draftId, this.candidates) : null;
    });
  }

  /** Waits for the end, writing how far it is. @returns null when the draft was cancelled, or the thread broke off. */
  private async follow(
    actor: Actor,
    draftId: string,
    thread: EngineThread<EngineOutcome>,
  ): Promise<EngineOutcome | null> {
    const wanted = (progress: ThreadProgress | null) => this.change(actor, draftId, writtenProgress(progress));
    return thread.followed(wanted).catch((error: unknown) => this.brokeOff(actor, draftId, error));
  }

  private async brokeOff(actor: Actor, draftId: string, error: unknown): Promise<null> {
    this.log.error(`draft ${draftId}: the engine broke off`, error instanceof Error ? error.stack : undefined);
    await this.end(actor, draftId, 'failed', BROKE_OFF);
    return null;
  }

  private async settle(actor: Actor, draftId: string, frozen: Frozen, outcome: EngineOutcome): Promise<void> {
    if (outcome.kind === 'refused') return this.end(actor, draftId, 'refused', refusalWords(outcome.code));
    if (outcome.result.faults.length > 0) {
      this.log.error(`draft ${draftId} is faulty: ${outcome.result.faults.slice(0, 5).join('; ')}`);
      return this.end(actor, draftId, 'failed', OUR_FAULT);
    }
    await this.keep(actor, draftId, frozen, outcome.result);
  }

  /** All of it or none, and none once somebody whom it is about has changed what they agree to. */
  private keep(actor: Actor, draftId: string, { input, uses }: Frozen, result: EngineResult): Promise<void> {
    const { institutionId } = actor;
    return this.db.transaction(actor, async (tx) => {
      const draft = await tx.findOne(Draft, {
        where: { institutionId, id: draftId, state: 'running' },
        lock: { mode: 'for_no_key_update' },
      });
      if (!draft) return;
      await writeResult(tx, draft, input, result, this.clock.now());
      await record(tx, actor, { event: 'draft.made', object: draftId, count: input.students.length });
      await passFence(tx, uses, `draft ${draftId}`);
    });
  }

  private async end(actor: Actor, draftId: string, state: 'refused' | 'failed', refusal: string): Promise<void> {
    await this.change(actor, draftId, { state, refusal, finishedAt: this.clock.now() });
  }

  /** Changes a draft that is still running. @returns false when it is not running any more. */
  private change(actor: Actor, draftId: string, change: Partial<Omit<Draft, 'settings' | 'summary' | 'certificate'>>) {
    const where = { institutionId: actor.institutionId, id: draftId, state: 'running' } as const;
    return this.db.transaction(actor, async (tx) => (await tx.update(Draft, where, change)).affected === 1);
  }
}

const writtenProgress = (progress: ThreadProgress | null) => ({
  step: progress?.step ?? '',
  doneCount: progress?.done ?? 0,
  ofCount: progress?.of ?? 0,
});
